package werkbank.report.influence;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Random;
import java.util.function.ToDoubleFunction;
import java.util.logging.ConsoleHandler;
import java.util.logging.Logger;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** Forests of functions whose variance is known. */
class ForestTest {
    private static final int ALL = 500;

    private final double[][] points = points();

    private static double[][] points() {
        Random random = new Random(3);
        return IntStream.range(0, ALL)
                .mapToObj(i -> random.ints(3, 0, 64)
                        .mapToDouble(cell -> (cell + 0.5) / 64)
                        .toArray())
                .toArray(double[][]::new);
    }

    private Forest of(ToDoubleFunction<double[]> function) {
        return Forest.fit(points, Arrays.stream(points).mapToDouble(function).toArray());
    }

    private Fanova shares(ToDoubleFunction<double[]> function) {
        return Fanova.of(of(function), 3);
    }

    @Test
    void leavesFillTheCube() {
        assertThat(of(p -> p[0] + p[1]).trees()).isNotEmpty().allSatisfy(tree -> {
            assertThat(tree.leaves().stream().mapToDouble(LeafBox::volume).sum())
                    .isCloseTo(1, within(1e-9));
            assertThat(tree.leaves()).allSatisfy(leaf -> IntStream.range(0, 3)
                    .forEach(i -> assertThat(leaf.width(i)).isPositive()));
        });
    }

    @Test
    void aWeightedSumDividesAsItsSquaredWeights() {
        // 2x + y: variances 4/12 and 1/12.
        Fanova shares = shares(p -> 2 * p[0] + p[1]);
        assertThat(shares.alone()[0]).isCloseTo(0.8, within(0.06));
        assertThat(shares.alone()[1]).isCloseTo(0.2, within(0.06));
        assertThat(shares.alone()[2]).isLessThan(0.01);
        assertThat(shares.interactions(0)).isLessThan(0.05);
    }

    @Test
    void aPureInteractionIsInThePair() {
        Fanova shares = shares(p -> (p[0] - 0.5) * (p[1] - 0.5));
        assertThat(shares.together()[0][1]).isGreaterThan(0.7);
        assertThat(shares.alone()[0]).isLessThan(0.1);
        assertThat(shares.alone()[1]).isLessThan(0.1);
        assertThat(shares.alone()[2]).isLessThan(0.03);
    }

    @Test
    void aStepBetweenAccuraciesThatHardlyDifferIsFound() {
        double[][] marginal =
                of(p -> p[0] > 0.5 ? 0.990001 : 0.99).marginal(0, 1, new double[] {0.25, 0.75}, new double[] {0.5});
        assertThat(marginal[0][0]).isCloseTo(0.99, within(1e-8));
        assertThat(marginal[1][0]).isCloseTo(0.990001, within(1e-8));
    }

    @Test
    void theSamePointsGiveTheSameForest() {
        ToDoubleFunction<double[]> function = p -> p[0] * p[1] + p[2];
        assertThat(shares(function).alone()).isEqualTo(shares(function).alone());
        assertThat(shares(function).together()).isDeepEqualTo(shares(function).together());
    }

    @Test
    void aConstantHasNoShares() {
        Fanova shares = shares(p -> 0.98);
        assertThat(shares.alone()).containsOnly(0);
        assertThat(shares.interactions(0)).isZero();
    }

    @Test
    void growsWithoutAWord() {
        PrintStream before = System.err;
        ByteArrayOutputStream said = new ByteArrayOutputStream();
        ConsoleHandler handler;
        try {
            System.setErr(new PrintStream(said, true, StandardCharsets.UTF_8));
            handler = new ConsoleHandler();
            Logger.getLogger("").addHandler(handler);
            of(p -> p[0]);
            handler.flush();
        } finally {
            System.setErr(before);
        }
        Logger.getLogger("").removeHandler(handler);
        assertThat(said.toString(StandardCharsets.UTF_8)).isEmpty();
    }
}
