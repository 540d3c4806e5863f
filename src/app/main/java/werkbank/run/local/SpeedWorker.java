package werkbank.run.local;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.util.OptionalDouble;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import werkbank.DaemonThreads;
import werkbank.file.Json;

/** Talks with one {@link SpeedMain}, from its parent's side. */
final class SpeedWorker implements AutoCloseable {
    /** A process that has not answered for so long isn't waited for. */
    private static final int SECONDS = 120;

    private final Process process;
    private final CrashReport crashes;
    /** Steps a second; empty once it has ended. */
    private final BlockingQueue<OptionalDouble> answers = new LinkedBlockingQueue<>();

    /** @throws IOException when it can't be started */
    SpeedWorker(ProcessBuilder command, CrashReport crashes, SpeedOrder order) throws IOException {
        this.crashes = crashes;
        process = command.redirectError(ProcessBuilder.Redirect.DISCARD).start();
        DaemonThreads.start("speed", this::read);
        tell(Json.write(order));
    }

    private void read() {
        try (var lines = new BufferedReader(new InputStreamReader(process.getInputStream(), StandardCharsets.UTF_8))) {
            lines.lines()
                    .filter(line -> line.startsWith(SpeedMain.RATE))
                    .map(line -> Double.parseDouble(line.substring(SpeedMain.RATE.length())))
                    .forEach(rate -> answers.add(OptionalDouble.of(rate)));
        } catch (IOException | UncheckedIOException e) {
            // It has ended.
        } finally {
            answers.add(OptionalDouble.empty());
        }
    }

    /** Asks it to take steps for a while; {@link #answer} has how many. */
    void measure(double seconds) {
        tell(Double.toString(seconds));
    }

    /** Whoever can't be written to has ended, as its answer tells. */
    private void tell(String line) {
        try {
            process.getOutputStream().write((line + "\n").getBytes(StandardCharsets.UTF_8));
            process.getOutputStream().flush();
        } catch (IOException e) {
            answers.add(OptionalDouble.empty());
        }
    }

    /** Steps a second of the last measurement, 0 once it is ready for one; empty when it has ended or hangs. */
    OptionalDouble answer() throws InterruptedException {
        OptionalDouble answer = answers.poll(SECONDS, TimeUnit.SECONDS);
        return answer == null ? OptionalDouble.empty() : answer;
    }

    /** Ends it at once; nobody needs to know how it crashed. */
    @Override
    public void close() {
        process.destroyForcibly();
        try {
            Files.deleteIfExists(crashes.of(process.pid()));
        } catch (IOException e) {
            // It stays among the system's temporary files.
        }
    }
}
