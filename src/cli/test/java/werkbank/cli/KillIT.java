package werkbank.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Random;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import werkbank.dataset.SmallMnist;
import werkbank.experiment.TrialStore;
import werkbank.experiment.trial.Trial;
import werkbank.space.Objective;
import werkbank.store.H2StudyArchive;

/**
 * {@code kill -9} of the main process, its worker or both, again and again at random moments, each time followed by the
 * same command: in the end the study is that of an undisturbed run. A few of them, since the end after each single write
 * is tried without processes ({@code EveryWriteIT}); the profile {@code nightly} makes it 100. {@code
 * -Dwerkbank.kill.seed=N} draws other moments, {@code -Dwerkbank.kills=N} another number of them.
 */
@Timeout(900)
class KillIT {
    private static final int KILLS = Integer.getInteger("werkbank.kills", 6);
    private static final long SEED = Long.getLong("werkbank.kill.seed", 3);
    private static final int TRIALS = 2;
    private static final int EPOCHS = 5;
    private static final String SPACE = String.format(
            Locale.ROOT,
            """
            name: killed
            trials: %d
            seed: 11
            data: {folder: data, validation: 200}
            ensemble: {top-k: 2}
            network:
              - conv: {filters: {int: [4, 8]}, kernel: 3}
              - batch-norm: {momentum: 0.5}
              - max-pool: 2
              - dense: 32
              - dropout: 0.3
            training:
              epochs: %d
              batch-size: 32
              learning-rate: {float: [1.0e-3, 1.0e-2], log: true}
              ema: {decay: 0.9}
              reduce-lr-on-plateau: {patience: 1, min-delta: 0.1}
            augmentation: {rotation: 10}
            """,
            TRIALS,
            EPOCHS);

    private static final Pattern EPOCH = Pattern.compile("trial \\d+/\\d+  epoch \\d+/\\d+  ");
    private static final Pattern ENDED = Pattern.compile("trial \\d+/\\d+  (COMPLETE|FAILED|DIVERGED)");

    @TempDir
    Path folder;

    private final Random random = new Random(SEED);
    private final List<String> kills = new ArrayList<>();
    /** Standard error of all processes of the present study. */
    private final StringBuilder told = new StringBuilder();

    @Test
    void afterKillsAtAnyMomentTheStudyIsAsIfNothingHadHappened() throws IOException, InterruptedException {
        SmallMnist.write(Files.createDirectory(folder.resolve("data")), 600, 100);
        Files.writeString(folder.resolve("killed.yaml"), SPACE);
        Answer undisturbed = Answer.of(command("whole"));
        assertThat(undisturbed.code()).as(undisturbed.err()).isZero();
        for (int study = 1; kills.size() < KILLS; study++) {
            told.setLength(0);
            Answer end = untilItIsDone("cut-" + study);
            System.err.printf("study %d, %d kills so far (seed %d): %s%n", study, kills.size(), SEED, kills);
            assertThat(end.code()).as(told + "\n" + kills).isZero();
            assertThat(withoutTime(end)).isEqualTo(withoutTime(undisturbed));
            assertSameStudy("cut-" + study);
            assertNothingWasDoneTwice();
        }
    }

    private Answer untilItIsDone(String results) throws IOException, InterruptedException {
        Optional<Answer> end = Optional.empty();
        while (end.isEmpty()) {
            try (WerkbankProcess process = WerkbankProcess.start(command(results))) {
                end = runOrKill(process);
                told.append(process.err());
            }
        }
        return end.get();
    }

    /** Empty when the main process was killed. */
    private Optional<Answer> runOrKill(WerkbankProcess process) throws IOException, InterruptedException {
        if (kills.size() < KILLS && random.nextInt(3) == 0) {
            awaitEpoch(process);
            killWorker(process);
        }
        if (kills.size() < KILLS) {
            awaitMoment(process);
        }
        if (kills.size() >= KILLS || !process.isAlive()) {
            return Optional.of(process.await());
        }
        killAll(process);
        return Optional.empty();
    }

