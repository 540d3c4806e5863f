package werkbank.search;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalInt;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import werkbank.InputException;
import werkbank.experiment.ScriptedTrainer;
import werkbank.experiment.Search.Plan;
import werkbank.experiment.Search.Stop;
import werkbank.experiment.trial.Trial;
import werkbank.experiment.trial.TrialState;
import werkbank.recipe.Recipe;
import werkbank.recipe.Shape;
import werkbank.search.ledger.BudgetedLoss;
import werkbank.search.ledger.Ledger;
import werkbank.search.sampler.Observation;
import werkbank.search.sampler.Repair;
import werkbank.search.sampler.Samplers;
import werkbank.search.scheduler.Schedulers;
import werkbank.space.Constraints;
import werkbank.space.Cost;
import werkbank.space.FixedTemplate;
import werkbank.space.Objective;
import werkbank.space.Parameter;
import werkbank.space.ParameterRule;
import werkbank.space.ReadImages;
import werkbank.space.RecipeTemplate;
import werkbank.space.ResultLimit;
import werkbank.space.SchedulerSpec;
import werkbank.space.SearchPlan;
import werkbank.space.SearchPlans;
import werkbank.space.SearchSpace;
import werkbank.space.yaml.SpaceReader;

/** Trials that keep the constraints come before those that don't; what breaks a rule is not proposed. */
@Timeout(60)
class ConstrainedSearchTest {
    private static final int EPOCHS = 9;
    private static final Constraints AT_MOST_100 =
            new Constraints(List.of(new ResultLimit(ResultLimit.Figure.PARAMETERS, true, 100)), List.of());

    private static final List<Parameter> SQUARE = List.of(
            new Parameter.FloatRange("x", 0, 1, false, Map.of()), new Parameter.FloatRange("y", 0, 1, false, Map.of()));

    private static SearchPlan plan(SchedulerSpec scheduler, Optional<Cost> cost, OptionalDouble target) {
        return SearchPlans.with(
                new SearchPlan(
                        scheduler,
                        Objective.VAL_ACCURACY,
                        cost,
                        List.of(),
                        target,
                        OptionalInt.empty(),
                        new SearchPlan.Repeats(0, 0),
                        true,
                        50),
                AT_MOST_100);
    }

    private static SearchPlan with(SchedulerSpec scheduler) {
        return plan(scheduler, Optional.empty(), OptionalDouble.empty());
    }

    private static Constraints rules(String... rules) {
        return new Constraints(
                List.of(), Stream.of(rules).map(ParameterRule::parse).toList());
    }

    private static void search(SearchPlan plan, int trials, SimulatedTrials task) {
        search(plan, trials, () -> false, task);
    }

    private static void search(SearchPlan plan, int trials, Stop stop, SimulatedTrials task) {
        SearchSpace space = Plans.space(Plans.PARAMETERS, plan, EPOCHS);
        new ArbiterSearch().run(new Plan(space, 42, trials, 1, List.of(), Map.of(), stop), task);
    }

    @Test
    void whatKeepsTheConstraintsIsBetterWhateverTheLosses() {
        List<BudgetedLoss> losses = new ArrayList<>(List.of(
                new BudgetedLoss(0.1, 0, 0.5),
                new BudgetedLoss(0.9, 0.2),
                new BudgetedLoss(0.0, 0, 2),
                new BudgetedLoss(0.9, 0.1),
                new BudgetedLoss(0.05, 0, 0.5)));
        Collections.sort(losses);
        assertThat(losses)
                .containsExactly(
                        new BudgetedLoss(0.9, 0.1),
                        new BudgetedLoss(0.9, 0.2),
                        new BudgetedLoss(0.05, 0, 0.5),
                        new BudgetedLoss(0.1, 0, 0.5),
                        new BudgetedLoss(0.0, 0, 2));
    }

