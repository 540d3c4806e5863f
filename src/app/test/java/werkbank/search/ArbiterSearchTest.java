package werkbank.search;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static werkbank.search.Plans.PARAMETERS;
import static werkbank.search.Plans.complete;
import static werkbank.search.Plans.failed;
import static werkbank.search.Plans.plan;
import static werkbank.search.Plans.space;
import static werkbank.search.Plans.trial;

import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentSkipListMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;
import werkbank.WerkbankException;
import werkbank.experiment.Judge;
import werkbank.experiment.Search.Plan;
import werkbank.experiment.TrialTask;
import werkbank.experiment.trial.Proposal;
import werkbank.experiment.trial.Trial;
import werkbank.experiment.trial.TrialResult;
import werkbank.experiment.trial.TrialState;
import werkbank.space.Parameter;

@Timeout(60)
class ArbiterSearchTest {
    private final Map<Integer, SortedMap<String, Object>> ran = new ConcurrentSkipListMap<>();
    private final AtomicInteger runs = new AtomicInteger();

    @ParameterizedTest
    @ValueSource(ints = {1, 2, 3, 4})
    void exactlyTheTrialsOfThePlanRun(int workers) {
        search(plan(PARAMETERS, 11, workers));
        assertThat(ran.keySet()).containsExactly(1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11);
        assertThat(runs).hasValue(11);
    }

    @Test
    void theNumberOfWorkersChangesNoTrial() {
        search(plan(PARAMETERS, 20, 1));
        Map<Integer, SortedMap<String, Object>> alone = Map.copyOf(ran);
        ran.clear();
        search(plan(PARAMETERS, 20, 4));
        assertThat(ran).isEqualTo(alone);
        assertThat(alone.values()).doesNotHaveDuplicates();
    }

    @Test
    void anotherSeedGivesOtherTrials() {
        search(plan(PARAMETERS, 5, 1));
        Map<Integer, SortedMap<String, Object>> first = Map.copyOf(ran);
        ran.clear();
        search(new Plan(space(PARAMETERS), 43, 5, 1, List.of(), Map.of(), () -> false));
        assertThat(ran).isNotEqualTo(first);
    }

    @Test
    void asManyTrialsRunAtTheSameTimeAsThereAreWorkers() {
        CyclicBarrier allFour = new CyclicBarrier(4);
        run(plan(PARAMETERS, 8, 4), (number, parameters) -> {
            ran.put(number, parameters);
            try {
                allFour.await(30, TimeUnit.SECONDS);
            } catch (Exception e) {
                throw new AssertionError(e);
            }
            return complete(0.9);
        });
        assertThat(ran).hasSize(8);
    }

    @Test
    void aResumedStudyRunsTheMissingTrialsAsIfItHadNeverStopped() {
        search(plan(PARAMETERS, 9, 1));
        Map<Integer, SortedMap<String, Object>> whole = Map.copyOf(ran);
        ran.clear();
        List<Trial> known = List.of(
                trial(1, TrialState.COMPLETE, whole.get(1)),
                trial(3, TrialState.FAILED, whole.get(3)),
                trial(4, TrialState.PRUNED, whole.get(4)),
                trial(6, TrialState.DIVERGED, whole.get(6)));
        search(new Plan(space(PARAMETERS), 42, 9, 2, known, Map.of(), () -> false));
        assertThat(ran.keySet()).containsExactly(2, 5, 7, 8, 9);
        assertThat(whole).containsAllEntriesOf(ran);
    }

    @ParameterizedTest
    @EnumSource(
            value = TrialState.class,
            names = {"WAITING", "RUNNING", "INTERRUPTED"})
    void anUnfinishedTrialRunsAgainWithTheParametersThatItHas(TrialState state) {
        Map<String, Object> parameters = Map.of("filters", 99);
        search(new Plan(space(PARAMETERS), 42, 2, 1, List.of(trial(2, state, parameters)), Map.of(), () -> false));
        assertThat(ran).hasSize(2);
        assertThat(ran.get(2)).isEqualTo(parameters);
    }

