package werkbank.bench.gpu;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.TimeUnit;

/**
 * A command that ran to its end, or until it had to end.
 *
 * @param code exit code; 124 when it ran out of time
 * @param out its standard output
 * @param log the end of its standard error
 * @param seconds from its start to its end
 */
record Call(int code, String out, String log, double seconds) {
    private static final int LATE = 124;
    /** Time to save its state in, after it was asked to end. */
    private static final Duration POLITE = Duration.ofSeconds(5);

    private static final int KEPT = 600;

    /** @param name of the files of its outputs */
    static Call of(Setting setting, List<String> command, String name, TimeLimit time)
            throws IOException, InterruptedException {
        Path out = setting.room().resolve(name + ".out");
        Path log = setting.log(name);
        long start = System.nanoTime();
        Process process = setting.process(command)
                .redirectOutput(out.toFile())
                .redirectError(log.toFile())
                .start();
        process.getOutputStream().close();
        boolean ended = process.waitFor(time.left().toMillis(), TimeUnit.MILLISECONDS);
        if (!ended) {
            end(process);
        }
        return new Call(
                ended ? process.exitValue() : LATE,
                Files.readString(out),
                tail(Files.readString(log)),
                (System.nanoTime() - start) / 1e9);
    }

    private static void end(Process process) throws InterruptedException {
        List<ProcessHandle> children = process.descendants().toList();
        process.destroy();
        process.waitFor(POLITE.toMillis(), TimeUnit.MILLISECONDS);
        children.forEach(ProcessHandle::destroyForcibly);
        process.destroyForcibly().waitFor();
    }

    boolean isLate() {
        return code == LATE;
    }

    /** What went wrong, in words. */
    String problem() {
        return isLate() ? "out of time" : "exit code " + code + ": " + log.strip();
    }

    private static String tail(String text) {
        return text.substring(Math.max(0, text.length() - KEPT));
    }
}
