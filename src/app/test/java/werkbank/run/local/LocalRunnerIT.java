package werkbank.run.local;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static werkbank.experiment.ScriptedTrainer.COMPLETE;
import static werkbank.experiment.ScriptedTrainer.ENDLESS;
import static werkbank.experiment.ScriptedTrainer.FAIL;
import static werkbank.experiment.ScriptedTrainer.RESUME;
import static werkbank.experiment.ScriptedTrainer.spec;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Queue;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import werkbank.WorkerException;
import werkbank.experiment.EventLog;
import werkbank.experiment.trial.TrialEvent;
import werkbank.experiment.trial.TrialListener;
import werkbank.experiment.trial.TrialResult;
import werkbank.experiment.trial.TrialSpec;
import werkbank.experiment.trial.TrialState;
import werkbank.space.DataSpec;
import werkbank.space.DataSpecBuilder;

@Timeout(120)
class LocalRunnerIT {
    private static final TrialListener DEAF = event -> {};

    @TempDir
    Path results;

    private final Queue<String> log = new ConcurrentLinkedQueue<>();
    private final LocalRunner runner = new LocalRunner(
            new WorkerOptions(3, 64, 256, log::add), WorkerProgram.here(ScriptedWorker.class), Heartbeat.USUAL);

    @AfterEach
    void close() {
        runner.close();
    }

    @Test
    void aWorkerIsKeptForTheNextTrial() throws InterruptedException {
        String first = worker(runner.run(spec(1, COMPLETE, 1), DEAF));
        assertThat(worker(runner.run(spec(2, COMPLETE, 1), DEAF))).isEqualTo(first);
        assertThat(first).isNotEqualTo(Long.toString(ProcessHandle.current().pid()));
    }

    @Test
    void aFailureCostsTheWorker() throws InterruptedException {
        String first = worker(runner.run(spec(1, COMPLETE, 1), DEAF));
        runner.run(spec(2, FAIL, 1), DEAF);
        assertThat(worker(runner.run(spec(3, COMPLETE, 1), DEAF))).isNotEqualTo(first);
    }

    @Test
    void anIdleWorkerThatWasKilledIsReplaced() throws Exception {
        String first = worker(runner.run(spec(1, COMPLETE, 1), DEAF));
        ProcessHandle process = ProcessHandle.of(Long.parseLong(first)).orElseThrow();
        process.destroyForcibly();
        process.onExit().get();
        assertThat(worker(runner.run(spec(2, COMPLETE, 1), DEAF))).isNotEqualTo(first);
    }

    @ParameterizedTest
    @CsvSource({"-KILL, 9", "-TERM, 15"})
    void aTrialWhoseWorkerWasKilledGoesOnInAnother(String signal, int number) throws InterruptedException {
        List<String> places = new ArrayList<>();
        List<String> heard = new ArrayList<>();
        TrialResult result = runner.run(spec(1, RESUME, 60), event -> {
            if (event instanceof TrialEvent.Placed placed) {
                places.add(placed.worker());
            } else if (event instanceof TrialEvent.Started started) {
                heard.add("started with " + started.done().size());
            } else if (event instanceof TrialEvent.Noted noted) {
                heard.add(noted.line());
            } else if (event instanceof TrialEvent.EpochEnded ended
                    && ended.metrics().epoch() == 5
                    && heard.size() == 2) {
                LocalWorkers.signal(signal);
            }
        });
        assertThat(result.state()).isEqualTo(TrialState.COMPLETE);
        assertThat(result.epochs()).isEqualTo(60);
        assertThat(heard).hasSize(5);
        assertThat(heard.subList(0, 2)).containsExactly("it goes on", "started with 2");
        assertThat(heard.get(2))
                .startsWith("worker died (killed by signal " + number)
                .matches(".* after epoch \\d+; trying once more");
        assertThat(heard.subList(3, 5)).containsExactly("it goes on", "started with 2");
        assertThat(places)
                .hasSize(2)
                .allMatch(place -> place.matches("1 \\(process \\d+\\)"))
                .doesNotHaveDuplicates();
    }

