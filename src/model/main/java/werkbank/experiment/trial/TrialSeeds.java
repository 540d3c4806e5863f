package werkbank.experiment.trial;

/**
 * Seeds of one trial. They depend on the study's seed and the trial's number alone, so that they are the same
 * whatever ran before it, on however many workers and after any resume.
 *
 * @param proposal draws the trial's parameters
 * @param training weights, order of images, dropout and augmentation: the seed of its {@link TrialSpec}
 */
public record TrialSeeds(long proposal, long training) {
    private static final long GOLDEN_GAMMA = 0x9e3779b97f4a7c15L;

    /**
     * Two outputs of a SplitMix64 generator for each trial: neighbouring studies and trials get unrelated seeds.
     *
     * <p>Steele, Lea and Flood (2014), Fast splittable pseudorandom number generators, OOPSLA.
     *
     * @param study seed of the study
     * @param number of the trial, from 1
     */
    public static TrialSeeds of(long study, int number) {
        long state = mix(study) + 2L * number * GOLDEN_GAMMA;
        return new TrialSeeds(mix(state), mix(state + GOLDEN_GAMMA));
    }

    /**
     * Seed of a study whose first trial has the seeds of a later one of another study, so that a trial can be had alone.
     *
     * @param study seed of the study that the trial is in
     * @param number of the trial, from 1
     */
    public static long ofStudyThatBeginsWith(long study, int number) {
        return unmix(mix(study) + 2L * (number - 1) * GOLDEN_GAMMA);
    }

    /**
     * Seed of one of a trial's networks: the trial's own where there is just one, otherwise another for each fold.
     *
     * @param training of the trial
     * @param fold from 1 to {@code folds}
     * @param folds networks of the trial, at least 1
     */
    public static long ofFold(long training, int fold, int folds) {
        return folds == 1 ? training : mix(training + fold * GOLDEN_GAMMA);
    }

    private static long mix(long state) {
        long z = (state ^ (state >>> 30)) * 0xbf58476d1ce4e5b9L;
        z = (z ^ (z >>> 27)) * 0x94d049bb133111ebL;
        return z ^ (z >>> 31);
    }

    /**
     * Finds the number that {@link #mix} makes this one of: its shifts repeated, its factors' inverses modulo 2^64.
     */
    private static long unmix(long mixed) {
        long z = (mixed ^ (mixed >>> 31) ^ (mixed >>> 62)) * 0x319642b2d24d8ec3L;
        z = (z ^ (z >>> 27) ^ (z >>> 54)) * 0x96de1b173f119089L;
        return z ^ (z >>> 30) ^ (z >>> 60);
    }
}
