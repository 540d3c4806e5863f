package werkbank.run.local;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** How a worker JVM is started: like this one, with limits of its own. */
final class WorkerCommand {
    private WorkerCommand() {}

    static ProcessBuilder of(WorkerOptions options, Class<?> main) {
        ProcessBuilder builder = new ProcessBuilder(line(options, main));
        String threads = Integer.toString(options.threads());
        builder.environment().put("OMP_NUM_THREADS", threads);
        builder.environment().put("OPENBLAS_NUM_THREADS", threads);
        return builder;
    }

    private static List<String> line(WorkerOptions options, Class<?> main) {
        List<String> line = new ArrayList<>();
        line.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        line.add("-Xmx" + options.heapMiB() + "m");
        line.add("-XX:+ExitOnOutOfMemoryError");
        line.add("-XX:-CreateCoredumpOnCrash");
        line.add("-XX:ErrorFile=" + Path.of(System.getProperty("java.io.tmpdir"), "werkbank-worker-%p.log"));
        // Collector and compiler threads of every worker would compete for the same cores.
        line.add("-XX:ActiveProcessorCount=" + options.threads());
        line.add("-Dorg.bytedeco.javacpp.maxbytes=" + options.nativeMiB() + "m");
        // JavaCPP would read the process's size from the system at each allocation, a quarter of a small net's step.
        line.add("-Dorg.bytedeco.javacpp.maxphysicalbytes=0");
        line.add("-cp");
        line.add(System.getProperty("java.class.path"));
        line.add(main.getName());
        return line;
    }
}
