package werkbank.engine.cuda;

import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import org.bytedeco.cuda.global.cudnn;
import werkbank.recipe.Algorithms;
import werkbank.recipe.Precision;

/**
 * The algorithm that a direction of a convolution runs with.
 *
 * @param number cuDNN's
 * @param deterministic whether it gives the same bits each time
 * @param memory bytes of workspace
 */
record ChosenAlgorithm(int number, boolean deterministic, long memory) {

    /**
     * Chooses the first of those offered that may be taken, and leaves its arithmetic set: cuDNN is many times slower when
     * an algorithm runs with another than it was offered for.
     *
     * @param algorithms those offered, the quickest first
     * @param limit bytes of workspace at most
     */
    static Optional<ChosenAlgorithm> of(
            AlgorithmCalls calls,
            List<OfferedAlgorithm> algorithms,
            Precision precision,
            Algorithms kinds,
            long limit) {
        for (OfferedAlgorithm offered : algorithms) {
            boolean repeatable = offered.deterministic() || kinds == Algorithms.FAST;
            if (!offered.usable() || !repeatable || offered.memory() > limit) {
                continue;
            }
            // What was looked at with the default arithmetic would round to TF32.
            calls.math(precision == Precision.F32 ? cudnn.CUDNN_FMA_MATH : offered.math());
            OptionalLong memory = calls.workspace(offered.number());
            if (memory.isPresent() && memory.getAsLong() <= limit) {
                return Optional.of(new ChosenAlgorithm(offered.number(), offered.deterministic(), memory.getAsLong()));
            }
        }
        return Optional.empty();
    }

    /** The arithmetic that algorithms are asked for. */
    static int wantedMath(Precision precision) {
        return switch (precision) {
            case F32 -> cudnn.CUDNN_FMA_MATH;
                // The default may round 32-bit factors to TF32.
            case TF32 -> cudnn.CUDNN_DEFAULT_MATH;
            case BF16 -> cudnn.CUDNN_TENSOR_OP_MATH;
        };
    }
}
