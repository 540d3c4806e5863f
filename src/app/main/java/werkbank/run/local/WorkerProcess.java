package werkbank.run.local;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import werkbank.DaemonThreads;
import werkbank.StorageException;
import werkbank.WerkbankException;
import werkbank.WorkerException;
import werkbank.experiment.trial.TrialEvent;
import werkbank.experiment.trial.TrialListener;
import werkbank.experiment.trial.TrialResult;
import werkbank.experiment.trial.TrialSpec;
import werkbank.file.Json;

/** The parent's side of one worker JVM. One trial at a time; {@link #kill} may come from any thread. */
final class WorkerProcess {
    private static final int SECONDS_TO_END = 10;

    /** A signal for the whole group may end a worker some time before this process closes its runner. */
    private static final int SECONDS_TO_CLOSE = 5;

    private final MemoryKills memoryKills = MemoryKills.fromNow();
    private final Process process;
    private final WorkerSlot place;
    private final LogTail log;
    private final Thread logReader;
    /** The worker's messages; an empty one once it has ended. */
    private final BlockingQueue<Optional<WorkerMessage>> messages = new LinkedBlockingQueue<>();

    private final Heartbeat heartbeat;
    private final CrashReport crashes;
    private final CountDownLatch killed = new CountDownLatch(1);
    private boolean ready;
    private boolean hung;

    private WorkerProcess(
            Process process, WorkerSlot place, Heartbeat heartbeat, CrashReport crashes, Consumer<String> log) {
        this.process = process;
        this.place = place;
        this.heartbeat = heartbeat;
        this.crashes = crashes;
        this.log = new LogTail(log);
        this.logReader = start("log", () -> readLines(process.getErrorStream(), this.log::add));
        start("messages", () -> {
            readLines(process.getInputStream(), this::hear);
            messages.add(Optional.empty());
        });
    }

    /** @throws WorkerException when the process can't be started */
    static WorkerProcess start(
            ProcessBuilder command, WorkerSlot place, Heartbeat heartbeat, CrashReport crashes, Consumer<String> log) {
        try {
            return new WorkerProcess(command.start(), place, heartbeat, crashes, log);
        } catch (IOException e) {
            throw new WorkerException("no worker could be started: " + e.getMessage(), e);
        }
    }

    WorkerSlot place() {
        return place;
    }

    boolean isAlive() {
        return process.isAlive();
    }

    /**
     * Trains a trial, which is INTERRUPTED when the worker is killed from here, even where it was told to end just before.
     *
     * @throws InterruptedException when the calling thread is interrupted; the worker goes on
     * @throws StorageException when the worker can't write the trial's files
     * @throws WorkerException when the worker ends by itself before it is ready, or can't train anything
     */
    WorkerAttempt run(TrialSpec spec, TrialListener listener) throws InterruptedException {
        TrialProgress course = new TrialProgress();
        listener.on(
                new TrialEvent.Placed(String.format(Locale.ROOT, "%d (process %d)", place.number(), process.pid())));
        tell(new WorkerRequest(spec, listener.rungs()));
        HangDetector vigil = new HangDetector(heartbeat);
        for (var heard = next(vigil); heard.isPresent(); heard = next(vigil)) {
            WorkerMessage message = heard.get();
            if (message instanceof WorkerMessage.Result result) {
                return new WorkerAttempt.Ended(result.result());
            } else if (message instanceof WorkerMessage.Event of) {
                course.on(of.event());
                listener.on(of.event());
            } else if (message instanceof WorkerMessage.Rung rung) {
                tell(listener.goesOn(rung.epoch()));
            } else if (message instanceof WorkerMessage.Ready) {
                ready = true;
            } else if (message instanceof WorkerMessage.DeviceFull full) {
                return new WorkerAttempt.OutOfMemory(
                        full.line(), WorkerSlot.device(place.gpu()), 1, course.epochs(), course.seconds());
            } else if (message instanceof WorkerMessage.DeviceLost lost) {
                return new WorkerAttempt.DeviceLost(
                        lost.line(),
                        WorkerSlot.device(place.gpu()),
                        Optional.empty(),
                        course.epochs(),
                        course.seconds());
            } else if (message instanceof WorkerMessage.StorageFailed failed) {
                throw new StorageException(failed.line());
            } else if (message instanceof WorkerMessage.WorkerFailed failed) {
                throw new WorkerException(
                        "a worker can't train: " + failed.line() + "; once that is mended the same command goes on");
            }
        }
        return ended(course, spec);
    }