    /** The best number of filters is no multiple of three, so no network has it; only those beside it have one. */
    @ParameterizedTest
    @ValueSource(strings = {"gp", "mfes"})
    void whatHasNoNetworkIsNoCandidate(String sampler) {
        Recipe recipe = ScriptedTrainer.spec(1, "none", 1).recipe();
        RecipeTemplate thirds = new FixedTemplate(() -> recipe) {
            @Override
            public Optional<String> flaw(Map<String, Object> values) {
                return filters(values) % 3 == 0 ? Optional.empty() : Optional.of("dense isn't whole");
            }
        };
        SearchSpace space = Plans.space(
                List.of(new Parameter.IntRange("filters", 12, 96, 1, false, Map.of())),
                SearchPlan.STANDARD,
                Samplers.spec(sampler, Map.of()),
                thirds);
        SimulatedTrials run =
                SimulatedTrials.along(1, (trial, epoch) -> 0.9 - 0.01 * Math.abs(filters(trial.parameters()) - 37));
        new ArbiterSearch().run(new Plan(space, 42, 20, 1, List.of(), Map.of(), () -> false), run);
        assertThat(run.trials())
                .extracting(trial -> filters(trial.parameters()))
                .hasSize(20)
                .doesNotHaveDuplicates()
                .allMatch(filters -> filters % 3 == 0)
                .contains(36, 39);
    }

    private static int filters(Map<String, Object> values) {
        return (Integer) values.get("filters");
    }

    /** The lower the number, the more accurate; those of odd numbers are too large. */
    @ParameterizedTest
    @ValueSource(strings = {"asha", "hyperband"})
    void onlyTrialsThatKeepTheConstraintsArePromotedWhereThereAreEnough(String scheduler) {
        SimulatedTrials trials =
                new SimulatedTrials(EPOCHS, number -> 0.9 - number / 100.0, number -> number % 2 == 0 ? 100 : 101);
        search(with(Schedulers.spec(scheduler, Map.of("min-epochs", 1, "reduction", 3))), 9, trials);
        List<Integer> further = trials.trials().stream()
                .filter(trial -> trial.epochs() > 1)
                .map(Trial::number)
                .toList();
        assertThat(further).containsExactly(2, 4, 6);
        assertThat(trials.in(TrialState.COMPLETE)).containsExactly(2);
    }

    /** Trial 1 is the best by its loss, and too large: the others are compared with trial 2. */
    @Test
    void freezeThawTrainsTheBestOfThoseThatKeepTheConstraintsToTheEnd() {
        SimulatedTrials trials =
                new SimulatedTrials(EPOCHS, number -> 0.9 - number / 100.0, number -> number % 2 == 0 ? 100 : 101);
        search(with(Schedulers.spec("freeze-thaw", Map.of())), 9, trials);
        assertThat(trials.in(TrialState.COMPLETE)).contains(2).doesNotContain(7, 9);
        assertThat(trials.epochs().get(1)).isLessThan(EPOCHS);
    }

    @Test
    void iEpochsFinalistsAreTheLeastBeyondTheConstraintsWhereNoneKeepsThem() {
        SimulatedTrials trials = new SimulatedTrials(EPOCHS, number -> 0.9 - number / 100.0, number -> 110 - number);
        search(with(Schedulers.spec("i-epoch", Map.of("epochs", 2, "finalists", 2))), 5, trials);
        assertThat(trials.in(TrialState.COMPLETE)).containsExactly(4, 5);
    }

    /** Of what begins in time trials 60 and 120 alone are not too large, or none is. */
    @ParameterizedTest
    @CsvSource({"true, '60, 120'", "false, '1, 2, 3, 4, 5'"})
    void theLastOfTheTimeIsForTrialsThatKeepTheConstraintsUnlessNoneDoes(boolean any, String complete) {
        SimulatedTrials trials = new SimulatedTrials(
                EPOCHS, number -> 0.9 - number / 10_000.0, number -> any && number % 60 == 0 ? 100 : 101);
        SearchPlan plan = with(Schedulers.spec("i-epoch", Map.of("epochs", 1)));
        search(plan, 180, trials.within(180, 1), trials);
        assertThat(trials.in(TrialState.COMPLETE)).hasToString("[" + complete + "]");
    }

    @Test
    void aTrialThatIsTooLargeReachesNoTarget() {
        SimulatedTrials trials = new SimulatedTrials(1, number -> 0.95, number -> number < 4 ? 101 : 100);
        search(plan(SchedulerSpec.NONE, Optional.empty(), OptionalDouble.of(0.6)), 9, trials);
        assertThat(trials.trials()).hasSize(4);
    }

