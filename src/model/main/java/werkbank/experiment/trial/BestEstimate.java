package werkbank.experiment.trial;

/**
 * An estimate of what the best trial of a study is worth on images that it wasn't chosen by. Figures are the objective's,
 * in its own unit.
 *
 * @param trial of the best figure on the validation images
 * @param reached that figure
 * @param elsewhere what to expect of it on other images, as far as its luck in having been chosen goes: the epoch of its
 *     checkpoint was chosen by the same images
 * @param among trials whose answers {@code elsewhere} was reckoned from, itself included
 * @param complete trials that it was chosen among, those without files included
 */
public record BestEstimate(int trial, double reached, double elsewhere, int among, int complete) {
    /** A former version knew of no trials without files. */
    public BestEstimate {
        complete = Math.max(among, complete);
    }

    /** An estimate for the best of trials that all have their files. */
    public BestEstimate(int trial, double reached, double elsewhere, int among) {
        this(trial, reached, elsewhere, among, among);
    }
}