    /** One retry is all that a trial has, so one process doesn't get its worker killed twice. */
    private void killWorker(WerkbankProcess process) throws InterruptedException {
        Thread.sleep(random.nextInt(300));
        for (ProcessHandle worker : process.workers()) {
            worker.destroyForcibly();
            kills.add("worker");
        }
    }

    /** The main process, and perhaps its worker, before or after it. */
    private void killAll(WerkbankProcess process) throws IOException, InterruptedException {
        List<ProcessHandle> workers = process.workers();
        int who = random.nextInt(3);
        if (who == 0) {
            workers.forEach(ProcessHandle::destroyForcibly);
        }
        process.signal("KILL");
        kills.add((who == 0 ? "both" : "main") + (workers.isEmpty() ? ", no worker yet" : ""));
        process.await();
        // Otherwise the next command comes while the worker may still be there.
        if (who == 1) {
            assertThat(workers)
                    .allSatisfy(worker -> assertThat(worker.onExit()).succeedsWithin(Duration.ofSeconds(30)));
        }
    }

    /** Any moment of the first seconds, or one just after an epoch was told. */
    private void awaitMoment(WerkbankProcess process) throws IOException, InterruptedException {
        if (random.nextBoolean()) {
            awaitEpoch(process);
            Thread.sleep(random.nextInt(50));
        } else {
            long end =
                    System.nanoTime() + Duration.ofMillis(random.nextInt(4000)).toNanos();
            while (process.isAlive() && System.nanoTime() < end) {
                Thread.sleep(1);
            }
        }
    }

    /** The next one; returns too when the process ends. */
    private static void awaitEpoch(WerkbankProcess process) throws IOException, InterruptedException {
        long before = EPOCH.matcher(process.err()).results().count();
        while (process.isAlive() && EPOCH.matcher(process.err()).results().count() == before) {
            Thread.sleep(5);
        }
    }

    /** What was told was on the disk, and so is neither trained nor told again. */
    private void assertNothingWasDoneTwice() {
        List<String> epochs =
                EPOCH.matcher(told).results().map(r -> r.group().strip()).toList();
        assertThat(epochs).doesNotHaveDuplicates().hasSizeLessThanOrEqualTo(TRIALS * EPOCHS);
        assertThat(ENDED.matcher(told).results().map(r -> r.group()))
                .doesNotHaveDuplicates()
                .hasSizeLessThanOrEqualTo(TRIALS);
    }

    private void assertSameStudy(String results) {
        SameTrials.assertSame(folder.resolve("whole"), folder.resolve(results), "killed", TRIALS, EPOCHS);
        try (TrialStore whole = open("whole");
                TrialStore cut = open(results)) {
            assertThat(best(cut)).isEqualTo(best(whole));
            assertThat(cut.evaluation()).isPresent();
            assertThat(cut.testOpenings()).isNotEmpty();
        }
        assertThat(folder.resolve(results + "/killed/trials/0001"))
                .isDirectoryNotContaining("glob:**/state*")
                .isDirectoryNotContaining("glob:**.tmp")
                .isDirectoryNotContaining("glob:**.lock");
    }

    private TrialStore open(String results) {
        return new H2StudyArchive(folder.resolve(results)).open("killed");
    }

    private static int best(TrialStore store) {
        return store.trials().stream()
                .min(Trial.bestFirst(Objective.VAL_ACCURACY))
                .orElseThrow()
                .number();
    }

    /** The summary down to the ensemble's errors on the test set. */
    private static List<String> withoutTime(Answer answer) {
        return answer.lines().subList(0, 5).stream()
                .map(line -> line.replaceFirst(", \\S+ of training$", ""))
                .toList();
    }

    private String[] command(String results) {
        return Stream.of(
                        "run",
                        folder.resolve("killed.yaml"),
                        "--workers",
                        1,
                        "--results",
                        folder.resolve(results),
                        "--reports",
                        folder.resolve(results + "-reports"))
                .map(Object::toString)
                .toArray(String[]::new);
    }
}