    /** Of five trials two are small enough, which are fewer than the three to repeat. */
    @Test
    void whatIsTooLargeIsNotRepeated() {
        SimulatedTrials trials =
                new SimulatedTrials(1, number -> 0.9 - number / 100.0, number -> number % 2 == 0 ? 100 : 101);
        SearchPlan plan = SearchPlans.with(
                new SearchPlan(
                        SchedulerSpec.NONE,
                        Objective.VAL_ACCURACY,
                        Optional.empty(),
                        List.of(),
                        OptionalDouble.empty(),
                        OptionalInt.empty(),
                        new SearchPlan.Repeats(3, 1),
                        true,
                        50),
                AT_MOST_100);
        search(plan, 5, trials);
        assertThat(trials.trials())
                .filteredOn(Trial::isRepeat)
                .extracting(trial -> trial.repeats().orElseThrow())
                .containsExactly(2, 4);
    }

    @Test
    void aSamplerSeesWhatIsBeyondTheConstraintsBehindAllFronts() {
        SearchPlan plan = plan(SchedulerSpec.NONE, Optional.of(Cost.PARAMETERS), OptionalDouble.empty());
        // Accuracy falls and size grows with the number, so that each is a front of its own; 1 and 2 are too large.
        SimulatedTrials trials = new SimulatedTrials(
                1, number -> 0.9 - number / 100.0, number -> number < 3 ? 100 + 50L * number : 10L * number);
        search(plan, 5, trials);
        SearchSpace space = Plans.space(Plans.PARAMETERS, plan, 1);
        Ledger ledger = new Ledger(new Plan(space, 42, 5, 1, trials.trials(), trials.curves(), () -> false));
        List<BudgetedLoss> values = new Observations(plan, Schedulers.create(plan.scheduler(), ledger, 5, () -> 1))
                .of(ledger.all()).stream()
                        .map(Observation::values)
                        .map(own -> own.get(Observation.TO_THE_END))
                        .toList();
        assertThat(values).extracting(BudgetedLoss::violation).containsExactly(0.5, 1.0, 0.0, 0.0, 0.0);
        assertThat(values.subList(2, 5)).extracting(BudgetedLoss::loss).containsExactly(0.0, 1.0, 2.0);
    }

    /** From (0.2, 0.9) the way along y to 0.2 is as long as that along x to 0.9: along x from 0.2 it ends at 0.9. */
    @Test
    void aRepairMovesAlongOneCoordinateAsFarAsItMust() {
        ParameterRule rule = ParameterRule.parse("x >= y");
        Repair repair = new Repair(SQUARE, rule::holds, new TreeMap<>(Map.of("x", 1.0, "y", 0.5)));
        SortedMap<String, Object> repaired = repair.repaired(new TreeMap<>(Map.of("x", 0.2, "y", 0.9)));
        assertThat(repaired).containsEntry("y", 0.9);
        assertThat((Double) repaired.get("x")).isBetween(0.9, 0.901);
    }

    @Test
    void aRepairMovesAlongSeveralCoordinatesWhereOneIsNotEnough() {
        Constraints corner = rules("x <= 0.1", "y <= 0.1");
        Repair repair = new Repair(
                SQUARE, values -> corner.broken(values).isEmpty(), new TreeMap<>(Map.of("x", 0.05, "y", 0.0)));
        SortedMap<String, Object> repaired = repair.repaired(new TreeMap<>(Map.of("x", 0.8, "y", 0.6)));
        assertThat(repaired).containsEntry("x", 0.05);
        assertThat((Double) repaired.get("y")).isBetween(0.099, 0.1);
    }

    /** Who holds a configuration against a limit on its size asks for the images that its network is for. */
    @Test
    void aProposalIsHeldAgainstTheConstraintsOnce() {
        AtomicInteger held = new AtomicInteger();
        SearchSpace space = Plans.space(
                Plans.PARAMETERS,
                SearchPlans.with(SearchPlan.STANDARD, AT_MOST_100),
                Samplers.spec("random", Map.of()),
                new FixedTemplate(Plans::noRecipe) {
                    @Override
                    public Optional<ReadImages> images() {
                        held.incrementAndGet();
                        return Optional.empty();
                    }
                });
        SimulatedTrials trials = new SimulatedTrials(1, number -> 0.5);
        new ArbiterSearch().run(new Plan(space, 42, 12, 1, List.of(), Map.of(), () -> false), trials);
        assertThat(trials.trials()).hasSize(12);
        assertThat(held).hasValue(12);
    }

