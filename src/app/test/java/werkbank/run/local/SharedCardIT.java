package werkbank.run.local;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static werkbank.experiment.ScriptedTrainer.COMPLETE;
import static werkbank.experiment.ScriptedTrainer.spec;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import werkbank.engine.DeviceLostException;
import werkbank.experiment.EventLog;
import werkbank.experiment.trial.TrialEvent;
import werkbank.experiment.trial.TrialListener;
import werkbank.experiment.trial.TrialResult;
import werkbank.experiment.trial.TrialSpec;
import werkbank.experiment.trial.TrialState;

/** Cards that are full or lost, as workers tell of them that have no card. */
@Timeout(120)
class SharedCardIT {
    private static final TrialListener DEAF = event -> {};

    @TempDir
    private Path folder;

    private final ExecutorService threads = Executors.newCachedThreadPool();
    private LocalRunner runner;

    private LocalRunner on(CardShare... cards) {
        WorkerOptions options = new WorkerOptions(1, 64, 256, List.of(cards), Optional.empty(), line -> {});
        runner = new LocalRunner(options, WorkerProgram.here(ScriptedWorker.class), Heartbeat.USUAL);
        return runner;
    }

    @AfterEach
    void close() {
        runner.close();
        threads.shutdownNow();
    }

    @Test
    void aTrialWithTooLittleMemoryWaitsUntilItIsAloneAndThenFewerShareTheCard() throws Exception {
        on(new CardShare(0, 2));
        List<String> order = Collections.synchronizedList(new ArrayList<>());
        CountDownLatch begun = new CountDownLatch(1);
        Future<TrialResult> neighbour = threads.submit(() -> {
            TrialResult result = runner.run(spec(1, COMPLETE, 200), EventLog.atEpochs(metrics -> begun.countDown()));
            order.add("the neighbour ends");
            return result;
        });
        begun.await();
        EventLog heard = new EventLog();
        String script = folder.resolve(ScriptedWorker.DEVICE_FULL_ONCE).toString();
        TrialResult result = runner.run(spec(2, script, 1), event -> {
            heard.on(event);
            if (event instanceof TrialEvent.Placed) {
                order.add("placed");
            }
        });

        assertThat(result.state()).isEqualTo(TrialState.COMPLETE);
        assertThat(neighbour.get().state()).isEqualTo(TrialState.COMPLETE);
        assertThat(heard.notes())
                .containsExactly(
                        "GPU 0 has too little memory (900 MiB asked for, 300 MiB free); the trial goes on when it"
                                + " has it for itself, and then 1 trial at a time may share it");
        assertThat(order).containsExactly("placed", "the neighbour ends", "placed");
        assertThat(LocalWorkers.alive())
                .as("the neighbour's worker gave its memory back")
                .hasSize(1);
    }

    @Test
    void aTrialThatIsTooLargeForTheWholeCardFailsWithTheFigure() throws InterruptedException {
        EventLog heard = new EventLog();
        TrialResult result = on(new CardShare(0, 2)).run(spec(1, ScriptedWorker.DEVICE_FULL, 1), heard);
        assertThat(result.state()).isEqualTo(TrialState.FAILED);
        assertThat(result.failure().orElseThrow().cause())
                .isEqualTo("GPU 0 has too little memory even for this trial alone (900 MiB asked for, 300 MiB free);"
                        + " a smaller batch-size or fewer filters need less");
        assertThat(heard.notes()).hasSize(1);
        assertThat(runner.run(spec(2, COMPLETE, 1), DEAF).state()).isEqualTo(TrialState.COMPLETE);
    }

    @Test
    void trialsOfALostCardGoOnWithTheOthers() throws InterruptedException {
        EventLog heard = new EventLog();
        TrialResult result =
                on(new CardShare(0, 1), new CardShare(1, 1)).run(spec(1, ScriptedWorker.DEVICE_LOST, 1), heard);
        assertThat(result.state()).isEqualTo(TrialState.COMPLETE);
        assertThat(heard.notes())
                .containsExactly(
                        "GPU 0 is lost (CUDA says 'unspecified launch failure' (719)); its trials go on with GPU 1");
        EventLog next = new EventLog();
        assertThat(runner.run(spec(2, ScriptedWorker.DEVICE_LOST, 1), next).state())
                .isEqualTo(TrialState.COMPLETE);
        assertThat(next.notes()).as("nobody tries the lost one").isEmpty();
        assertThat(LocalWorkers.alive()).as("its worker has ended").hasSize(1);
    }

    @Test
    void workersThatWaitOnALostCardEndToo() throws Exception {
        on(new CardShare(0, 2), new CardShare(1, 1));
        Path fault = folder.resolve(ScriptedWorker.DEVICE_LOST);
        Future<TrialResult> onLost = placed(spec(1, fault.toString(), 1));
        Future<TrialResult> onOther = placed(spec(2, COMPLETE, 200));
        runner.run(spec(3, COMPLETE, 1), DEAF);
        assertThat(LocalWorkers.alive()).hasSize(3);

        Files.createFile(fault);

        assertThat(onLost.get().state()).isEqualTo(TrialState.COMPLETE);
        assertThat(onOther.get().state()).isEqualTo(TrialState.COMPLETE);
        assertThat(LocalWorkers.alive()).hasSize(1);
    }

    /** A trial that runs on a thread of its own, once it has a place. */
    private Future<TrialResult> placed(TrialSpec spec) throws InterruptedException {
        CountDownLatch placed = new CountDownLatch(1);
        Future<TrialResult> result = threads.submit(() -> runner.run(spec, event -> {
            if (event instanceof TrialEvent.Placed) {
                placed.countDown();
            }
        }));
        placed.await();
        return result;
    }

    @Test
    void theLastCardThatIsLostEndsTheSearch() {
        on(new CardShare(0, 1));
        assertThatThrownBy(() -> runner.run(spec(1, ScriptedWorker.DEVICE_LOST, 1), DEAF))
                .isInstanceOf(DeviceLostException.class)
                .hasMessage("GPU 0 is lost: CUDA says 'unspecified launch failure' (719)");
    }
}
