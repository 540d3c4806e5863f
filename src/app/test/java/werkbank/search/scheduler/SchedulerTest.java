package werkbank.search.scheduler;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalInt;
import java.util.SplittableRandom;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import werkbank.experiment.Judge;
import werkbank.experiment.Search.Plan;
import werkbank.experiment.TrialTask;
import werkbank.experiment.trial.EpochMetrics;
import werkbank.experiment.trial.Proposal;
import werkbank.experiment.trial.Trial;
import werkbank.experiment.trial.TrialResult;
import werkbank.experiment.trial.TrialState;
import werkbank.metric.Score;
import werkbank.search.ArbiterSearch;
import werkbank.search.PlannedEpochs;
import werkbank.search.Plans;
import werkbank.search.SimulatedTrials;
import werkbank.space.Objective;
import werkbank.space.Parameter;
import werkbank.space.SchedulerSpec;
import werkbank.space.SearchPlan;
import werkbank.space.SearchPlan.Repeats;
import werkbank.space.SearchSpace;

/** What schedulers decide beyond {@link SchedulerContract}, stops, repeats and enqueued trials under Arbiter's runner. */
@Timeout(60)
class SchedulerTest {
    private static final int EPOCHS = 9;
    private static final SchedulerSpec ASHA = Schedulers.spec("asha", Map.of("min-epochs", 1, "reduction", 3));
    private static final SchedulerSpec HYPERBAND =
            Schedulers.spec("hyperband", Map.of("min-epochs", 1, "reduction", 3));

    private static final SchedulerSpec FREEZE_THAW = Schedulers.spec("freeze-thaw", Map.of());
    private static final SchedulerSpec I_EPOCH = Schedulers.spec("i-epoch", Map.of("epochs", 2, "finalists", 2));

    /** The larger the number, the better. */
    private final SimulatedTrials rising = new SimulatedTrials(EPOCHS, number -> number / 100.0);

    private final SimulatedTrials falling = new SimulatedTrials(EPOCHS, number -> 0.9 - number / 100.0);

    @Test
    void withoutASchedulerEveryTrialGetsAllEpochs() {
        run(SchedulerSpec.NONE, 5, 1, rising);
        assertThat(rising.epochs().values()).containsOnly(EPOCHS);
    }

    @Test
    void ashaPromotesTheBestThirdOfEachRung() {
        run(ASHA, 9, 1, falling);
        // Trial 1 stays the best; with three at the first rung it goes on, with nine there the best three have.
        assertThat(falling.legs())
                .startsWith("1: 0 to 1 WAITING", "2: 0 to 1 WAITING", "3: 0 to 1 WAITING", "1: 1 to 3 WAITING");
        assertThat(falling.epochs()).isEqualTo(Map.of(1, 9, 2, 3, 3, 3, 4, 1, 5, 1, 6, 1, 7, 1, 8, 1, 9, 1));
        assertThat(falling.in(TrialState.COMPLETE)).containsExactly(1);
        assertThat(falling.in(TrialState.PRUNED)).hasSize(8);
    }

    @Test
    void ashaLetsATrialThatIsGoodEnoughGoOnWithoutStopping() {
        run(ASHA, 4, 1, rising);
        // With three at the rung, the third is among the best third at once.
        assertThat(rising.legs()).startsWith("1: 0 to 1 WAITING", "2: 0 to 1 WAITING", "3: 0 to 3 WAITING");
    }

    /** Trials 3, 6, … find a place each; the last is the best of the first rung then, and becomes that of the second. */
    @Test
    void ashaLetsATrialGoOnForEachThreeThoughEachIsBetterThanAllBefore() {
        run(ASHA, 27, 1, rising);
        assertThat(rising.epochs().entrySet().stream()
                        .filter(trial -> trial.getValue() > 1)
                        .map(Map.Entry::getKey))
                .containsExactly(3, 6, 9, 12, 15, 18, 21, 24, 27);
        assertThat(rising.in(TrialState.COMPLETE)).containsExactly(9, 18, 27);
        assertThat(rising.trained()).isEqualTo(27 + 9 * 2 + 3 * 6);
    }

