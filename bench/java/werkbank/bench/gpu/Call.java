package werkbank.bench.gpu;

import java.io.BufferedReader;
import java.io.BufferedWriter;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;

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
        return of(setting, command, name, time, line -> {});
    }

    /** @param heard hears the lines of its standard error as they come */
    static Call of(Setting setting, List<String> command, String name, TimeLimit time, Consumer<String> heard)
            throws IOException, InterruptedException {
        Path out = setting.room().resolve(name + ".out");
        Path log = setting.log(name);
        long start = System.nanoTime();
        Process process = setting.process(command).redirectOutput(out.toFile()).start();
        process.getOutputStream().close();
        Thread reader = reader(process, log, heard);
        Thread end = new Thread(() -> end(process), "end of " + name);
        Runtime.getRuntime().addShutdownHook(end);
        boolean ended = process.waitFor(time.left().toMillis(), TimeUnit.MILLISECONDS);
        if (!ended) {
            end(process);
        }
        forget(end);
        double seconds = (System.nanoTime() - start) / 1e9;
        // A process that it left behind may hold its output open.
        reader.join(POLITE.toMillis());
        return new Call(
                ended ? process.exitValue() : LATE, Files.readString(out), tail(Files.readString(log)), seconds);
    }

    private static Thread reader(Process process, Path log, Consumer<String> heard) {
        Thread reader = new Thread(
                () -> {
                    try (BufferedReader lines = process.errorReader(StandardCharsets.UTF_8);
                            BufferedWriter copy = Files.newBufferedWriter(log)) {
                        for (String line = lines.readLine(); line != null; line = lines.readLine()) {
                            heard.accept(line);
                            copy.write(line + "\n");
                            copy.flush();
                        }
                    } catch (IOException e) {
                        System.err.println(log.getFileName() + ": " + e.getMessage());
                    }
                },
                "log");
        reader.setDaemon(true);
        reader.start();
        return reader;
    }

    private static void end(Process process) {
        List<ProcessHandle> children = process.descendants().toList();
        process.destroy();
        try {
            process.waitFor(POLITE.toMillis(), TimeUnit.MILLISECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        children.forEach(ProcessHandle::destroyForcibly);
        process.destroyForcibly().onExit().join();
    }

    /** Where this process is about to end, nothing more is begun. */
    private static void forget(Thread end) throws InterruptedException {
        try {
            Runtime.getRuntime().removeShutdownHook(end);
        } catch (IllegalStateException e) {
            Thread.sleep(Long.MAX_VALUE);
        }
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
