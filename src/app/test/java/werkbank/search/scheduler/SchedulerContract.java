package werkbank.search.scheduler;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import java.util.OptionalInt;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import werkbank.experiment.Judge;
import werkbank.experiment.Search.Plan;
import werkbank.experiment.Search.Stop;
import werkbank.experiment.TrialTask;
import werkbank.experiment.trial.Proposal;
import werkbank.experiment.trial.Trial;
import werkbank.experiment.trial.TrialResult;
import werkbank.experiment.trial.TrialState;
import werkbank.option.Option;
import werkbank.option.Values;
import werkbank.search.ArbiterSearch;
import werkbank.search.PlannedEpochs;
import werkbank.search.Plans;
import werkbank.search.SimulatedTrials;
import werkbank.search.sampler.Samplers;
import werkbank.space.Parameter;
import werkbank.space.SchedulerSpec;
import werkbank.space.SearchPlan;
import werkbank.space.SearchSpace;

/** What every scheduler does under Arbiter's runner, with its default options; a subclass names the scheduler. */
@Timeout(120)
public abstract class SchedulerContract {
    private static final int EPOCHS = 9;

    private final SimulatedTrials mixed = mixed();

    protected abstract SchedulerProvider scheduler();

    private static SimulatedTrials mixed() {
        return new SimulatedTrials(EPOCHS, number -> Math.abs(Math.sin(number)));
    }

    private Values options() {
        return scheduler().declaration().values(Map.of());
    }

    @Test
    void itIsFoundByItsName() {
        assertThat(Schedulers.kinds().named(scheduler().declaration().name())).hasSameClassAs(scheduler());
    }

    @Test
    void itsDeclarationIsWhole() {
        assertThat(scheduler().declaration().name()).matches("[a-z][a-z0-9-]*");
        assertThat(scheduler().declaration().documentation()).endsWith(".").doesNotContain("\n");
        assertThat(scheduler().declaration().keys()).doesNotHaveDuplicates();
        for (Option option : scheduler().declaration().options()) {
            assertThat(option.documentation()).as(option.key()).endsWith(".").doesNotContain("\n");
            assertThat(option.required()).as(option.key()).isFalse();
            option.standard().ifPresent(standard -> assertThat(option.domain().accept(standard))
                    .as(option.key())
                    .contains(standard));
        }
    }

    @Test
    void itsWordsAreOneLineThatBeginsWithItsName() {
        SchedulerSpec spec = scheduler().spec(options());
        assertThat(spec.name()).isEqualTo(scheduler().declaration().name());
        assertThat(spec.words()).startsWith(spec.name()).doesNotContain("\n").doesNotEndWith(".");
    }

    @ParameterizedTest
    @CsvSource({"1, 1", "2, 1", "17, 1", "30, 1", "30, 3"})
    void everyTrialEndsAndOneIsComplete(int trials, int workers) {
        search(space(0), trials, workers, mixed);
        assertThat(mixed.trials()).hasSize(trials).allMatch(trial -> trial.state()
                .isFinished());
        assertThat(mixed.in(TrialState.COMPLETE)).isNotEmpty();
        assertThat(mixed.epochs().values()).allMatch(epochs -> epochs >= 1 && epochs <= EPOCHS);
        for (Trial trial : mixed.trials()) {
            assertThat(trial.state() == TrialState.COMPLETE).isEqualTo(trial.epochs() == EPOCHS);
        }
    }

    @Test
    void rungsGrowAndLieBeforeATrialsEnd() {
        search(space(0), 30, 2, new TrialTask() {
            @Override
            public TrialResult run(Proposal proposal, Judge judge) {
                List<Integer> rungs = judge.rungs();
                assertThat(rungs).isSorted().doesNotHaveDuplicates().allMatch(rung -> rung >= 1 && rung < EPOCHS);
                return mixed.run(proposal, judge);
            }

            @Override
            public void prune(int number) {
                mixed.prune(number);
            }
        });
        assertThat(mixed.trials()).hasSize(30);
    }