    /** By a former rule seven of seven had gone on from the first rung; of five more none does before the end. */
    @Test
    void ashaGoesOnWhereMoreThanItsShareHaveGoneOn() {
        SearchPlan threeEach = with(Schedulers.spec("i-epoch", Map.of("epochs", 3, "finalists", 1)));
        new ArbiterSearch()
                .run(
                        new Plan(
                                space(threeEach),
                                42,
                                8,
                                1,
                                List.of(),
                                Map.of(),
                                () -> rising.legs().size() >= 7),
                        rising);
        new ArbiterSearch()
                .run(new Plan(space(with(ASHA)), 42, 12, 1, rising.trials(), rising.curves(), () -> false), rising);
        assertThat(rising.legs().subList(7, 9)).containsExactly("7: 3 to 9 COMPLETE", "6: 3 to 9 COMPLETE");
        assertThat(rising.legs().subList(9, 14))
                .containsExactly(
                        "8: 0 to 1 WAITING",
                        "9: 0 to 1 WAITING",
                        "10: 0 to 1 WAITING",
                        "11: 0 to 1 WAITING",
                        "12: 0 to 1 WAITING");
        assertThat(rising.in(TrialState.COMPLETE)).containsExactly(6, 7, 12);
        assertThat(rising.in(TrialState.WAITING)).isEmpty();
    }

    /** Eight trials were pruned when the first search ended, which says nothing against a ninth. */
    @Test
    void aLongerAshaStudyHasItsPatienceAnew() {
        SearchPlan plan = plan(ASHA, OptionalDouble.empty(), OptionalInt.of(5), 0, 0);
        search(plan, 9, 1, falling);
        assertThat(falling.in(TrialState.PRUNED)).hasSize(8);
        new ArbiterSearch()
                .run(new Plan(space(plan), 42, 18, 1, falling.trials(), falling.curves(), () -> false), falling);
        assertThat(falling.trials()).hasSize(18);
    }

