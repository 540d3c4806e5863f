package werkbank.search;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalInt;
import java.util.SortedMap;
import java.util.TreeMap;
import werkbank.experiment.OutcomeBuilder;
import werkbank.experiment.ScriptedTrainer;
import werkbank.experiment.Search.Plan;
import werkbank.experiment.trial.Trial;
import werkbank.experiment.trial.TrialResult;
import werkbank.experiment.trial.TrialState;
import werkbank.file.StoredFile;
import werkbank.recipe.Recipe;
import werkbank.search.sampler.Samplers;
import werkbank.space.DataSpecBuilder;
import werkbank.space.EnsemblePlan;
import werkbank.space.FixedTemplate;
import werkbank.space.Objective;
import werkbank.space.Parameter;
import werkbank.space.RecipeTemplate;
import werkbank.space.SamplerSpec;
import werkbank.space.SchedulerSpec;
import werkbank.space.SearchPlan;
import werkbank.space.SearchPlan.Repeats;
import werkbank.space.SearchSpace;

/** Plans and results for the tests of the search. */
public final class Plans {
    public static final List<Parameter> PARAMETERS = List.of(
            new Parameter.IntRange("filters", 16, 64, 16, false, Map.of()),
            new Parameter.FloatRange("rate", 1e-4, 1e-2, true, Map.of()),
            new Parameter.Choice("optimizer", List.of("sgd", "nesterov", "adam"), Map.of()),
            new Parameter.FloatRange("momentum", 0.5, 0.99, false, Map.of("optimizer", List.of("nesterov"))));

    private Plans() {}

    public static Plan plan(List<Parameter> parameters, int trials, int workers) {
        return new Plan(space(parameters), 42, trials, workers, List.of(), Map.of(), () -> false);
    }

    public static SearchSpace space(List<Parameter> parameters) {
        return space(parameters, SearchPlan.STANDARD, Samplers.spec("random", Map.of()));
    }

    public static SearchSpace space(List<Parameter> parameters, SearchPlan plan, SamplerSpec sampler) {
        return space(parameters, plan, sampler, new FixedTemplate(Plans::noRecipe));
    }

    /** Refuses whoever asks for a recipe. */
    static Recipe noRecipe() {
        throw new UnsupportedOperationException("the search needs no recipe");
    }

    /** @param epochs of each trial at most */
    public static SearchSpace space(List<Parameter> parameters, SearchPlan plan, int epochs) {
        return space(parameters, plan, Samplers.spec("random", Map.of()), epochs);
    }

    /** @param epochs of each trial at most */
    public static SearchSpace space(List<Parameter> parameters, SearchPlan plan, SamplerSpec sampler, int epochs) {
        Recipe recipe = ScriptedTrainer.spec(1, "none", epochs).recipe();
        return space(parameters, plan, sampler, new FixedTemplate(() -> recipe));
    }

    /**
     * A space with {@link #PARAMETERS}, searched by this scheduler.
     *
     * @param repeated how many of the best get a second seed
     * @param epochs of each trial at most
     */
    public static SearchSpace space(SchedulerSpec scheduler, int repeated, int epochs) {
        SearchPlan plan = new SearchPlan(
                scheduler,
                Objective.VAL_ACCURACY,
                Optional.empty(),
                List.of(),
                OptionalDouble.empty(),
                OptionalInt.empty(),
                new Repeats(repeated, 1),
                true,
                SearchPlan.USUALLY_KEPT);
        return space(PARAMETERS, plan, epochs);
    }

    static SearchSpace space(
            List<Parameter> parameters, SearchPlan plan, SamplerSpec sampler, RecipeTemplate template) {
        return new SearchSpace(
                "test",
                "",
                1,
                DataSpecBuilder.unread(),
                1,
                Optional.empty(),
                EnsemblePlan.STANDARD,
                sampler,
                plan,
                parameters,
                template,
                Optional.empty(),
                Optional.empty(),
                "",
                "test.yaml");
    }

    static Trial trial(int number, TrialState state, Map<String, Object> parameters) {
        SortedMap<String, Object> sorted = new TreeMap<>(parameters);
        Optional<Instant> ended = state.isFinished() ? Optional.of(Instant.EPOCH) : Optional.empty();
        return new Trial(
                number,
                state,
                number,
                sorted,
                0,
                0,
                Instant.EPOCH,
                ended,
                Optional.empty(),
                Optional.empty(),
                Optional.empty());
    }

    public static TrialResult complete(double accuracy) {
        StoredFile file = new StoredFile("file", "00", 1);
        return TrialResult.complete(
                1,
                0,
                OutcomeBuilder.reaching(accuracy)
                        .errors((int) Math.round(100 * (1 - accuracy)))
                        .file(file)
                        .build());
    }

    public static TrialResult failed() {
        return TrialResult.failed(TrialState.FAILED, 0, 0, new TrialResult.Failure("on purpose", ""));
    }
}
