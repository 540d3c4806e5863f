package werkbank.app;

import java.util.List;
import java.util.Locale;
import java.util.Optional;
import werkbank.experiment.KnownResults;
import werkbank.experiment.KnownResults.Origin;
import werkbank.experiment.KnownTrial;
import werkbank.search.sampler.Samplers;
import werkbank.space.SearchPlan;
import werkbank.space.SearchSpace;

/** Says where a study's sampler learns nothing from results that are known beforehand. */
final class LearningNote {
    private LearningNote() {}

    /**
     * A line for the user.
     *
     * @param searched with the sampler and the scheduler that the study has, or that were chosen for it
     * @param known of the study
     * @return empty when the sampler learns from all of them
     */
    static Optional<String> of(SearchSpace searched, List<KnownResults> known) {
        String sampler = searched.sampler().name();
        if (known.isEmpty() || Samplers.learnFromOthers(sampler)) {
            return Optional.empty();
        }
        if (known.stream().anyMatch(results -> results.origin() == Origin.LEARNED)) {
            return Optional.of(String.format(
                    Locale.ROOT,
                    "the sampler %s doesn't learn from other studies%s; tpe does",
                    sampler,
                    searched.search().warmStart().first() == 0
                            ? ""
                            : ": the best of them are tried first, and that is all"));
        }
        if (!searched.sampler().learns()) {
            return Optional.of(String.format(
                    Locale.ROOT, "the sampler %s doesn't learn from what is known beforehand; tpe does", sampler));
        }
        return known.stream().anyMatch(results -> isOrderAlone(results, searched.search()))
                ? Optional.of(String.format(
                        Locale.ROOT,
                        "the sampler %s doesn't learn from known results of which only the order counts; tpe does",
                        sampler))
                : Optional.empty();
    }

    /** Whether some of the results can't be compared with those of the study's own trials. */
    private static boolean isOrderAlone(KnownResults results, SearchPlan plan) {
        return !results.sameScale()
                || plan.cost().isPresent()
                || !plan.constraints().limits().isEmpty()
                || plan.scheduler().hasRungs() && results.trials().stream().anyMatch(KnownTrial::whole);
    }
}
