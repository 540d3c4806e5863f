package werkbank.engine;

import java.util.OptionalInt;

/**
 * Sums over the steps of an epoch so far.
 *
 * @param steps that are done
 * @param images of these steps
 * @param loss of a step times its images, summed up, in nats
 * @param right images that the network got right, dropout on
 * @param diverged the first step whose loss is not finite, counted from 0
 */
public record EpochSums(int steps, long images, double loss, long right, OptionalInt diverged) {
    /** The sums before the first step. */
    public static final EpochSums NONE = new EpochSums(0, 0, 0, 0, OptionalInt.empty());

    /** The sums after one more step. */
    public EpochSums plus(Step step, int size) {
        return new EpochSums(
                steps + 1,
                images + size,
                loss + step.loss() * size,
                right + step.right(),
                diverged.isPresent() || Double.isFinite(step.loss()) ? diverged : OptionalInt.of(steps));
    }
}
