package werkbank.run.local;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.OptionalInt;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;

/** How a worker JVM is started: like this one, with limits of its own. */
final class WorkerCommand {
    /** System property of a worker that must not run on the CPU unnoticed. */
    static final String ON_GPU = "werkbank.gpu";

    /** System property of a worker: the name of its engine. */
    static final String ENGINE = "werkbank.engine";

    /** Environment variable with further options of a worker's JVM, with spaces between them. */
    static final String MORE_OPTIONS = "WERKBANK_WORKER_OPTIONS";

    /**
     * The variables with which OpenMP may give fewer threads than it is asked for; oneDNN's then wait for ever for
     * those that it planned with.
     */
    private static final List<String> FEWER_THREADS =
            List.of("OMP_THREAD_LIMIT", "OMP_DYNAMIC", "OMP_NESTED", "OMP_MAX_ACTIVE_LEVELS");

    /**
     * The optimising compiler waits ten times as long as usual before it takes a method: at the start it would compete with
     * the work for the same core, and what a training spends its time with gets there all the same.
     */
    private static final List<String> LATE_OPTIMISING = List.of(
            "-XX:Tier4InvocationThreshold=50000",
            "-XX:Tier4MinInvocationThreshold=6000",
            "-XX:Tier4CompileThreshold=150000",
            "-XX:Tier4BackEdgeThreshold=400000");

    /**
     * The heap of a worker on the CPU grows no further than it has to: arrays of a training lie beside it, and what an epoch
     * copies for its files is worth collecting. Collecting takes a few hundredths of a second, once or twice in an epoch of
     * large networks.
     */
    private static final List<String> SMALL_HEAP = List.of("-XX:MinHeapFreeRatio=15", "-XX:MaxHeapFreeRatio=30");

    /** MiB of a heap at its start, and of its part for what doesn't live long. */
    private static final int FIRST_HEAP_MIB = 64;

    private static final int YOUNG_MIB = 32;

    /** Several collectors at once are refused by the JVM. */
    private static final Pattern COLLECTOR = Pattern.compile("-XX:\\+Use\\w+GC");

    private static final Pattern WORD = Pattern.compile("\\S+");

    private WorkerCommand() {}

    /** @param gpu the driver's number of the only GPU that the worker sees; empty for the CPU */
    static ProcessBuilder of(WorkerOptions options, OptionalInt gpu, WorkerProgram program, CrashReport crashes) {
        return of(options, gpu, program, crashes, System.getenv());
    }

    /** @param environment of this process */
    static ProcessBuilder of(
            WorkerOptions options,
            OptionalInt gpu,
            WorkerProgram program,
            CrashReport crashes,
            Map<String, String> environment) {
        ProcessBuilder builder = new ProcessBuilder(line(options, gpu, program, crashes, environment));
        setEnvironment(builder, options, gpu);
        return builder;
    }

    static void setEnvironment(ProcessBuilder builder, WorkerOptions options, OptionalInt gpu) {
        String threads = Integer.toString(options.threads());
        builder.environment().put("OMP_NUM_THREADS", threads);
        builder.environment().put("OPENBLAS_NUM_THREADS", threads);
        FEWER_THREADS.forEach(builder.environment()::remove);
        builder.environment().putAll(device(gpu));
    }

    /** The user's own options, for a message about workers that don't start; empty when there are none. */
    static String moreOptions() {
        String options = System.getenv().getOrDefault(MORE_OPTIONS, "").strip();
        return options.isEmpty() ? "" : String.format(Locale.ROOT, " (%s is set to %s)", MORE_OPTIONS, options);
    }

    /** ND4J takes the backend of the highest priority that is available; one of lower priority isn't even loaded. */
    private static Map<String, String> device(OptionalInt gpu) {
        if (gpu.isEmpty()) {
            return Map.of("BACKEND_PRIORITY_CPU", "100", "BACKEND_PRIORITY_GPU", "0");
        }
        return Map.of(
                "BACKEND_PRIORITY_CPU",
                "0",
                "BACKEND_PRIORITY_GPU",
                "100",
                "CUDA_VISIBLE_DEVICES",
                Integer.toString(gpu.getAsInt()),
                // CUDA would count the fastest first, and the driver's tool counts along the bus.
                "CUDA_DEVICE_ORDER",
                "PCI_BUS_ID");
    }

    private static List<String> line(
            WorkerOptions options,
            OptionalInt gpu,
            WorkerProgram program,
            CrashReport crashes,
            Map<String, String> environment) {
        List<String> more = words(environment.getOrDefault(MORE_OPTIONS, ""));
        List<String> line = new ArrayList<>();
        line.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        line.add("-Xmx" + options.heapMiB() + "m");
        if (gpu.isEmpty()) {
            line.addAll(heap(options.heapMiB(), more));
        }
        line.add("-XX:+ExitOnOutOfMemoryError");
        line.add("-XX:-CreateCoredumpOnCrash");
        line.add("-XX:ErrorFile=" + crashes.pattern());
        // What the compiler did last, into the working directory.
        line.add("-XX:+UnlockDiagnosticVMOptions");
        line.add("-XX:-DumpReplayDataOnError");
        // Collector and compiler threads of every worker would compete for the same cores.
        line.add("-XX:ActiveProcessorCount=" + options.threads());
        line.addAll(LATE_OPTIMISING);
        line.add("-Dorg.bytedeco.javacpp.maxbytes=" + options.nativeMiB() + "m");
        // JavaCPP would read the process's size from the system at each allocation, a quarter of a small net's step.
        line.add("-Dorg.bytedeco.javacpp.maxphysicalbytes=0");
        line.add("-Dorg.bytedeco.javacpp.logger=slf4j");
        options.engine().ifPresent(name -> line.add("-D" + ENGINE + "=" + name));
        gpu.ifPresent(number -> line.add("-D" + ON_GPU + "=" + number));
        line.addAll(more);
        line.add("-cp");
        line.add(program.classPath());
        line.add(program.main());
        return line;
    }

    private static List<String> words(String text) {
        return WORD.matcher(text).results().map(MatchResult::group).toList();
    }

    /** @param more the user's own options */
    private static List<String> heap(int mostMiB, List<String> more) {
        List<String> options = new ArrayList<>(SMALL_HEAP);
        options.add("-Xms" + Math.min(FIRST_HEAP_MIB, mostMiB) + "m");
        options.add("-Xmn" + Math.min(YOUNG_MIB, Math.max(1, mostMiB / 4)) + "m");
        if (more.stream().noneMatch(option -> COLLECTOR.matcher(option).matches())) {
            options.add("-XX:+UseSerialGC"); // the one that takes least beside the heap, whatever the number of threads
        }
        return options;
    }
}
