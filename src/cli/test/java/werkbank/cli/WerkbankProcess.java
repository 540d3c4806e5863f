package werkbank.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import werkbank.JavaCommand;

/** The command in a process of its own, as the launcher starts it. */
final class WerkbankProcess implements AutoCloseable {
    private static final int SECONDS = 300;

    private final Process process;
    private final Path out;
    private final Path err;

    private WerkbankProcess(Process process, Path out, Path err) {
        this.process = process;
        this.out = out;
        this.err = err;
    }

    /** As on a machine with one core: threads that wait for each other in turns cost a busy one twice the time. */
    static WerkbankProcess start(String... args) throws IOException {
        return start(List.of(), args);
    }

    /**
     * As on a machine with one core.
     *
     * @param options of the JVM
     */
    static WerkbankProcess start(List<String> options, String... args) throws IOException {
        return start(Map.of(), onCores(1, options), args);
    }

    /** Runs a command to its end, as on a machine with one core, with these variables in its environment. */
    static Answer call(Map<String, String> environment, String... args) throws IOException, InterruptedException {
        try (WerkbankProcess process = start(environment, onCores(1, List.of()), args)) {
            return process.await();
        }
    }

    private static List<String> onCores(int cores, List<String> options) {
        return Stream.concat(Stream.of("-XX:ActiveProcessorCount=" + cores), options.stream())
                .toList();
    }

    static WerkbankProcess start(Map<String, String> environment, List<String> options, String... args)
            throws IOException {
        Path out = Files.createTempFile("werkbank", ".out");
        Path err = Files.createTempFile("werkbank", ".err");
        List<String> command = new ArrayList<>();
        if (System.getProperty("os.name").equals("Linux")) {
            // A background job may have been told to ignore Ctrl-C, and its children inherit that.
            command.addAll(List.of("env", "--default-signal=INT"));
        }
        List<String> all = new ArrayList<>(options);
        all.addAll(List.of(
                // Half of a short run would go into optimising what soon ends.
                "-XX:TieredStopAtLevel=1",
                "-XX:+UseSerialGC",
                // DL4J asks for a full collection whenever a network is closed.
                "-XX:+DisableExplicitGC",
                "-Dwerkbank.home=" + Path.of("").toAbsolutePath(),
                "-Dorg.bytedeco.javacpp.maxphysicalbytes=0"));
        command.addAll(JavaCommand.of(all, Main.class, args));
        ProcessBuilder builder =
                new ProcessBuilder(command).redirectOutput(out.toFile()).redirectError(err.toFile());
        builder.environment().remove("WERKBANK_TERMINAL");
        builder.environment().putAll(environment);
        return new WerkbankProcess(builder.start(), out, err);
    }

    /** Runs a command to its end, as on a machine with one core. */
    static Answer call(String... args) throws IOException, InterruptedException {
        try (WerkbankProcess process = start(args)) {
            return process.await();
        }
    }

    /** Runs a command to its end with some variables of its environment set, as on a machine with so many cores. */
    static Answer call(Map<String, String> environment, int cores, String... args)
            throws IOException, InterruptedException {
        try (WerkbankProcess process = start(environment, onCores(cores, List.of()), args)) {
            return process.await();
        }
    }

    Answer await() throws IOException, InterruptedException {
        assertThat(process.waitFor(SECONDS, TimeUnit.SECONDS)).as(err()).isTrue();
        return new Answer(process.exitValue(), Files.readString(out), err());
    }

    /** Waits until a text stands on standard error. */
    void awaitProgress(String text) throws IOException, InterruptedException {
        long end = System.nanoTime() + TimeUnit.SECONDS.toNanos(SECONDS);
        while (!err().contains(text)) {
            assertThat(process.isAlive() && System.nanoTime() < end).as(err()).isTrue();
            Thread.sleep(5);
        }
    }

    /** The first line on standard output. */
    String awaitLine() throws IOException, InterruptedException {
        long end = System.nanoTime() + TimeUnit.SECONDS.toNanos(SECONDS);
        while (!Files.readString(out).contains("\n")) {
            assertThat(process.isAlive() && System.nanoTime() < end).as(err()).isTrue();
            Thread.sleep(5);
        }
        return Files.readString(out).lines().findFirst().orElseThrow();
    }

    /** What stands on standard error so far. */
    String err() throws IOException {
        return Files.readString(err);
    }

    boolean isAlive() {
        return process.isAlive();
    }

    long pid() {
        return process.pid();
    }

    List<ProcessHandle> workers() {
        return process.children().toList();
    }

    /** @param name for instance {@code INT} */
    void signal(String name) throws IOException, InterruptedException {
        signal(name, process.pid());
    }

    static void signal(String name, long pid) throws IOException, InterruptedException {
        int code = new ProcessBuilder("kill", "-" + name, Long.toString(pid))
                .start()
                .waitFor();
        assertThat(code).isZero();
    }

    @Override
    public void close() throws IOException {
        process.destroyForcibly();
        Files.delete(out);
        Files.delete(err);
    }
}