    @Test
    void aTrialThatFailsInALivingWorkerIsNotTriedAgain() throws InterruptedException {
        EventLog heard = new EventLog();
        TrialResult result = runner.run(spec(1, FAIL, 1), heard);
        assertThat(result.state()).isEqualTo(TrialState.FAILED);
        assertThat(heard.notes()).isEmpty();
        assertThat(heard.of(TrialEvent.Started.class)).hasSize(1);
    }

    @Test
    void aTrialWhoseSecondWorkerIsKilledTooFails() throws InterruptedException {
        TrialResult result = runner.run(spec(1, ENDLESS, 1), at(3, () -> LocalWorkers.signal("-KILL")));
        assertThat(result.state()).isEqualTo(TrialState.FAILED);
        assertThat(result.epochs()).isGreaterThanOrEqualTo(3);
        assertThat(result.failure()).get().satisfies(failure -> {
            assertThat(failure.cause()).startsWith("worker died twice (killed by signal 9");
            assertThat(failure.detail()).contains("trial 1 has started");
        });
        assertThat(runner.run(spec(2, COMPLETE, 1), DEAF).state()).isEqualTo(TrialState.COMPLETE);
    }

    @Test
    void aCrashInNativeCodeIsNamedAndItsReportKeptBesideTheTrial() throws Exception {
        Set<String> before = filesWhereJvmsWriteReports();
        Path study = Files.createDirectory(results.resolve(ENDLESS));
        TrialResult result = runner.run(spec(7, study.toString(), 1), at(1, () -> LocalWorkers.signal("-SEGV")));
        Path report = study.resolve("trials/0007/crash.log");
        assertThat(report).content().contains("SIGSEGV");
        assertThat(result.failure()).get().satisfies(failure -> {
            assertThat(failure.cause())
                    .startsWith("worker died twice (crash in native code, exit code")
                    .contains("; see " + report);
            assertThat(failure.detail()).contains("# " + report);
        });
        try (Stream<Path> files = Files.walk(study)) {
            assertThat(files.filter(Files::isRegularFile)).containsExactly(report);
        }
        assertThat(filesWhereJvmsWriteReports()).isEqualTo(before);
    }

    @Test
    void aCrashWithoutAStudysFolderLeavesNothing() throws Exception {
        Set<String> before = filesWhereJvmsWriteReports();
        TrialResult result = runner.run(spec(1, ENDLESS, 1), at(1, () -> LocalWorkers.signal("-SEGV")));
        assertThat(result.failure().orElseThrow().cause()).startsWith("worker died twice (crash in native code");
        assertThat(filesWhereJvmsWriteReports()).isEqualTo(before);
    }

    @Test
    void onAnExecutorACrashIsReportedWhenTheFirstTrialsFolderIsGone() throws Exception {
        Set<String> before = filesWhereJvmsWriteReports();
        Path first = Files.createDirectory(results.resolve(COMPLETE));
        Path second = Files.createDirectory(results.resolve(ENDLESS));
        EventLog heard = new EventLog() {
            @Override
            public void on(TrialEvent event) {
                super.on(event);
                if (event instanceof TrialEvent.EpochEnded ended
                        && ended.metrics().epoch() == 1) {
                    LocalWorkers.signal(notes().isEmpty() ? "-SEGV" : "-TERM");
                }
            }
        };
        try (LocalRunner executor = LocalRunner.onExecutor(
                new WorkerOptions(1, 64, 256, log::add), WorkerProgram.here(ScriptedWorker.class))) {
            executor.run(spec(1, first.toString(), 1), DEAF);
            Files.delete(first);
            executor.run(spec(2, second.toString(), 1), heard);
        }
        Path report = second.resolve("trials/0002/crash.log");
        assertThat(report).content().contains("SIGSEGV");
        assertThat(heard.notes()).singleElement().asString().contains("; see " + report);
        assertThat(filesWhereJvmsWriteReports()).isEqualTo(before);
    }

