package werkbank.experiment;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static werkbank.experiment.ScriptedTrainer.COMPLETE;
import static werkbank.experiment.ScriptedTrainer.DIVERGE;
import static werkbank.experiment.ScriptedTrainer.ENDLESS;
import static werkbank.experiment.ScriptedTrainer.FAIL;
import static werkbank.experiment.ScriptedTrainer.RESUME;
import static werkbank.experiment.ScriptedTrainer.spec;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import werkbank.experiment.trial.EpochMetrics;
import werkbank.experiment.trial.TrialEvent;
import werkbank.experiment.trial.TrialListener;
import werkbank.experiment.trial.TrialResult;
import werkbank.experiment.trial.TrialState;

/** What every runner does, fakes included. */
@Timeout(120)
public abstract class TrialRunnerContract {
    protected TrialRunner runner;
    private final ExecutorService threads = Executors.newCachedThreadPool();

    /** A runner whose trials {@link ScriptedTrainer} trains. */
    protected abstract TrialRunner open();

    @BeforeEach
    void openRunner() {
        runner = open();
    }

    @AfterEach
    void closeRunner() {
        runner.close();
        threads.shutdownNow();
    }

    @Test
    void aTrialCompletesAndItsEpochsAreHeardInOrder() throws InterruptedException {
        EventLog heard = new EventLog();
        TrialResult result = runner.run(spec(7, COMPLETE, 5), heard);
        assertThat(result.state()).isEqualTo(TrialState.COMPLETE);
        assertThat(result.epochs()).isEqualTo(5);
        assertThat(result.outcome())
                .get()
                .extracting(outcome -> outcome.best().accuracy())
                .isEqualTo(0.007);
        assertThat(heard.epochs()).extracting(EpochMetrics::epoch).containsExactly(1, 2, 3, 4, 5);
        assertThat(heard.epochs().get(2)).isEqualTo(new EpochMetrics(3, 1.0 / 3, 0.5, 1.0 / 3, 0.5, 0.5, 1e-3, 0.01));
    }

    @Test
    void aTrialAsksAtItsRungsAndWaitsWhereItMayNotGoOn() throws InterruptedException {
        List<Integer> asked = new ArrayList<>();
        TrialResult result = runner.run(spec(7, COMPLETE, 9), new EventLog() {
            @Override
            public List<Integer> rungs() {
                return List.of(2, 4, 8, 9);
            }

            @Override
            public boolean goesOn(int epoch) {
                asked.add(epoch);
                assertThat(epochs()).hasSize(epoch);
                return epoch < 4;
            }
        });
        assertThat(asked).containsExactly(2, 4);
        assertThat(result.state()).isEqualTo(TrialState.WAITING);
        assertThat(result.epochs()).isEqualTo(4);
        assertThat(result.outcome()).isPresent();
    }

    @Test
    void aTrialSaysWhereItStarts() throws InterruptedException {
        EventLog heard = new EventLog();
        runner.run(spec(1, COMPLETE, 1), heard);
        assertThat(heard.of(TrialEvent.Started.class)).containsExactly(new TrialEvent.Started(List.of()));
        assertThat(heard.of(TrialEvent.ComputedWith.class))
                .containsExactly(new TrialEvent.ComputedWith(Samples.computation()));
        assertThat(heard.notes()).isEmpty();
    }

    @Test
    void aTrialThatGoesOnSaysWhatItHas() throws InterruptedException {
        EventLog heard = new EventLog();
        TrialResult result = runner.run(spec(1, RESUME, 4), heard);
        assertThat(result.epochs()).isEqualTo(4);
        assertThat(heard.notes()).containsExactly("it goes on");
        assertThat(heard.events().stream()
                        .filter(event -> !(event instanceof TrialEvent.Placed))
                        .limit(2))
                .containsExactly(
                        new TrialEvent.Noted("it goes on"),
                        new TrialEvent.Started(List.of(ScriptedTrainer.epoch(1, 1), ScriptedTrainer.epoch(2, 1))));
        assertThat(heard.epochs()).extracting(EpochMetrics::epoch).containsExactly(3, 4);
    }

    @Test
    void everythingIsHeardOnTheThreadThatRunsTheTrial() throws InterruptedException {
        EventLog heard = new EventLog();
        runner.run(spec(1, COMPLETE, 2), heard);
        assertThat(heard.of(TrialEvent.Progressed.class))
                .extracting(TrialEvent.Progressed::epoch)
                .containsExactly(1, 2);
        assertThat(heard.threads()).containsOnly(Thread.currentThread());
    }

