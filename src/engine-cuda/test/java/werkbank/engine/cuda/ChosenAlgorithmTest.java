package werkbank.engine.cuda;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import org.bytedeco.cuda.global.cudnn;
import org.junit.jupiter.api.Test;
import werkbank.recipe.Algorithms;
import werkbank.recipe.Precision;

/** What is taken of made-up offers. */
class ChosenAlgorithmTest {
    private static final OfferedAlgorithm ATOMIC = new OfferedAlgorithm(0, true, false, cudnn.CUDNN_TENSOR_OP_MATH, 10);
    private static final OfferedAlgorithm LARGE = new OfferedAlgorithm(5, true, true, cudnn.CUDNN_TENSOR_OP_MATH, 1000);
    private static final OfferedAlgorithm UNUSABLE = new OfferedAlgorithm(4, false, true, cudnn.CUDNN_DEFAULT_MATH, 0);
    private static final OfferedAlgorithm GOOD = new OfferedAlgorithm(1, true, true, cudnn.CUDNN_DEFAULT_MATH, 50);
    private static final OfferedAlgorithm SLOW = new OfferedAlgorithm(3, true, true, cudnn.CUDNN_FMA_MATH, 0);

    private final List<Integer> math = new ArrayList<>();
    private OptionalLong needed = OptionalLong.of(60);

    private final AlgorithmCalls calls = new AlgorithmCalls() {
        @Override
        public void math(int type) {
            math.add(type);
        }

        @Override
        public OptionalLong workspace(int algorithm) {
            return algorithm == SLOW.number() ? OptionalLong.of(7) : needed;
        }
    };

    private Optional<ChosenAlgorithm> chosen(Precision precision, Algorithms kinds) {
        return ChosenAlgorithm.of(calls, List.of(ATOMIC, LARGE, UNUSABLE, GOOD, SLOW), precision, kinds, 100);
    }

    @Test
    void theFirstThatRepeatsAndFitsIsTakenWithItsArithmetic() {
        assertThat(chosen(Precision.TF32, Algorithms.DETERMINISTIC)).contains(new ChosenAlgorithm(1, true, 60));
        assertThat(math).containsExactly(cudnn.CUDNN_DEFAULT_MATH);
    }

    @Test
    void fastTakesTheFirstThatFits() {
        needed = OptionalLong.of(10);
        assertThat(chosen(Precision.BF16, Algorithms.FAST)).contains(new ChosenAlgorithm(0, false, 10));
        assertThat(math).containsExactly(cudnn.CUDNN_TENSOR_OP_MATH);
    }

    @Test
    void thirtyTwoBitsAreNeverRounded() {
        assertThat(chosen(Precision.F32, Algorithms.DETERMINISTIC)).isPresent();
        assertThat(math).containsOnly(cudnn.CUDNN_FMA_MATH);
        assertThat(ChosenAlgorithm.wantedMath(Precision.F32)).isEqualTo(cudnn.CUDNN_FMA_MATH);
        assertThat(ChosenAlgorithm.wantedMath(Precision.TF32)).isEqualTo(cudnn.CUDNN_DEFAULT_MATH);
    }

    @Test
    void oneThatNeedsMoreInTheEndIsPassedOver() {
        needed = OptionalLong.of(101);
        assertThat(chosen(Precision.TF32, Algorithms.DETERMINISTIC)).contains(new ChosenAlgorithm(3, true, 7));
        needed = OptionalLong.empty();
        assertThat(chosen(Precision.TF32, Algorithms.DETERMINISTIC)).contains(new ChosenAlgorithm(3, true, 7));
    }

    @Test
    void thereMayBeNone() {
        assertThat(ChosenAlgorithm.of(calls, List.of(ATOMIC), Precision.TF32, Algorithms.DETERMINISTIC, 100))
                .isEmpty();
    }
}