    /** Reports of crashes, compilations that are to be replayed, and cores, in their usual places. */
    private static Set<String> filesWhereJvmsWriteReports() throws IOException {
        Set<String> found = new TreeSet<>();
        for (Path folder : List.of(Path.of(""), Path.of(System.getProperty("java.io.tmpdir")))) {
            try (var files = Files.newDirectoryStream(
                    folder.toAbsolutePath(), "{hs_err_pid*,replay_pid*,core*,worker-*.log,werkbank-worker-*}")) {
                files.forEach(file -> found.add(file.toString()));
            }
        }
        return found;
    }

    /** As when a whole group is told to end, and this process hears of it after its worker. */
    @Test
    void aWorkerThatIsToldToEndBeforeItsRunnerIsClosedInterruptsItsTrial() throws InterruptedException {
        List<String> notes = new ArrayList<>();
        TrialResult result = runner.run(spec(1, ENDLESS, 1), event -> {
            if (event instanceof TrialEvent.EpochEnded ended && ended.metrics().epoch() == 1) {
                List<ProcessHandle> workers = LocalWorkers.alive();
                LocalWorkers.signal("-TERM", workers);
                LocalWorkers.assertEnd(workers);
                CompletableFuture.delayedExecutor(500, TimeUnit.MILLISECONDS).execute(runner::close);
            } else if (event instanceof TrialEvent.Noted noted) {
                notes.add(noted.line());
            }
        });
        assertThat(result.state()).isEqualTo(TrialState.INTERRUPTED);
        assertThat(result.epochs()).isPositive();
        assertThat(notes).isEmpty();
    }

    @Test
    void aWorkerIgnoresTheTerminalsInterrupt() throws InterruptedException {
        TrialResult result = runner.run(spec(1, COMPLETE, 20), at(2, () -> LocalWorkers.signal("-INT")));
        assertThat(result.state()).isEqualTo(TrialState.COMPLETE);
        assertThat(result.epochs()).isEqualTo(20);
    }

    @Test
    void aFullHeapCostsItsTrialOnly() throws InterruptedException {
        TrialResult result = runner.run(spec(1, ScriptedWorker.OUT_OF_MEMORY, 1), DEAF);
        assertThat(result.state()).isEqualTo(TrialState.FAILED);
        assertThat(result.failure().orElseThrow().cause()).contains("out of memory: Java heap");
        assertThat(runner.run(spec(2, COMPLETE, 1), DEAF).state()).isEqualTo(TrialState.COMPLETE);
    }

    @Test
    void whatIsNoMessageIsLogged() throws InterruptedException {
        EventLog heard = new EventLog();
        TrialResult result = runner.run(spec(1, ScriptedWorker.GARBAGE, 3), heard);
        assertThat(result.state()).isEqualTo(TrialState.COMPLETE);
        assertThat(heard.epochs()).hasSize(3);
        runner.run(spec(2, ScriptedWorker.OUT_OF_MEMORY, 1), DEAF); // its end is the end of the log
        assertThat(log)
                .contains("{broken", "{\"type\":\"unknown\"}", "no end of line", "printed to System.out")
                .contains("trial 1 has started");
    }

    @Test
    void aWorkerHasItsThreadsAndItsMemory() throws InterruptedException {
        TrialResult result = runner.run(spec(1, ScriptedWorker.ENVIRONMENT, 1), DEAF);
        assertThat(result.failure().orElseThrow().cause())
                .contains("OMP 3, OpenBLAS 3, heap 6", "MiB, processors 3, arrays 256m");
    }

    @Test
    void aWorkerThatDoesNotStartEndsTheSearchWithTheJvmsReason() {
        WorkerProgram noProgram = WorkerProgram.here(LocalRunnerIT.class);
        assertNoWorkerStarts(64, noProgram, "Main method not found in class " + LocalRunnerIT.class.getName());
        WorkerProgram noLibrary = new WorkerProgram("/nowhere", WorkerMain.class.getName());
        assertNoWorkerStarts(64, noLibrary, "Could not find or load main class " + WorkerMain.class.getName());
        assertNoWorkerStarts(1, WorkerProgram.here(ScriptedWorker.class), "Too small maximum heap");
    }

