package werkbank.report.view;

import java.util.List;
import java.util.Optional;
import werkbank.experiment.KnownResults;
import werkbank.experiment.trial.BrokenLimits;
import werkbank.experiment.trial.Trial;
import werkbank.report.figure.PageNumbers;
import werkbank.report.figure.Unit;
import werkbank.space.Cost;
import werkbank.space.Objective;
import werkbank.space.SearchSpace;

/**
 * How a study was searched, in words.
 *
 * @param objectiveId as the search space names it, for instance {@code val-accuracy}
 * @param objective in words
 * @param shortObjective in as few words as an axis has room for
 * @param unit of the objective's figures
 * @param higherIsBetter whether they are to grow
 * @param cost the second objective; empty without one
 * @param constraints on configurations and results, as the space has them
 * @param broken how many and which trials break those on results, in words; empty when none does
 * @param known what was known beforehand, in words; one entry a source
 * @param best what the best complete trial reached, in the objective's unit
 * @param notRepeatable why the same space and seed may give other trials; empty when they don't
 */
public record SearchView(
        String sampler,
        String scheduler,
        String objectiveId,
        String objective,
        String shortObjective,
        Unit unit,
        boolean higherIsBetter,
        Optional<String> cost,
        List<String> constraints,
        Optional<String> broken,
        List<String> known,
        Optional<Double> best,
        Optional<String> notRepeatable) {

    /**
     * @param known results of others that the study has
     * @param workers trials that ran at the same time
     */
    public static SearchView of(SearchSpace space, List<Trial> trials, List<KnownResults> known, int workers) {
        Objective objective = space.search().objective();
        return new SearchView(
                space.sampler().words(),
                space.search().scheduler().words(),
                objective.label(),
                objective.words(),
                shortWords(objective),
                Unit.of(objective),
                objective.higherIsBetter(),
                space.search().cost().map(Cost::words),
                space.search().constraints().words(),
                BrokenLimits.of(trials, space.search().constraints()).words(),
                KnownResults.of(space.search(), known).stream()
                        .map(KnownResults::words)
                        .toList(),
                Trial.bestComplete(trials, space.search())
                        .flatMap(Trial::best)
                        .flatMap(best -> PageNumbers.finite(best.value(objective))),
                space.whyNotRepeatable(workers));
    }

    /** Every objective is a figure of the validation images, so that an axis needn't say it. */
    public static String shortWords(Objective objective) {
        return objective.words().replaceFirst("^validation ", "");
    }
}
