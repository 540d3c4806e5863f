package werkbank.run.local;

import java.util.Locale;
import java.util.Set;
import java.util.function.Predicate;
import java.util.regex.Pattern;

/** How processes end, in words. */
final class ProcessFailures {
    /** The JVM's own when it can't start. */
    private static final int GAVE_UP = 1;

    /** The JVM's own with {@code -XX:+ExitOnOutOfMemoryError}. */
    private static final int OUT_OF_MEMORY = 3;

    /** The code of a process that a signal has ended is this and the signal's number. */
    private static final int FIRST_SIGNAL = 128;

    private static final int KILL = 9;

    /** SIGILL, SIGABRT, SIGBUS, SIGFPE, SIGSEGV. */
    private static final Set<Integer> CRASH_SIGNALS = Set.of(4, 6, 7, 8, 11);

    private static final String CRASH = "A fatal error has been detected by the Java Runtime Environment";

    /** The words that the JVM and C++ print when the system gives them no more memory. */
    private static final Set<String> NO_MEMORY = Set.of("insufficient memory for the Java Runtime", "std::bad_alloc");

    /** Lines that a JVM that can't start prints beside the reason. */
    private static final Predicate<String> NO_REASON = Pattern.compile("Picked up .*|.* warning: .*"
                    + "|Error: Could not create the Java Virtual Machine.*|Error: A fatal exception has occurred.*"
                    + "|Error occurred during initialization of .*|\\s*")
            .asMatchPredicate();

    private ProcessFailures() {}

    /** Reads a cause from an exit code, the last lines of a log and the system's kills for memory. */
    interface Reading {
        String cause(int exitCode, String log, MemoryKills.Verdict memory);
    }

    /** Whether a process that ended so was asked to, by SIGHUP, SIGINT or SIGTERM, as happens to a whole group. */
    static boolean wasAskedToEnd(int exitCode) {
        int signal = exitCode - FIRST_SIGNAL;
        return signal == 1 || signal == 2 || signal == 15;
    }

    /** Whether a signal ended a process, which may have come from outside. */
    static boolean wasKilled(int exitCode) {
        return exitCode > FIRST_SIGNAL;
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
            case OUT_OF_MEMORY -> "out of memory: Java heap; -Xmx in " + WorkerCommand.MORE_OPTIONS
                    + " gives each worker more";
            case FIRST_SIGNAL + KILL -> killed(memory);
            default -> wasKilled(exitCode) ? "killed by signal " + (exitCode - FIRST_SIGNAL) : exitCode(exitCode);
        };
    }

    /** Why a worker ended before it was ready: where the JVM gave up by itself, in its own words. */
    static String ofStart(int exitCode, String log, MemoryKills.Verdict memory) {
        String cause = ofExit(exitCode, log, memory);
        return cause.equals(exitCode(GAVE_UP))
                ? log.lines()
                        .filter(NO_REASON.negate())
                        .findFirst()
                        .map(line -> line.strip().replaceFirst("^Error: ", ""))
                        .orElse(cause)
                : cause;
    }

    private static String exitCode(int exitCode) {
        return "exit code " + exitCode;
    }

    private static String killed(MemoryKills.Verdict memory) {
        return switch (memory) {
            case YES -> "out of memory: the system killed it with signal 9; fewer --workers need less";
            case NO -> "killed by signal 9";
            case UNKNOWN -> "killed by signal 9; perhaps the system was out of memory";
        };
    }
}