    @Test
    void trialsWaitOnlyWhereItHasRungs() {
        search(space(0), 30, 1, mixed);
        assertThat(mixed.legs().stream().anyMatch(leg -> leg.endsWith(TrialState.WAITING.name())))
                .isEqualTo(scheduler().hasRungs());
    }

    @ParameterizedTest
    @CsvSource({"1, 1", "8, 1", "12, 3", "16, 2"})
    void aGridThatIsSmallerThanTheStudyEndsWithACompleteTrial(int points, int workers) {
        Parameter choice = new Parameter.Choice("x", List.copyOf(numbers(points)), Map.of());
        SearchSpace space = Plans.space(
                List.of(choice), space(0).search(), Samplers.spec("grid", Map.of("order", "sequential")), EPOCHS);
        search(space, 30, workers, mixed);
        assertThat(mixed.trials()).hasSize(points).allMatch(trial -> trial.state()
                .isFinished());
        assertThat(mixed.in(TrialState.COMPLETE)).isNotEmpty();
    }

    private static List<Integer> numbers(int last) {
        return IntStream.rangeClosed(1, last).boxed().toList();
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 6, 10})
    void patienceCountsNoTrialsThatRungsHavePruned(int patience) {
        SearchPlan plan = space(0).search();
        search(Plans.space(Plans.PARAMETERS, patient(plan, patience), EPOCHS), 30, 1, mixed);
        assertThat(mixed.in(TrialState.COMPLETE)).isNotEmpty();
        assertThat(mixed.in(TrialState.WAITING)).isEmpty();
    }

    private static SearchPlan patient(SearchPlan plan, int patience) {
        return new SearchPlan(
                plan.scheduler(),
                plan.objective(),
                plan.cost(),
                plan.enqueue(),
                plan.target(),
                OptionalInt.of(patience),
                plan.repeats(),
                true,
                plan.keep());
    }

    @Test
    void failedTrialsHoldNobodyUp() {
        search(space(0), 20, 2, new TrialTask() {
            @Override
            public TrialResult run(Proposal proposal, Judge judge) {
                return proposal.number() % 4 == 0 ? Plans.failed() : mixed.run(proposal, judge);
            }

            @Override
            public void prune(int number) {
                mixed.prune(number);
            }
        });
        assertThat(mixed.trials()).hasSize(15).allMatch(trial -> trial.state().isFinished());
    }

    @Test
    void repeatsAreTrainedToTheirEnd() {
        search(space(2), 12, 2, mixed);
        assertThat(mixed.trials())
                .filteredOn(Trial::isRepeat)
                .isNotEmpty()
                .allMatch(trial -> trial.state() == TrialState.COMPLETE);
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 1, 5, 11, 16, 24})
    void aSearchThatStopsGoesOnAsIfItHadNot(int after) {
        SearchSpace space = space(0);
        search(space, 20, 1, mixed);
        SimulatedTrials parts = mixed();
        Plan first = new Plan(
                space, 42, 20, 1, List.of(), Map.of(), () -> parts.legs().size() >= after);
        new ArbiterSearch().run(first, parts);
        new ArbiterSearch().run(new Plan(space, 42, 20, 1, parts.trials(), parts.curves(), () -> false), parts);
        assertThat(parts.trials()).isEqualTo(mixed.trials());
        assertThat(parts.legs()).isEqualTo(mixed.legs());
    }

    /** Every fourth trial ends at the second rung of asha and hyperband, every fifth between the two. */
    @ParameterizedTest
    @ValueSource(ints = {3, 5, 9, 13, 17, 21, 25})
    void whereTrialsEndEarlyItGoesOnAsIfItHadNotStopped(int after) {
        SimulatedTrials whole = endingEarly();
        search(space(0), 30, 1, whole);
        SimulatedTrials parts = endingEarly();
        Plan first = new Plan(
                space(0), 42, 30, 1, List.of(), Map.of(), () -> parts.legs().size() >= after);
        new ArbiterSearch().run(first, parts);
        new ArbiterSearch().run(new Plan(space(0), 42, 30, 1, parts.trials(), parts.curves(), () -> false), parts);
        assertThat(parts.legs()).isEqualTo(whole.legs());
    }

    private static SimulatedTrials endingEarly() {
        return new SimulatedTrials(
                number -> number % 4 == 0 ? 3 : number % 5 == 0 ? 2 : EPOCHS, number -> Math.abs(Math.sin(number)));
    }

    @ParameterizedTest
    @ValueSource(ints = {2, 3, 8})
    void whereTheOrderIsFixedAnyNumberOfWorkersGetsTheSame(int workers) {
        SimulatedTrials together = mixed();
        search(space(0), 40, 1, mixed);
        search(space(0), 40, workers, together);
        if (scheduler().order() != SchedulerSpec.Order.ARRIVAL) {
            assertThat(together.trials()).isEqualTo(mixed.trials());
        }
        assertThat(together.trials()).hasSize(40);
    }

    /** Every third trial fails once it goes on, half of them from the second rung of asha and hyperband. */
    @ParameterizedTest
    @ValueSource(ints = {2, 3, 8})
    void whereTrialsFailAnyNumberOfWorkersGetsTheSame(int workers) {
        SimulatedTrials together = mixed();
        search(space(0), 40, 1, failing(mixed));
        search(space(0), 40, workers, failing(together));
        if (scheduler().order() != SchedulerSpec.Order.ARRIVAL) {
            assertThat(together.trials()).isEqualTo(mixed.trials());
        }
        assertThat(together.in(TrialState.COMPLETE)).isNotEmpty();
    }

    private static TrialTask failing(SimulatedTrials trials) {
        return new TrialTask() {
            @Override
            public TrialResult run(Proposal proposal, Judge judge) {
                int number = proposal.number();
                int end = number % 2 == 0 ? 1 : 3;
                return number % 3 == 0 && trials.epochs().getOrDefault(number, 0) >= end
                        ? Plans.failed()
                        : trials.run(proposal, judge);
            }

            @Override
            public void prune(int number) {
                trials.prune(number);
            }
        };
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 3, 17, 18, 40})
    void whatIsPlannedIsWhatIsTrained(int trials) {
        SearchSpace space = space(0);
        search(space, trials, 1, mixed);
        PlannedEpochs planned = PlannedEpochs.of(space, trials);
        assertThat(planned.epochs()).isBetween((long) EPOCHS, (long) trials * EPOCHS);
        assertThat(planned.hasRungs()).isEqualTo(scheduler().hasRungs());
        if (scheduler().order() != SchedulerSpec.Order.ARRIVAL) {
            assertThat(planned.epochs()).isEqualTo(mixed.trained());
        }
    }

    @ParameterizedTest
    @CsvSource({"200, 1", "200, 3", "400, 2"})
    void aSearchWhoseTimeIsUpLeavesTrialsToCombine(int epochs, int workers) {
        Stop stop = mixed.within(epochs, workers);
        new ArbiterSearch().run(new Plan(space(0), 42, 1_000, workers, List.of(), Map.of(), stop), mixed);
        assertThat(mixed.in(TrialState.COMPLETE)).hasSizeGreaterThanOrEqualTo(SchedulerChoice.USUAL_MEMBERS);
        assertThat(mixed.trained()).isBetween(epochs, epochs + workers * EPOCHS);
    }

    private SearchSpace space(int repeats) {
        return Plans.space(scheduler().spec(options()), repeats, EPOCHS);
    }

    private static void search(SearchSpace space, int trials, int workers, TrialTask task) {
        new ArbiterSearch().run(new Plan(space, 42, trials, workers, List.of(), Map.of(), () -> false), task);
    }
}
