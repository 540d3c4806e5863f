package werkbank.run.spark;

import java.io.IOException;
import java.net.ServerSocket;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;

/** A master and workers of one core each, as Spark's own processes on the loopback interface. */
public final class StandaloneCluster implements AutoCloseable {
    private static final String HOST = "127.0.0.1";

    private final Path folder;
    private final int port;
    private final Process master;
    private final List<Process> workers = new ArrayList<>();
    private int started;

    private StandaloneCluster(Path folder, int port) throws IOException {
        this.folder = folder;
        this.port = port;
        SparkHome.write(home(), System.getProperty("java.class.path"));
        this.master = start("master", "org.apache.spark.deploy.master.Master", "--host", HOST, "--port", "" + port);
    }

    /**
     * A master without workers.
     *
     * @param folder for logs and the executors' files
     */
    public static StandaloneCluster start(Path folder) throws IOException {
        return new StandaloneCluster(folder, freePort());
    }

    /** Starts workers until so many live; they look for the master until that is there. */
    public void fillUp(int count) throws IOException {
        workers.removeIf(worker -> !worker.isAlive());
        while (workers.size() < count) {
            addWorker();
        }
    }

    private void addWorker() throws IOException {
        String name = "worker-" + ++started;
        workers.add(start(
                name,
                "org.apache.spark.deploy.worker.Worker",
                "--host",
                HOST,
                "--cores",
                "1",
                "--memory",
                "1g",
                "--work-dir",
                folder.resolve(name).toString(),
                url()));
    }

    public String url() {
        return String.format(Locale.ROOT, "spark://%s:%d", HOST, port);
    }

    /** Spark's workers, each the parent of its executor, which is the parent of Werkbank's worker. */
    public List<Process> workers() {
        return workers;
    }

    static Path home() {
        return Path.of(System.getenv("SPARK_HOME"));
    }

    private static int freePort() throws IOException {
        try (ServerSocket socket = new ServerSocket(0)) {
            return socket.getLocalPort();
        }
    }

    private Process start(String name, String main, String... args) throws IOException {
        List<String> command = new ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-Xmx256m",
                "-XX:+UseSerialGC",
                "-XX:TieredStopAtLevel=1",
                "@" + Path.of("src/spark/jvm.options").toAbsolutePath(),
                "-cp",
                home().resolve("jars").resolve("*").toString(),
                main,
                "--webui-port",
                "0"));
        command.addAll(List.of(args));
        return new ProcessBuilder(command)
                .redirectErrorStream(true)
                .redirectOutput(folder.resolve(name + ".log").toFile())
                .start();
    }

    @Override
    public void close() {
        Stream.concat(workers.stream(), Stream.of(master)).forEach(process -> {
            process.descendants().forEach(ProcessHandle::destroyForcibly);
            process.destroyForcibly();
        });
    }
}