    @Test
    void aStudyWithAllItsTrialsRunsNone() {
        List<Trial> known = List.of(trial(1, TrialState.COMPLETE, Map.of()), trial(2, TrialState.COMPLETE, Map.of()));
        search(new Plan(space(PARAMETERS), 42, 2, 1, known, Map.of(), () -> false));
        search(new Plan(space(PARAMETERS), 42, 1, 1, known, Map.of(), () -> false));
        assertThat(ran).isEmpty();
    }

    @Test
    void aSpaceWithoutParametersHasAnEmptyConfiguration() {
        search(plan(List.of(), 1, 4));
        assertThat(ran).containsExactly(Map.entry(1, new TreeMap<>()));
    }

    @Test
    void failedTrialsDoNotEndTheSearch() {
        run(plan(PARAMETERS, 6, 2), (number, parameters) -> {
            ran.put(number, parameters);
            return failed();
        });
        assertThat(ran).hasSize(6);
    }

    @Test
    void afterStopNoTrialStartsAndTheRunningOnesEnd() {
        AtomicBoolean stop = new AtomicBoolean();
        CountDownLatch sixthRuns = new CountDownLatch(1);
        CountDownLatch stopped = new CountDownLatch(1);
        AtomicInteger ended = new AtomicInteger();
        run(new Plan(space(PARAMETERS), 42, 50, 2, List.of(), Map.of(), stop::get), (number, parameters) -> {
            ran.put(number, parameters);
            if (number == 5) {
                sixthRuns.await();
                stop.set(true);
                stopped.countDown();
            } else if (number == 6) {
                sixthRuns.countDown();
                stopped.await();
            }
            ended.incrementAndGet();
            return complete(0.9);
        });
        assertThat(ran).hasSize(6);
        assertThat(ended).hasValue(6);
    }

    @Test
    void aPlanThatIsStoppedFromTheStartRunsNothing() {
        search(new Plan(space(PARAMETERS), 42, 5, 2, List.of(), Map.of(), () -> true));
        assertThat(ran).isEmpty();
    }

    @Test
    void whatTheTaskThrowsEndsTheSearchAndIsThrown() {
        WerkbankException broken = new WerkbankException("the store is broken");
        assertThatThrownBy(() -> run(plan(PARAMETERS, 50, 2), failingAt(3, broken)))
                .isSameAs(broken);
        assertThat(ran).hasSizeLessThanOrEqualTo(5);
    }

    @Test
    void errorsAreThrownAsWell() {
        Error error = new StackOverflowError("on purpose");
        assertThatThrownBy(() -> run(plan(PARAMETERS, 5, 1), failingAt(1, error)))
                .isSameAs(error);
    }

    @Test
    void anExceptionInterruptsTheOtherTrials() {
        CountDownLatch running = new CountDownLatch(1);
        AtomicBoolean interrupted = new AtomicBoolean();
        WerkbankException broken = new WerkbankException("the store is broken");
        Run task = (number, parameters) -> {
            if (number == 1) {
                running.await();
                throw broken;
            }
            running.countDown();
            return sleepUntilInterrupted(interrupted);
        };
        assertThatThrownBy(() -> run(plan(PARAMETERS, 5, 2), task))
                .isSameAs(broken)
                .hasNoSuppressedExceptions();
        assertThat(interrupted).isTrue();
    }

    @Test
    void aSpaceThatCanNotBeSampledEndsTheSearch() {
        Parameter broken = new Parameter.Choice("broken", List.of(), Map.of());
        assertThatThrownBy(() -> search(plan(List.of(broken), 5, 2)))
                .isInstanceOf(WerkbankException.class)
                .hasMessage("no parameters could be proposed for trial 1")
                .hasCauseInstanceOf(IndexOutOfBoundsException.class);
        assertThat(ran).isEmpty();
    }

