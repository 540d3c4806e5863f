package werkbank.run.local;

import java.util.Locale;
import java.util.Set;

/** How processes end, in words. */
final class Failures {
    /** The JVM's own with {@code -XX:+ExitOnOutOfMemoryError}. */
    private static final int OUT_OF_MEMORY = 3;

    /** The code of a process that a signal has ended is this and the signal's number. */
    private static final int FIRST_SIGNAL = 128;

    private static final int KILL = 9;

    /** SIGILL, SIGABRT, SIGBUS, SIGFPE, SIGSEGV. */
    private static final Set<Integer> CRASH_SIGNALS = Set.of(4, 6, 7, 8, 11);

    private static final String CRASH = "A fatal error has been detected by the Java Runtime Environment";

    /** What the JVM and C++ print when the system gives them no more. */
    private static final Set<String> NO_MEMORY = Set.of("insufficient memory for the Java Runtime", "std::bad_alloc");

    private Failures() {}

    /** Whether a process that ended so was asked to, by SIGHUP, SIGINT or SIGTERM, as happens to a whole group. */
    static boolean wasAskedToEnd(int exitCode) {
        int signal = exitCode - FIRST_SIGNAL;
        return signal == 1 || signal == 2 || signal == 15;
    }

    /**
     * How a worker ended that should not have, without a subject.
     *
     * @param log its last lines; a JVM that crashes without dumping its memory leaves with 1 and says so there only
     * @param memory whether the system killed processes for want of memory while it ran
     */
    static String ofExit(int exitCode, String log, MemoryKills.Verdict memory) {
        if (NO_MEMORY.stream().anyMatch(log::contains)) {
            return "out of memory: the system gave no more; fewer --workers need less";
        }
        if (log.contains(CRASH) || CRASH_SIGNALS.contains(exitCode - FIRST_SIGNAL)) {
            return String.format(Locale.ROOT, "crash in native code, exit code %d", exitCode);
        }
        return switch (exitCode) {
            case OUT_OF_MEMORY -> "out of memory: Java heap; with fewer --workers each gets more";
            case FIRST_SIGNAL + KILL -> killed(memory);
            default -> exitCode > FIRST_SIGNAL
                    ? "killed by signal " + (exitCode - FIRST_SIGNAL)
                    : "exit code " + exitCode;
        };
    }

    private static String killed(MemoryKills.Verdict memory) {
        return switch (memory) {
            case YES -> "out of memory: the system killed it with signal 9; fewer --workers need less";
            case NO -> "killed by signal 9";
            case UNKNOWN -> "killed by signal 9; perhaps the system was out of memory";
        };
    }
}