    /** 24 can be divided by the corners 2, 3 and 12; whether it can by what lies between them is seen when it is drawn. */
    @ParameterizedTest
    @ValueSource(strings = {"random", "tpe", "sobol"})
    void whatHasNoRecipeIsNotProposed(String sampler) {
        assertThat(units(sampler)).containsExactlyInAnyOrder(2, 3, 4, 6, 8, 12);
    }

    /** Its values are 2, 7 and 12. */
    @Test
    void aGridPassesOverWhatHasNoRecipe() {
        assertThat(units("grid")).containsExactlyInAnyOrder(2, 12);
    }

    private static List<Object> units(String sampler) {
        SimulatedTrials run = new SimulatedTrials(1, number -> 0.5);
        new ArbiterSearch().run(new Plan(divided(sampler, ""), 42, 6, 1, List.of(), Map.of(), () -> false), run);
        return run.trials().stream()
                .map(trial -> trial.parameters().get("units"))
                .toList();
    }

    @Test
    void whatIsEnqueuedAndHasNoRecipeIsRefused() {
        SearchSpace space = divided("random", "enqueue: [{units: 4}, {units: 5}]");
        assertThatThrownBy(() -> Feasibility.require(space))
                .isInstanceOf(InputException.class)
                .hasMessage(
                        "divided.yaml:4:18: dense is 4.8 where $units is 5; it must be a whole number of at least 1;"
                                + " configuration 2 of enqueue can't be trained, change one of them");
    }

    @Test
    void aGridIsAsLongAsItHasRecipes() {
        assertThat(SequenceLength.of(divided("grid", ""))).hasValue(new SequenceLength(2, true));
    }

    /**
     * Of the fifteen that divide 840, the networks of 35, 40, 42 and 56 are small enough: 795 parameters a unit and 10.
     */
    @Test
    void whatHasNoNetworkKeepsNoConstraint() {
        SearchSpace space = sized("parameters <= 20000");
        Feasibility found = Feasibility.require(space);
        assertThat(found.share()).isBetween(0.2, 0.33);
        assertThat(found.example())
                .hasValueSatisfying(values -> assertThat(space.allows(values)).isTrue());
        assertThat(found.words().orElseThrow())
                .startsWith("of random configurations with a network ")
                .endsWith(" % keep them, before they are trained; most others break parameters <= 20000");
        assertThatThrownBy(() -> Feasibility.require(sized("parameters <= 10000")))
                .isInstanceOf(InputException.class)
                .hasMessage("divided.yaml: none of 10,000 random configurations has a network and keeps the"
                        + " constraints; most break parameters <= 10000, loosen it or widen the ranges");
    }

    /** Its parts are 1, 2, a prime and all of it, none of which is drawn; at both ends a rule is broken. */
    @Test
    void aSpaceInWhichNoNetworkIsFoundIsRefused() {
        SearchSpace space = divided(
                "{int: [1, 2000006]}",
                "2000006 / $units",
                "random",
                "augmentation: {rotation: {float: [0, 1]}}\n"
                        + "constraints: [augmentation.rotation > 0, augmentation.rotation < 1]");
        assertThatThrownBy(() -> Feasibility.require(space))
                .isInstanceOf(InputException.class)
                .hasMessage("divided.yaml: none of 10,000 random configurations has a network; list in a choice the"
                        + " values that have one");
    }

    @ParameterizedTest
    @ValueSource(ints = {7, 13, 30, 41})
    void whatIsMovedToWhereTheConstraintsHoldHasANetwork(int units) {
        assertThat(new LazyRepair(sized("parameters <= 20000")).repaired(new TreeMap<>(Map.of("units", units))))
                .extractingByKey("units")
                .isIn(35, 40, 42, 56);
    }

    private static SearchSpace sized(String constraint) {
        SearchSpace read = divided("{int: [7, 56]}", "840 / $units", "random", "constraints: [" + constraint + "]");
        return read.on(read.data(), Optional.empty(), new ReadImages(Shape.grey(28, 28), 10));
    }