    @Test
    void aStopThatThrowsEndsTheSearch() {
        AtomicInteger asked = new AtomicInteger();
        Plan plan = new Plan(space(PARAMETERS), 42, 5, 1, List.of(), Map.of(), () -> {
            if (asked.incrementAndGet() > 1) {
                throw new IllegalStateException("on purpose");
            }
            return false;
        });
        assertThatThrownBy(() -> search(plan)).isInstanceOf(IllegalStateException.class);
    }

    @Test
    void anInterruptEndsTheSearchOnceTheRunningTrialsHaveEnded() throws InterruptedException {
        CountDownLatch running = new CountDownLatch(2);
        AtomicInteger interrupted = new AtomicInteger();
        AtomicBoolean flag = new AtomicBoolean();
        Thread search = new Thread(() -> {
            run(plan(PARAMETERS, 50, 2), (number, parameters) -> {
                running.countDown();
                runs.incrementAndGet();
                AtomicBoolean mine = new AtomicBoolean();
                try {
                    return sleepUntilInterrupted(mine);
                } finally {
                    interrupted.addAndGet(mine.get() ? 1 : 0);
                }
            });
            flag.set(Thread.currentThread().isInterrupted());
        });
        search.start();
        running.await();
        search.interrupt();
        search.join();
        assertThat(runs).hasValue(2);
        assertThat(interrupted).hasValue(2);
        assertThat(flag).isTrue();
    }

    @Test
    void aTrialThatThrowsAnInterruptOfItsOwnIsAFailure() {
        assertThatThrownBy(() -> run(plan(PARAMETERS, 5, 1), (number, parameters) -> {
                    throw new InterruptedException("nobody asked");
                }))
                .isInstanceOf(WerkbankException.class)
                .hasCauseInstanceOf(InterruptedException.class);
    }

    @Test
    void twoThousandTrialsRun() {
        search(plan(PARAMETERS, 2_000, 2));
        assertThat(runs).hasValue(2_000);
        assertThat(ran).hasSize(2_000);
    }

    @Test
    void noThreadIsLeftBehind() throws InterruptedException {
        search(plan(PARAMETERS, 8, 4));
        for (int i = 0; i < 100 && arbiterThreads() > 0; i++) {
            Thread.sleep(50);
        }
        assertThat(arbiterThreads()).isZero();
    }

    private static long arbiterThreads() {
        return Thread.getAllStackTraces().keySet().stream()
                .map(Thread::getName)
                .filter(name -> name.startsWith("ArbiterOptimizationRunner") || name.startsWith("LocalCandidate"))
                .count();
    }

    /** Runs a trial without a judge. */
    @FunctionalInterface
    private interface Run {
        TrialResult of(int number, SortedMap<String, Object> parameters) throws InterruptedException;
    }

    private static void run(Plan plan, Run run) {
        new ArbiterSearch().run(plan, new TrialTask() {
            @Override
            public TrialResult run(Proposal proposal, Judge judge) throws InterruptedException {
                return run.of(proposal.number(), proposal.parameters());
            }

            @Override
            public void prune(int number) {
                throw new AssertionError(String.format(Locale.ROOT, "trial %d waits nowhere", number));
            }
        });
    }

    private void search(Plan plan) {
        run(plan, (number, parameters) -> {
            runs.incrementAndGet();
            ran.put(number, parameters);
            return complete(0.9);
        });
    }

    private Run failingAt(int bad, Throwable failure) {
        return (number, parameters) -> {
            ran.put(number, parameters);
            if (number == bad) {
                if (failure instanceof Error error) {
                    throw error;
                }
                throw (RuntimeException) failure;
            }
            return complete(0.9);
        };
    }

    private static TrialResult sleepUntilInterrupted(AtomicBoolean interrupted) throws InterruptedException {
        try {
            Thread.sleep(60_000);
            return complete(0.9);
        } catch (InterruptedException e) {
            interrupted.set(true);
            throw e;
        }
    }
}