    @Test
    void whatCallbacksDoIsHeardAsItWasSaid() throws InterruptedException {
        EventLog heard = new EventLog();
        runner.run(spec(1, COMPLETE, 2), heard);
        assertThat(heard.of(TrialEvent.CallbackActed.class))
                .containsExactlyElementsOf(Stream.of(1, 2)
                        .map(ScriptedTrainer::events)
                        .flatMap(List::stream)
                        .toList());
    }

    @Test
    void aTrialThatFailsIsAResult() throws InterruptedException {
        EventLog heard = new EventLog();
        TrialResult result = runner.run(spec(1, FAIL, 5), heard);
        assertThat(result.state()).isEqualTo(TrialState.FAILED);
        assertThat(result.epochs()).isEqualTo(1);
        assertThat(result.failure()).get().satisfies(failure -> {
            assertThat(failure.cause()).contains("on purpose");
            assertThat(failure.detail()).contains("ScriptedTrainer");
        });
        assertThat(heard.epochs()).hasSize(1);
    }

    @Test
    void afterAFailureTheNextTrialRuns() throws InterruptedException {
        runner.run(spec(1, FAIL, 5), new EventLog());
        assertThat(runner.run(spec(2, COMPLETE, 1), new EventLog()).state()).isEqualTo(TrialState.COMPLETE);
    }

    @Test
    void aLossThatIsNoNumberIsHeard() throws InterruptedException {
        EventLog heard = new EventLog();
        assertThat(runner.run(spec(1, DIVERGE, 5), heard).state()).isEqualTo(TrialState.DIVERGED);
        assertThat(heard.epochs()).singleElement().satisfies(e -> assertThat(e.loss())
                .isNaN());
    }

    @Test
    void severalThreadsRunTrialsAtTheSameTime() throws Exception {
        List<EventLog> heard =
                IntStream.range(0, 3).mapToObj(i -> new EventLog()).toList();
        List<Future<TrialResult>> results = new ArrayList<>();
        for (int i = 0; i < 3; i++) {
            int number = i + 1;
            results.add(threads.submit(() -> runner.run(spec(number, COMPLETE, 4), heard.get(number - 1))));
        }
        for (int i = 0; i < 3; i++) {
            assertThat(results.get(i).get().outcome().orElseThrow().best().accuracy())
                    .isEqualTo((i + 1) / 1000.0);
            assertThat(heard.get(i).epochs()).extracting(EpochMetrics::epoch).containsExactly(1, 2, 3, 4);
        }
    }

    @Test
    void whatTheListenerThrowsComesOutAndTheNextTrialRuns() throws InterruptedException {
        TrialListener broken = event -> {
            throw new UnsupportedOperationException("broken");
        };
        assertThatThrownBy(() -> runner.run(spec(1, ENDLESS, 1), broken))
                .isInstanceOf(UnsupportedOperationException.class);
        assertThat(runner.run(spec(2, COMPLETE, 1), new EventLog()).state()).isEqualTo(TrialState.COMPLETE);
    }

    @Test
    void closeInterruptsTheRunningTrials() throws Exception {
        CountDownLatch running = new CountDownLatch(2);
        Future<TrialResult> first =
                threads.submit(() -> runner.run(spec(1, ENDLESS, 1), EventLog.atEpochs(m -> running.countDown())));
        Future<TrialResult> second =
                threads.submit(() -> runner.run(spec(2, ENDLESS, 1), EventLog.atEpochs(m -> running.countDown())));
        running.await();
        runner.close();
        assertThat(first.get().state()).isEqualTo(TrialState.INTERRUPTED);
        assertThat(second.get().state()).isEqualTo(TrialState.INTERRUPTED);
        assertThat(first.get().epochs() + second.get().epochs()).isPositive();
    }

    @Test
    void afterCloseATrialIsInterruptedAtOnce() throws InterruptedException {
        runner.close();
        runner.close();
        assertThat(runner.run(spec(1, COMPLETE, 1), new EventLog()).state()).isEqualTo(TrialState.INTERRUPTED);
    }

    @Test
    void anInterruptStopsTheTrialAndIsThrown() throws InterruptedException {
        Thread caller = Thread.currentThread();
        assertThatThrownBy(() -> runner.run(spec(1, ENDLESS, 1), EventLog.atEpochs(metrics -> caller.interrupt())))
                .isInstanceOf(InterruptedException.class);
        assertThat(runner.run(spec(2, COMPLETE, 1), new EventLog()).state()).isEqualTo(TrialState.COMPLETE);
    }
}