    @Test
    void aHeapThatIsTooSmallForTheImagesEndsTheSearch() {
        try (LocalRunner small = new LocalRunner(new WorkerOptions(1, 8, 256, log::add))) {
            assertThatThrownBy(() -> small.run(spec(1, COMPLETE, 1), DEAF))
                    .isInstanceOf(WorkerException.class)
                    .hasMessageContaining("a worker can't start: out of memory: Java heap");
        }
    }

    private void assertNoWorkerStarts(int heapMiB, WorkerProgram program, String reason) {
        EventLog heard = new EventLog();
        try (LocalRunner broken =
                new LocalRunner(new WorkerOptions(1, heapMiB, 256, log::add), program, Heartbeat.USUAL)) {
            assertThatThrownBy(() -> broken.run(spec(1, COMPLETE, 1), heard))
                    .isInstanceOf(WorkerException.class)
                    .hasMessageStartingWith("a worker can't start: " + reason)
                    .hasMessageEndingWith("once that is mended the same command goes on");
        }
        assertThat(heard.notes()).isEmpty();
    }

    @Test
    void aLibraryThatIsMissingIsNoTrialsFault() {
        assertThatThrownBy(() -> runner.run(spec(1, ScriptedWorker.NO_LIBRARY, 1), DEAF))
                .isInstanceOf(WorkerException.class)
                .hasMessageContaining("a worker can't train: UnsatisfiedLinkError: no such library");
    }

    @Test
    void aWorkerThatIsKilledBeforeItIsReadyIsReplacedOnce() {
        EventLog heard = new EventLog();
        assertThatThrownBy(() -> runner.run(spec(1, ScriptedWorker.KILLED_EARLY, 1), heard))
                .isInstanceOf(WorkerException.class)
                .hasMessageContaining("a worker can't start: killed by signal 9");
        assertThat(heard.notes()).singleElement().asString().startsWith("worker died (killed by signal 9");
    }

    @Test
    void theRealWorkerNamesTheFolderThatItCanNotRead() {
        DataSpec data = DataSpecBuilder.in("/no/such/folder").build();
        try (LocalRunner real = new LocalRunner(new WorkerOptions(1, 64, 256, log::add))) {
            TrialSpec spec = TrialSpec.of(1, 1, spec(1, COMPLETE, 1).recipe(), data, "/nowhere");
            assertThatThrownBy(() -> real.run(spec, DEAF))
                    .isInstanceOf(WorkerException.class)
                    .hasMessageStartingWith("a worker can't train: ")
                    .hasMessageContaining("/no/such/folder");
        }
    }

    @Test
    void closeEndsTheIdleWorkers() throws Exception {
        long worker = Long.parseLong(worker(runner.run(spec(1, COMPLETE, 1), DEAF)));
        runner.close();
        LocalWorkers.assertEnd(ProcessHandle.of(worker).stream().toList());
    }

    @Test
    void anInterruptedTrialLeavesNoWorker() {
        Thread caller = Thread.currentThread();
        List<ProcessHandle> workers = new ArrayList<>();
        assertThatThrownBy(() -> runner.run(spec(1, ENDLESS, 1), EventLog.atEpochs(metrics -> {
                    workers.addAll(LocalWorkers.alive());
                    caller.interrupt();
                })))
                .isInstanceOf(InterruptedException.class);
        assertThat(workers).isNotEmpty();
        LocalWorkers.assertEnd(workers);
    }

    /** The process that trained the trial: the scripts tell it in place of a file name. */
    private static String worker(TrialResult result) {
        return result.outcome().orElseThrow().best().models().get(0).path();
    }

    private static TrialListener at(int epoch, Runnable action) {
        return EventLog.atEpochs(metrics -> {
            if (metrics.epoch() == epoch) {
                action.run();
            }
        });
    }
}
