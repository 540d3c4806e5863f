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
public record EpochSums(int steps, long images, double loss, long right, OptionalInt diverged) {}
