package werkbank.experiment.trial;

import java.util.List;

/**
 * A round of a race: the configurations that were still in it, once each had been trained with a further seed.
 *
 * @param round from 1; after it each configuration has been trained with the first seed and so many others
 * @param standings the best first
 */
public record RaceRound(int round, List<Standing> standings) {
    /** Standings never change. */
    public RaceRound {
        standings = List.copyOf(standings);
    }

    /**
     * A configuration beside the best of the round. Figures are losses of the objective, a mean over images and seeds: the
     * share of images that are wrong, the mean share over the classes, or nats.
     *
     * @param trial that was tried first; the others repeat it
     * @param mean loss
     * @param behind {@code mean} less that of the best; 0 for the best itself
     * @param error standard error of {@code behind}
     * @param p of so large a difference by chance, with Holm's correction for all that were compared; 1 for the best itself
     * @param dropped whether it gets no further seed
     */
    public record Standing(int trial, double mean, double behind, double error, double p, boolean dropped) {}

    /** The trials that were in the race in this round. */
    public List<Integer> racing() {
        return standings.stream().map(Standing::trial).sorted().toList();
    }

    /** The trials that are out of it after this round. */
    public List<Integer> dropped() {
        return standings.stream()
                .filter(Standing::dropped)
                .map(Standing::trial)
                .sorted()
                .toList();
    }
}