    /** Trials 1 to 3 end with their first epoch: they are three of those that go on, so that no other finds a place. */
    @Test
    void ashaCountsTrialsThatEndedEarlyAtLaterRungs() {
        SimulatedTrials trials = new SimulatedTrials(number -> number < 4 ? 1 : EPOCHS, number -> 0.9 - number / 100.0);
        run(ASHA, 6, 1, trials);
        assertThat(trials.legs())
                .containsExactly(
                        "1: 0 to 1 COMPLETE",
                        "2: 0 to 1 COMPLETE",
                        "3: 0 to 1 COMPLETE",
                        "4: 0 to 1 WAITING",
                        "5: 0 to 1 WAITING",
                        "6: 0 to 1 WAITING");
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 2, 4})
    void ashaEndsWithACompleteTrialHoweverFewThereAre(int trials) {
        run(ASHA, trials, 1, rising);
        assertThat(rising.in(TrialState.COMPLETE)).contains(trials);
        assertThat(rising.in(TrialState.WAITING)).isEmpty();
    }

    @Test
    void ashaEndsWithACompleteTrialWhereTheBestDiverges() {
        run(ASHA, 3, 1, diverging(falling, Map.of(1, 1)));
        assertThat(falling.in(TrialState.COMPLETE)).containsExactly(2);
        assertThat(falling.in(TrialState.PRUNED)).containsExactly(3);
    }

    /** Three of nine go on from the first rung, and one of them from the second; trial 1 diverges after either. */
    @ParameterizedTest
    @CsvSource({"asha, 1", "asha, 3", "hyperband, 1", "hyperband, 3"})
    void aTrialThatDivergesLeavesItsPlaceAtTheRungToTheNext(String scheduler, int end) {
        run(Schedulers.spec(scheduler, Map.of()), 9, 1, diverging(falling, Map.of(1, end)));
        assertThat(falling.epochs()).isEqualTo(Map.of(1, end, 2, 9, 3, 3, 4, 3, 5, 1, 6, 1, 7, 1, 8, 1, 9, 1));
        assertThat(falling.in(TrialState.COMPLETE)).containsExactly(2);
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 3})
    void iEpochTakesTheNextWhereAFinalistDiverges(int workers) {
        run(I_EPOCH, 6, workers, diverging(falling, Map.of(1, 2, 3, 2)));
        assertThat(falling.epochs()).isEqualTo(Map.of(1, 2, 2, 9, 3, 2, 4, 9, 5, 2, 6, 2));
        assertThat(falling.in(TrialState.COMPLETE)).containsExactly(2, 4);
        assertThat(falling.in(TrialState.PRUNED)).containsExactly(5, 6);
    }

    /** The best three were pruned when a search had ended. */
    @Test
    void ashaEndsWithACompleteTrialWhereBetterOnesArePruned() {
        SearchSpace space = space(with(ASHA));
        new ArbiterSearch()
                .run(
                        new Plan(
                                space,
                                42,
                                3,
                                1,
                                List.of(),
                                Map.of(),
                                () -> falling.legs().size() == 3),
                        falling);
        List.of(1, 2, 3).forEach(falling::prune);
        new ArbiterSearch().run(new Plan(space, 42, 4, 1, falling.trials(), falling.curves(), () -> false), falling);
        assertThat(falling.in(TrialState.COMPLETE)).containsExactly(4);
    }

    /** All curves have the same form, so the second rung ranks its nine trials as the first: nobody needs the third. */
    @Test
    void progressiveAshaTrainsOnlyTheBestToTheEndWhereTheRungsAgree() {
        run(Schedulers.spec("asha", Map.of("progressive", true)), 27, 1, falling);
        assertThat(falling.epochs().subMap(1, 10))
                .containsEntry(1, 9)
                .containsEntry(2, 3)
                .containsEntry(9, 3);
        assertThat(falling.in(TrialState.COMPLETE)).containsExactly(1);
        assertThat(falling.trained()).isEqualTo(27 + 9 * 2 + 6);
    }

    @Test
    void freezeThawBeginsATrialWithEverySecondEpoch() {
        run(Schedulers.spec("freeze-thaw", Map.of("new", 0.5)), 6, 1, falling);
        // After 2 epochs the second begins, after 4 the third: one epoch is left for the first trial, the best.
        assertThat(falling.legs().subList(0, 5))
                .containsExactly(
                        "1: 0 to 2 WAITING",
                        "2: 0 to 1 WAITING",
                        "1: 2 to 3 WAITING",
                        "3: 0 to 1 WAITING",
                        "1: 3 to 4 WAITING");
        assertThat(falling.in(TrialState.COMPLETE)).contains(1);
        assertThat(falling.trained()).isLessThan(6 * EPOCHS);
        assertThat(falling.in(TrialState.WAITING)).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 3})
    void freezeThawFindsTheBestOfTrialsThatBecomeBetter(int workers) {
        run(FREEZE_THAW, 20, workers, rising);
        assertThat(rising.in(TrialState.COMPLETE)).contains(20);
        assertThat(rising.trained()).isLessThan(20 * EPOCHS / 2);
    }

    /** Of 200 epochs, half are first ones where the order stays as it is, and a quarter where each epoch throws it over. */
    @Test
    void freezeThawBeginsFewerTrialsWhereTheOrderChangesFromStepToStep() {
        SimulatedTrials stable = SimulatedTrials.along(EPOCHS, (proposal, epoch) -> level(proposal) + 0.01 * epoch);
        SimulatedTrials changing = SimulatedTrials.along(
                EPOCHS,
                (proposal, epoch) ->
                        0.05 * epoch + new SplittableRandom(31L * proposal.number() + epoch).nextDouble(0.04));
        assertThat(begun(stable)).isBetween(95L, 101L);
        assertThat(begun(changing)).isBetween(50L, 70L);
    }

    private static double level(Proposal proposal) {
        return new SplittableRandom(proposal.number()).nextDouble(0.5);
    }

    private static long begun(SimulatedTrials trials) {
        Plan plan =
                new Plan(space(with(FREEZE_THAW)), 42, 1_000, 1, List.of(), Map.of(), trials.within(200, 1)::hasCome);
        new ArbiterSearch().run(plan, trials);
        return trials.trials().size();
    }

    @Test
    void freezeThawDecidesAfterEachStep() {
        run(Schedulers.spec("freeze-thaw", Map.of("step", 4)), 10, 2, falling);
        assertThat(falling.epochs().values()).allMatch(epochs -> epochs == 4 || epochs == 8 || epochs == EPOCHS);
        assertThat(falling.in(TrialState.COMPLETE)).contains(1);
    }

    @ParameterizedTest
    @CsvSource({"20, 1, 5", "20, 3, 5", "3, 2, 5", "20, 8, 3"})
    void freezeThawTrainsAsManyToTheEndAsAreWanted(int trials, int workers, int finalists) {
        run(Schedulers.spec("freeze-thaw", Map.of("finalists", finalists)), trials, workers, falling);
        assertThat(falling.in(TrialState.COMPLETE)).hasSizeGreaterThanOrEqualTo(Math.min(trials, finalists));
        assertThat(falling.in(TrialState.COMPLETE)).hasSizeLessThanOrEqualTo(finalists + workers - 1);
        assertThat(falling.in(TrialState.COMPLETE)).contains(1);
        assertThat(falling.in(TrialState.WAITING)).isEmpty();
    }

    @Test
    void freezeThawEndsWithTheTarget() {
        SearchPlan plan = plan(FREEZE_THAW, OptionalDouble.of(0.84), OptionalInt.empty(), 1, 2);
        search(plan, 100, 2, falling);
        assertThat(falling.in(TrialState.COMPLETE)).containsAnyOf(1, 2);
        assertThat(falling.trials()).hasSizeLessThan(20).allMatch(trial -> trial.state()
                .isFinished());
        assertThat(falling.trials()).filteredOn(Trial::isRepeat).hasSize(2).allMatch(trial -> trial.epochs() == EPOCHS);
    }

    /** The trial that is best after an epoch fails in its second: it is not the one to beat. */
    @Test
    void freezeThawComparesWithTrialsThatMayEnd() {
        TrialTask task = new TrialTask() {
            @Override
            public TrialResult run(Proposal proposal, Judge judge) {
                if (proposal.number() == 1) {
                    judge.started(List.of());
                    judge.epochEnded(new EpochMetrics(1, 0, 1, 0, 1, 1, 1e-3, 0));
                    return Plans.failed();
                }
                return falling.run(proposal, judge);
            }

            @Override
            public void prune(int number) {
                falling.prune(number);
            }
        };
        search(with(FREEZE_THAW), 12, 2, task);
        assertThat(falling.in(TrialState.COMPLETE)).contains(2);
        assertThat(falling.in(TrialState.WAITING)).isEmpty();
    }

    @Test
    void ashaUsesSeveralWorkers() {
        run(ASHA, 27, 4, falling);
        assertThat(falling.trials()).hasSize(27);
        assertThat(falling.in(TrialState.WAITING)).isEmpty();
        assertThat(falling.in(TrialState.COMPLETE)).contains(1);
        assertThat(falling.trained()).isLessThan(27 * EPOCHS / 2);
    }

    @Test
    void hyperbandsBracketsAreThoseOfThePaper() {
        // R = 9 and eta = 3: 9 trials from 1 epoch, 5 from 3, 3 with 9; then again.
        run(HYPERBAND, 17, 1, falling);
        assertThat(falling.epochs().subMap(1, 10))
                .isEqualTo(Map.of(1, 9, 2, 3, 3, 3, 4, 1, 5, 1, 6, 1, 7, 1, 8, 1, 9, 1));
        assertThat(falling.epochs().subMap(10, 15)).isEqualTo(Map.of(10, 9, 11, 3, 12, 3, 13, 3, 14, 3));
        assertThat(falling.epochs().subMap(15, 18)).isEqualTo(Map.of(15, 9, 16, 9, 17, 9));
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 3})
    void iEpochTrainsTheBestToTheEndOnceAllHaveHadTheirEpochs(int workers) {
        run(I_EPOCH, 7, workers, rising);
        assertThat(rising.epochs()).isEqualTo(Map.of(1, 2, 2, 2, 3, 2, 4, 2, 5, 2, 6, 9, 7, 9));
        assertThat(rising.legs().subList(0, 7)).allMatch(leg -> leg.endsWith("0 to 2 WAITING"));
        assertThat(rising.in(TrialState.COMPLETE)).containsExactly(6, 7);
        assertThat(PlannedEpochs.of(space(with(I_EPOCH)), 7).epochs())
                .isEqualTo(rising.trained())
                .isEqualTo(7 * 2 + 2 * 7);
    }

    @Test
    void iEpochTakesFinalistsFromTheTrialsThatDoNotFail() {
        run(I_EPOCH, 5, 2, failing(falling, 1, 3));
        assertThat(falling.epochs()).isEqualTo(Map.of(2, 9, 4, 9, 5, 2));
    }

    /** More trials later: the two that are complete already stay, and one of the new ones is better than both. */
    @Test
    void iEpochOfALongerStudyComparesAllItsTrials() {
        search(with(I_EPOCH), 4, 1, rising);
        assertThat(rising.in(TrialState.COMPLETE)).containsExactly(3, 4);
        new ArbiterSearch()
                .run(new Plan(space(with(I_EPOCH)), 42, 5, 1, rising.trials(), rising.curves(), () -> false), rising);
        assertThat(rising.epochs()).isEqualTo(Map.of(1, 2, 2, 2, 3, 9, 4, 9, 5, 9));
    }

    @Test
    void withAshaThePlanIsThatOfTheBestComingFirst() {
        run(ASHA, 27, 1, falling);
        PlannedEpochs planned = PlannedEpochs.of(space(with(ASHA)), 27);
        assertThat(falling.trained()).isEqualTo(27 + 9 * 2 + 3 * 6);
        assertThat(planned.epochs()).isEqualTo(falling.trained());
        assertThat(planned.done(3, true)).isEqualTo(3);
        SearchPlan repeated = plan(ASHA, OptionalDouble.empty(), OptionalInt.empty(), 2, 2);
        assertThat(PlannedEpochs.of(space(repeated), 27))
                .isEqualTo(new PlannedEpochs(falling.trained(), 2 * 2 * EPOCHS, EPOCHS, true));
        assertThat(PlannedEpochs.of(space(repeated), 27).share(falling.trained() + 5, 9))
                .isEqualTo((falling.trained() + 9.0) / (falling.trained() + 36));
    }

    @Test
    void aTrialThatEndsEarlyHasDoneItsShareOfThePlan() {
        PlannedEpochs planned =
                PlannedEpochs.of(space(with(Schedulers.spec("median", Map.of("startup", 3, "min-epochs", 2)))), 4);
        assertThat(planned.epochs()).isEqualTo(4 * EPOCHS);
        assertThat(planned.done(2.5, false)).isEqualTo(2.5);
        assertThat(planned.done(2.5, true)).isEqualTo(EPOCHS);
    }

    @Test
    void repeatsRunAtTheSameTime() {
        CountDownLatch two = new CountDownLatch(2);
        AtomicInteger together = new AtomicInteger();
        TrialTask task = new TrialTask() {
            @Override
            public TrialResult run(Proposal proposal, Judge judge) throws InterruptedException {
                if (proposal.repeats().isPresent()) {
                    two.countDown();
                    together.addAndGet(two.await(20, TimeUnit.SECONDS) ? 1 : 0);
                }
                return falling.run(proposal, judge);
            }

            @Override
            public void prune(int number) {
                falling.prune(number);
            }
        };
        search(plan(ASHA, OptionalDouble.empty(), OptionalInt.empty(), 1, 4), 9, 2, task);
        assertThat(together).hasValue(4);
        assertThat(falling.trials())
                .filteredOn(trial -> trial.repeats().isPresent())
                .hasSize(4);
    }

    @Test
    void aBracketWhoseTrialsFailGoesOnWithTheOthers() {
        run(HYPERBAND, 9, 2, failing(falling, 1, 4));
        assertThat(falling.epochs()).isEqualTo(Map.of(2, 9, 3, 3, 5, 3, 6, 1, 7, 1, 8, 1, 9, 1));
    }

    @Test
    void medianEndsWhatIsWorseThanTheCompleteTrials() {
        SimulatedTrials trials = new SimulatedTrials(
                EPOCHS, number -> List.of(.5, .6, .7, .55, .8).get(number - 1));
        run(Schedulers.spec("median", Map.of("startup", 3, "min-epochs", 2)), 5, 1, trials);
        assertThat(trials.legs())
                .containsExactly(
                        "1: 0 to 9 COMPLETE",
                        "2: 0 to 9 COMPLETE",
                        "3: 0 to 9 COMPLETE",
                        "4: 0 to 2 PRUNED",
                        "5: 0 to 9 COMPLETE");
    }

    @Test
    void theSearchEndsWhenTheTargetIsReached() {
        SearchPlan plan = plan(SchedulerSpec.NONE, OptionalDouble.of(0.03), OptionalInt.empty(), 0, 0);
        search(plan, 30, 1, rising);
        assertThat(rising.trials()).hasSize(7);
    }

    /** Of ten images the n-th trial has n - 1 right: the third has 0.2 of them. */
    @Test
    void aTargetIsReachedByTheAccuracyThatItNames() {
        SearchPlan plan = plan(SchedulerSpec.NONE, OptionalDouble.of(0.2), OptionalInt.empty(), 0, 0);
        AtomicInteger run = new AtomicInteger();
        TrialTask task = new TrialTask() {
            @Override
            public TrialResult run(Proposal proposal, Judge judge) {
                run.incrementAndGet();
                return Plans.complete(Score.accuracy(11 - proposal.number(), 10));
            }

            @Override
            public void prune(int number) {
                throw new AssertionError("nothing waits");
            }
        };
        search(plan, 8, 1, task);
        assertThat(run).hasValue(3);
    }

    @Test
    void theSearchEndsWhenTrialsAreInVain() {
        SearchPlan plan = plan(SchedulerSpec.NONE, OptionalDouble.empty(), OptionalInt.of(4), 0, 0);
        search(plan, 30, 1, falling);
        assertThat(falling.trials()).hasSize(5);
        search(plan, 30, 1, rising);
        assertThat(rising.trials()).hasSize(30);
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 3})
    void theBestAreTrainedAgainWithOtherSeeds(int workers) {
        SearchPlan plan = plan(ASHA, OptionalDouble.empty(), OptionalInt.empty(), 2, 2);
        search(plan, 18, workers, falling);
        List<Trial> repeats = falling.trials().stream()
                .filter(trial -> trial.repeats().isPresent())
                .toList();
        List<Integer> best = falling.in(TrialState.COMPLETE).stream()
                .filter(number -> number <= 18)
                .limit(2)
                .toList();
        assertThat(repeats).extracting(Trial::number).containsExactlyElementsOf(numbers(19, 18 + 2 * best.size()));
        for (Trial repeat : repeats) {
            int original = repeat.repeats().orElseThrow();
            assertThat(repeat.state()).isEqualTo(TrialState.COMPLETE);
            assertThat(best).contains(original);
            assertThat(repeat.parameters())
                    .isEqualTo(falling.trials().get(original - 1).parameters());
        }
        // Nothing is missing then.
        int legs = falling.legs().size();
        new ArbiterSearch()
                .run(new Plan(space(plan), 42, 18, 1, falling.trials(), falling.curves(), () -> false), falling);
        assertThat(falling.legs()).hasSize(legs);
    }

    /** There are two configurations; trials 1 and 2 are the best of theirs until trial 8 comes. */
    @ParameterizedTest
    @ValueSource(ints = {1, 3})
    void aConfigurationThatSeveralTrialsHaveIsRepeatedOnce(int workers) {
        SimulatedTrials trials = new SimulatedTrials(1, number -> number == 8 ? 0.95 : 0.9 - number / 100.0);
        SearchPlan plan = plan(SchedulerSpec.NONE, OptionalDouble.empty(), OptionalInt.empty(), 3, 1);
        SearchSpace space = Plans.space(List.of(new Parameter.Choice("b", List.of("x", "y"), Map.of())), plan, 1);
        for (int originals : List.of(5, 8)) {
            new ArbiterSearch()
                    .run(
                            new Plan(space, 42, originals, workers, trials.trials(), trials.curves(), () -> false),
                            trials);
            assertThat(trials.trials()).hasSize(originals + 2);
            assertThat(trials.trials().stream().flatMap(trial -> trial.repeats().stream()))
                    .containsExactly(1, 2);
        }
    }

    /** Of four trials the last runs; whatever becomes of it, the best two of the others are among the best three. */
    @ParameterizedTest
    @ValueSource(ints = {1, 2, 3})
    void aRepeatStartsAsSoonAsItIsCertain(int workers) {
        CountDownLatch repeated = new CountDownLatch(workers == 1 ? 0 : 2);
        AtomicBoolean waited = new AtomicBoolean();
        TrialTask task = new TrialTask() {
            @Override
            public TrialResult run(Proposal proposal, Judge judge) throws InterruptedException {
                if (proposal.number() == 4) {
                    waited.set(!repeated.await(20, TimeUnit.SECONDS));
                }
                TrialResult result = simulated.run(proposal, judge);
                proposal.repeats().ifPresent(original -> repeated.countDown());
                return result;
            }

            @Override
            public void prune(int number) {
                throw new AssertionError("nothing waits");
            }

            private final SimulatedTrials simulated = rising;
        };
        search(plan(SchedulerSpec.NONE, OptionalDouble.empty(), OptionalInt.empty(), 3, 2), 4, workers, task);
        assertThat(waited).isFalse();
        assertThat(rising.trials().subList(4, 10))
                .extracting(trial -> trial.repeats().orElseThrow())
                .containsExactly(2, 3, 4, 2, 3, 4);
    }

    @Test
    void bracketsAreOfTrialsThatRepeatNoOther() {
        SearchPlan plan = plan(HYPERBAND, OptionalDouble.empty(), OptionalInt.empty(), 1, 2);
        search(plan, 17, 1, falling);
        assertThat(falling.trials()).hasSize(19);
        new ArbiterSearch()
                .run(new Plan(space(plan), 42, 26, 1, falling.trials(), falling.curves(), () -> false), falling);
        assertThat(falling.in(TrialState.WAITING)).isEmpty();
        // Nine trials from 1 epoch, one of which is again the best.
        assertThat(falling.epochs().subMap(20, 29))
                .isEqualTo(Map.of(20, 9, 21, 3, 22, 3, 23, 1, 24, 1, 25, 1, 26, 1, 27, 1, 28, 1));
    }

    @Test
    void enqueuedConfigurationsComeFirst() {
        SearchPlan plan = new SearchPlan(
                SchedulerSpec.NONE,
                Objective.VAL_ACCURACY,
                Optional.empty(),
                List.of(
                        Map.of("filters", 48, "optimizer", "nesterov", "momentum", 0.75),
                        Map.of("optimizer", "nesterov")),
                OptionalDouble.empty(),
                OptionalInt.empty(),
                new Repeats(0, 0),
                true,
                50);
        search(plan, 4, 2, rising);
        Map<String, Object> first = rising.trials().get(0).parameters();
        assertThat(first)
                .containsEntry("filters", 48)
                .containsEntry("momentum", 0.75)
                .containsKey("rate");
        Map<String, Object> second = rising.trials().get(1).parameters();
        assertThat(second).containsEntry("optimizer", "nesterov");
        assertThat((double) second.get("momentum")).isBetween(0.5, 0.99);
        assertThat(rising.trials()).hasSize(4);
    }

    @Test
    void aConfigurationThatWasTriedIsDrawnAgain() {
        var bits = List.<Parameter>of(
                new Parameter.IntRange("a", 1, 3, 1, false, Map.of()),
                new Parameter.Choice("b", List.of("x", "y"), Map.of()));
        new ArbiterSearch().run(Plans.plan(bits, 6, 1), rising);
        assertThat(rising.trials()).extracting(Trial::parameters).doesNotHaveDuplicates();
        // A seventh has no other choice.
        new ArbiterSearch().run(Plans.plan(bits, 7, 1), falling);
        assertThat(falling.trials()).hasSize(7);
    }

    private static void run(SchedulerSpec scheduler, int trials, int workers, TrialTask task) {
        search(with(scheduler), trials, workers, task);
    }

    private static void search(SearchPlan plan, int trials, int workers, TrialTask task) {
        new ArbiterSearch().run(new Plan(space(plan), 42, trials, workers, List.of(), Map.of(), () -> false), task);
    }

    private static SearchSpace space(SearchPlan plan) {
        return Plans.space(Plans.PARAMETERS, plan, EPOCHS);
    }

    private static SearchPlan with(SchedulerSpec scheduler) {
        return plan(scheduler, OptionalDouble.empty(), OptionalInt.empty(), 0, 0);
    }

    private static SearchPlan plan(
            SchedulerSpec scheduler, OptionalDouble target, OptionalInt patience, int top, int seeds) {
        return new SearchPlan(
                scheduler,
                Objective.VAL_ACCURACY,
                Optional.empty(),
                List.of(),
                target,
                patience,
                new Repeats(top, seeds),
                true,
                50);
    }

    private static List<Integer> numbers(int first, int last) {
        return IntStream.rangeClosed(first, last).boxed().collect(Collectors.toList());
    }

    /** Some of whose trials fail at once. */
    private static TrialTask failing(SimulatedTrials trials, Integer... numbers) {
        return new TrialTask() {
            @Override
            public TrialResult run(Proposal proposal, Judge judge) {
                return List.of(numbers).contains(proposal.number()) ? Plans.failed() : trials.run(proposal, judge);
            }

            @Override
            public void prune(int number) {
                trials.prune(number);
            }
        };
    }

    /** Some of whose trials diverge as soon as they go on with so many epochs, by number. */
    private static TrialTask diverging(SimulatedTrials trials, Map<Integer, Integer> ends) {
        return new TrialTask() {
            @Override
            public TrialResult run(Proposal proposal, Judge judge) {
                int number = proposal.number();
                return ends.containsKey(number)
                                && ends.get(number).equals(trials.epochs().get(number))
                        ? TrialResult.failed(TrialState.DIVERGED, 2, 0, new TrialResult.Failure("the loss is NaN", ""))
                        : trials.run(proposal, judge);
            }

            @Override
            public void prune(int number) {
                trials.prune(number);
            }
        };
    }
}
