package werkbank.run.local;

import java.lang.module.ModuleFinder;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** How a worker JVM is started: like this one, with limits of its own. */
final class WorkerCommand {
    private static final String VECTOR_MODULE = "jdk.incubator.vector";
    /** Code, class data and libraries, which count as physical memory beside heap and arrays. */
    private static final int OVERHEAD_MIB = 1024;

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
        line.add("-Dorg.bytedeco.javacpp.maxphysicalbytes=" + physicalMiB(options) + "m");
        if (ModuleFinder.ofSystem().find(VECTOR_MODULE).isPresent()) {
            line.add("--add-modules=" + VECTOR_MODULE);
        }
        line.add("-cp");
        line.add(System.getProperty("java.class.path"));
        line.add(main.getName());
        return line;
    }

    private static long physicalMiB(WorkerOptions options) {
        return (long) options.heapMiB() + options.nativeMiB() + OVERHEAD_MIB;
    }
}