    /** The worker's next message that isn't a beat; empty when it has ended, which is brought about when it hangs. */
    private Optional<WorkerMessage> next(HangDetector vigil) throws InterruptedException {
        while (true) {
            // Two intervals: a beat that is a little late isn't missing.
            var heard = messages.poll(2 * heartbeat.every().toMillis(), TimeUnit.MILLISECONDS);
            if (heard == null) {
                vigil.missed(2);
            } else if (heard.isPresent() && heard.get() instanceof WorkerMessage.Beat beat) {
                vigil.beat(beat.work());
            } else {
                vigil.works();
                return heard;
            }
            if (vigil.isOver() && !hung) {
                hung = true;
                process.destroyForcibly();
            }
        }
    }

    /** A worker that can't be written to has died, which its end of messages tells, and its exit code why. */
    private void tell(Object request) {
        try {
            OutputStream requests = process.getOutputStream();
            requests.write((Json.write(request) + "\n").getBytes(StandardCharsets.UTF_8));
            requests.flush();
        } catch (IOException e) {
            log.add("the worker could not be asked: " + e.getMessage());
        }
    }

    private WorkerAttempt ended(TrialProgress course, TrialSpec spec) throws InterruptedException {
        if (!process.waitFor(SECONDS_TO_END, TimeUnit.SECONDS)) {
            process.destroyForcibly().waitFor();
        }
        logReader.join(TimeUnit.SECONDS.toMillis(SECONDS_TO_END));
        Optional<Path> report = crashes.keep(process.pid(), spec);
        if (isKilled()) {
            return new WorkerAttempt.Ended(TrialResult.interrupted(course.epochs(), course.seconds()));
        }
        WorkerAttempt.Died died = new WorkerAttempt.Died(
                cause(ready ? ProcessFailures::ofExit : ProcessFailures::ofStart)
                        + report.map(file -> "; see " + file).orElse(""),
                ready,
                course.epochs(),
                course.seconds(),
                report.map(file -> log.text().replace(crashes.of(process.pid()).toString(), file.toString()))
                        .orElseGet(log::text));
        if (!ProcessFailures.wasKilled(process.exitValue())) {
            died.requireTrialsFault();
        }
        return died;
    }

    private boolean isKilled() throws InterruptedException {
        int patience = ProcessFailures.wasAskedToEnd(process.exitValue()) ? SECONDS_TO_CLOSE : 0;
        return killed.await(patience, TimeUnit.SECONDS);
    }

    private String cause(ProcessFailures.Reading reading) {
        return hung
                ? String.format(
                        Locale.ROOT, "hung: no work for %d s", heartbeat.limit().toSeconds())
                : reading.cause(process.exitValue(), log.text(), memoryKills.sinceThen());
    }

    /** Ends the worker at once, whatever it does. */
    void kill() {
        killed.countDown();
        process.destroyForcibly();
    }

    private void hear(String line) {
        parse(line).ifPresentOrElse(message -> messages.add(Optional.of(message)), () -> log.add(line));
    }

    /** Native libraries print to standard output as well; what is no message is log. */
    private static Optional<WorkerMessage> parse(String line) {
        try {
            return line.startsWith("{") ? Optional.of(Json.read(line, WorkerMessage.class)) : Optional.empty();
        } catch (WerkbankException e) {
            return Optional.empty();
        }
    }

    private Thread start(String what, Runnable body) {
        return DaemonThreads.start(String.format(Locale.ROOT, "worker-%d-%s", process.pid(), what), body);
    }

    /**
     * Reads lines until the worker has ended; a stream that breaks has ended too. Empty lines only separate messages.
     */
    private static void readLines(InputStream stream, Consumer<String> consumer) {
        try (var reader = new BufferedReader(new InputStreamReader(stream, StandardCharsets.UTF_8))) {
            reader.lines().filter(line -> !line.isEmpty()).forEach(consumer);
        } catch (IOException | UncheckedIOException e) {
            // The process's exit code says why.
        }
    }
}
