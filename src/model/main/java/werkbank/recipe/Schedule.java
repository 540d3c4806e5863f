package werkbank.recipe;

/**
 * How the learning rate goes through a training. All factors are shares of the optimizer's learning rate; numbers that
 * a type doesn't have are ignored by it. After the warm-up, k steps of K have been done, p = k / K in [0, 1), and e =
 * k / steps per epoch.
 *
 * @param warmUp rises from almost nothing to the schedule's first value: below 1 a share of all epochs, from 1 on a
 *     number of epochs; at least 0
 * @param every of STEP: epochs between two steps, at least 1
 * @param factor of STEP and EXPONENTIAL, in (0, 1]
 * @param power of POLYNOMIAL, greater than 0
 * @param endFactor of POLYNOMIAL, COSINE and ONE_CYCLE: where they end, 0 to 1
 * @param startFactor of ONE_CYCLE: where it begins, in (0, 1]
 * @param peak of ONE_CYCLE: p at which it reaches the optimizer's learning rate, in (0, 1)
 */
public record Schedule(
        Type type,
        double warmUp,
        int every,
        double factor,
        double power,
        double endFactor,
        double startFactor,
        double peak) {

    /** The YAML file names them in lower case. */
    public enum Type {
        CONSTANT,
        /** A step after every so many epochs: factor^⌊e / every⌋, in whole epochs. */
        STEP,
        /** An exponential fall, factor^e, at each step. */
        EXPONENTIAL,
        /** A polynomial fall, end + (1 − end) · (1 − p)^power. */
        POLYNOMIAL,
        /** Half a cosine, end + (1 − end) · (1 + cos πp) / 2: Loshchilov and Hutter (2017), without restarts. */
        COSINE,
        /** A half cosine from start to 1 until the peak, another from 1 to end: Smith and Topin (2019). */
        ONE_CYCLE
    }

    /** @param epochs of the whole training */
    public double warmUpEpochs(int epochs) {
        return warmUp < 1 ? warmUp * epochs : warmUp;
    }
}
