package werkbank.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.TreeMap;
import java.util.concurrent.Callable;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import werkbank.InputException;
import werkbank.JavaCommand;
import werkbank.experiment.Samples;
import werkbank.experiment.StudyArchive;
import werkbank.experiment.StudyCopy;
import werkbank.experiment.StudyHeldException;
import werkbank.experiment.TrialStore;
import werkbank.experiment.trial.EpochMetrics;
import werkbank.experiment.trial.Proposal;
import werkbank.experiment.trial.Trial;
import werkbank.experiment.trial.TrialState;

/** A study and a second process: who may have it, and what is left when it is killed. */
class StudyProcessIT {
    @TempDir
    Path results;

    private Process process;

    private void start(int epochs) throws IOException {
        process = new ProcessBuilder(JavaCommand.of(
                        List.of("-XX:TieredStopAtLevel=1", "-XX:+UseSerialGC"),
                        StudyProcess.class,
                        results.toString(),
                        "s",
                        Integer.toString(epochs)))
                .redirectOutput(results.resolve("output.txt").toFile())
                .redirectError(results.resolve("errors.txt").toFile())
                .start();
    }

    /** Whole lines that the process has written so far. */
    private List<String> output() throws IOException {
        String text = Files.readString(results.resolve("output.txt"));
        return text.substring(0, text.lastIndexOf('\n') + 1).lines().toList();
    }

    private void await(Callable<Boolean> condition) throws Exception {
        while (!condition.call()) {
            assertThat(process.isAlive())
                    .as(Files.readString(results.resolve("errors.txt")))
                    .isTrue();
            Thread.sleep(1);
        }
    }

    private void awaitLine(String wanted) throws Exception {
        await(() -> output().contains(wanted));
    }

    private void kill() throws InterruptedException {
        process.destroyForcibly();
        assertThat(process.waitFor(30, TimeUnit.SECONDS)).isTrue();
    }

    @AfterEach
    void end() throws InterruptedException {
        if (process != null) {
            kill();
        }
    }

    @Test
    void aSecondProcessIsToldWhoHoldsTheStudy() throws Exception {
        start(1_000_000);
        awaitLine("epoch 1 3");
        StudyArchive archive = new H2StudyArchive(results);

        assertThat(archive.exists("s")).isTrue();
        assertThatThrownBy(() -> archive.open("s"))
                .isInstanceOf(StudyHeldException.class)
                .hasMessageContaining(archive.owner("s").orElseThrow())
                .message()
                .matches("study 's' is held by process " + process.pid() + " on host \\S+ since \\S+Z;"
                        + " wait until it ends or stop it");
        assertThatThrownBy(() -> archive.create(Samples.study("s")))
                .isInstanceOf(InputException.class)
                .hasMessageContaining("exists");
        awaitLine("epoch 1 20");
        StudyCopy copy = archive.read("s");
        try (TrialStore store = copy.store()) {
            assertThat(copy.owner().orElseThrow()).startsWith("process " + process.pid() + " on host ");
            assertThat(Duration.between(copy.taken(), Instant.now())).isLessThan(Duration.ofMinutes(1));
            assertThat(store.trials()).extracting(Trial::state).containsExactly(TrialState.RUNNING);
            assertThat(store.epochs(1)).hasSizeGreaterThanOrEqualTo(20);
        }
        awaitLine("epoch 1 " + (output().size() + 20));

        kill();
        try (TrialStore store = archive.open("s")) {
            assertThat(store.trials()).extracting(Trial::state).containsExactly(TrialState.INTERRUPTED);
        }
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 90, 400})
    void whatAKilledProcessHadWrittenIsThere(long milliseconds) throws Exception {
        start(4);
        awaitLine("epoch 2 2");
        Thread.sleep(milliseconds);
        kill();
        try (TrialStore store = new H2StudyArchive(results).open("s")) {
            assertThat(store.study()).isEqualTo(Samples.study("s"));
            assertThat(store.trials()).noneMatch(trial -> trial.state() == TrialState.RUNNING);
            output().stream().skip(1).forEach(line -> assertWritten(store, line.split(" ")));
            goOn(store);
        }
    }

    /** Whole each time, however quickly the other process writes. */
    @Test
    void aStudyIsReadWhileItIsWritten() throws Exception {
        start(4);
        awaitLine("open");
        int before = 0;
        for (int i = 0; i < 20; i++) {
            int written = (int) output().stream()
                    .filter(line -> line.startsWith("finished"))
                    .count();
            try (TrialStore store = new H2StudyArchive(results).read("s").store()) {
                assertThat(store.trials()).hasSizeGreaterThanOrEqualTo(Math.max(before, written));
                before = store.trials().size();
            }
        }
        assertThat(process.isAlive()).isTrue();
    }

    private static void assertWritten(TrialStore store, String[] line) {
        int number = Integer.parseInt(line[1]);
        Trial trial = store.trial(number).orElseThrow();
        assertThat(trial.parameters()).isEqualTo(Samples.parameters());
        if (line[0].equals("finished")) {
            assertThat(trial.state()).isEqualTo(TrialState.COMPLETE);
        }
        if (line[0].equals("epoch")) {
            assertThat(store.epochs(number)).extracting(EpochMetrics::epoch).contains(Integer.parseInt(line[2]));
        }
    }

    /** The trial that was cut off, and the next one, can be run. */
    private static void goOn(TrialStore store) {
        int last = store.trials().size();
        for (int number : store.trial(last).orElseThrow().state().isFinished()
                ? new int[] {last + 1}
                : new int[] {last, last + 1}) {
            store.begin(new Proposal(number, new TreeMap<>(), Optional.empty()), 1);
            store.resume(number, List.of());
            store.record(number, Samples.epoch(1));
            store.finish(number, Samples.complete(0.9));
        }
        assertThat(store.trials()).allMatch(trial -> trial.state() == TrialState.COMPLETE);
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 50, 100, 200, 400})
    void aStudyWhoseMakerWasKilledOnTheWayIsThereOrCanBeMade(long milliseconds) throws Exception {
        start(4);
        await(() -> Files.exists(results.resolve("s")));
        Thread.sleep(milliseconds);
        kill();
        StudyArchive archive = new H2StudyArchive(results);
        boolean made = archive.exists("s");
        assertThat(archive.studies()).isEqualTo(made ? List.of("s") : List.of());
        try (TrialStore store = made ? archive.open("s") : archive.create(Samples.study("s"))) {
            assertThat(store.study()).isEqualTo(Samples.study("s"));
        }
        assertThat(archive.folder("s")).isDirectoryNotContaining("glob:**/creating-*");
    }

    @Test
    void anEndedProcessIsNotNamedAsOwner() throws Exception {
        start(1);
        awaitLine("finished 1");
        long pid = process.pid();
        kill();
        OwnerNote note = OwnerNote.read(results.resolve("s")).orElseThrow();
        assertThat(note.process()).isEqualTo(pid);
        assertThat(Duration.between(note.since(), Instant.now())).isLessThan(Duration.ofMinutes(5));
        assertThat(note.mayLive()).isFalse();
    }
}