    private static SearchSpace divided(String sampler, String more) {
        return divided("{int: [2, 12]}", "24 / $units", sampler, more);
    }

    private static SearchSpace divided(String range, String units, String sampler, String more) {
        return new SpaceReader(Path.of("data", "mnist"))
                .read(
                        """
                        name: divided
                        trials: 6
                        parameters: {units: %s}
                        network: [dense: %s]
                        training: {epochs: 1}
                        sampler: %s
                        %s
                        """
                                .formatted(range, units, sampler, more),
                        "divided.yaml",
                        Path.of(""));
    }

    private static SearchSpace square(List<Map<String, Object>> enqueue, String sampler, String... rules) {
        SearchPlan standard = SearchPlan.STANDARD;
        SearchPlan plan = SearchPlans.with(
                new SearchPlan(
                        standard.scheduler(),
                        standard.objective(),
                        Optional.empty(),
                        enqueue,
                        OptionalDouble.empty(),
                        OptionalInt.empty(),
                        standard.repeats(),
                        true,
                        50),
                rules(rules));
        return Plans.space(SQUARE, plan, Samplers.spec(sampler, Map.of()));
    }

    @Test
    void theShareThatKeepsTheConstraintsIsEstimated() {
        Feasibility half = Feasibility.require(square(List.of(), "random", "x >= y"));
        assertThat(half.share()).isBetween(0.48, 0.52);
        assertThat(half.warning()).isEmpty();
        assertThat(half.words().orElseThrow())
                .endsWith("% keep them, before they are trained; most others break x >= y");
        Feasibility few = Feasibility.require(square(List.of(), "random", "x + y <= 0.1"));
        assertThat(few.share()).isBetween(0.003, 0.007);
        assertThat(few.warning().orElseThrow())
                .startsWith("only 0.")
                .endsWith("narrow the ranges, or loosen x + y <= 0.1");
        assertThat(Feasibility.require(square(List.of(), "random")).words()).isEmpty();
    }

    @Test
    void constraintsThatNothingKeepsAreRefused() {
        assertThatThrownBy(() -> Feasibility.require(square(List.of(), "random", "x >= y", "x + y >= 2.5")))
                .isInstanceOf(InputException.class)
                .hasMessage(
                        "test.yaml: none of 10,000 random configurations keeps the constraints; most break x + y >= 2.5,"
                                + " loosen it or widen the ranges");
    }

    @Test
    void whatIsEnqueuedAndBreaksAConstraintIsRefused() {
        assertThatThrownBy(() -> Feasibility.require(
                        square(List.of(Map.of("x", 0.1), Map.of("x", 0.1, "y", 0.2)), "random", "x >= y")))
                .isInstanceOf(InputException.class)
                .hasMessage("test.yaml: configuration 2 of enqueue breaks the constraint x >= y; change one of them");
    }

    @ParameterizedTest
    @ValueSource(strings = {"random", "sobol", "tpe"})
    void whatIsEnqueuedInPartIsCompletedSoThatItKeepsThem(String sampler) {
        SimulatedTrials trials = new SimulatedTrials(1, number -> 0.5);
        SearchSpace space = square(List.of(Map.of("x", 0.1), Map.of("y", 0.95)), sampler, "x >= y");
        new ArbiterSearch().run(new Plan(space, 42, 3, 1, List.of(), Map.of(), () -> false), trials);
        assertThat(trials.trials().get(0).parameters()).containsEntry("x", 0.1);
        assertThat((Double) trials.trials().get(0).parameters().get("y")).isLessThanOrEqualTo(0.1);
        assertThat((Double) trials.trials().get(1).parameters().get("x")).isGreaterThanOrEqualTo(0.95);
    }

    /** Of the five by five points of this grid fifteen have x at least y. */
    @Test
    void aGridLeavesOutWhatBreaksARule() {
        SimulatedTrials trials = new SimulatedTrials(1, number -> 0.5);
        SearchSpace space = square(List.of(), "grid", "x >= y");
        new ArbiterSearch().run(new Plan(space, 42, 100, 1, List.of(), Map.of(), () -> false), trials);
        assertThat(trials.trials()).hasSize(15);
        assertThat(trials.trials()).extracting(Trial::parameters).doesNotHaveDuplicates();
    }
}
