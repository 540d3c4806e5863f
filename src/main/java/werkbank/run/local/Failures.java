package werkbank.run.local;

import java.util.Set;
import werkbank.experiment.TrialResult;
import werkbank.experiment.TrialResult.Failure;
import werkbank.experiment.TrialState;

/** Failures in words. */
final class Failures {
    /** The JVM's own with {@code -XX:+ExitOnOutOfMemoryError}. */
    private static final int OUT_OF_MEMORY = 3;

    /** The code of a process that a signal has ended is this and the signal's number. */
    private static final int FIRST_SIGNAL = 128;

    /** SIGILL, SIGABRT, SIGBUS, SIGFPE, SIGSEGV. */
    private static final Set<Integer> CRASH_SIGNALS = Set.of(4, 6, 7, 8, 11);

    private static final String CRASH = "A fatal error has been detected by the Java Runtime Environment";

    private Failures() {}

    /** @param started {@link System#nanoTime} when the trial started */
    static TrialResult failed(int epochs, long started, Failure failure) {
        return TrialResult.failed(TrialState.FAILED, epochs, secondsSince(started), failure);
    }

    static double secondsSince(long nanoTime) {
        return (System.nanoTime() - nanoTime) / 1e9;
    }

    /** Whether a process that ended so was asked to, by SIGHUP, SIGINT or SIGTERM, as happens to a whole group. */
    static boolean wasAskedToEnd(int exitCode) {
        int signal = exitCode - FIRST_SIGNAL;
        return signal == 1 || signal == 2 || signal == 15;
    }

    /**
     * How a worker ended that should not have.
     *
     * @param log its last lines; a JVM that crashes without dumping its memory leaves with 1 and says so there only
     */
    static String ofExit(int exitCode, String log) {
        if (log.contains(CRASH) || CRASH_SIGNALS.contains(exitCode - FIRST_SIGNAL)) {
            return "the worker crashed in native code (exit code %d)".formatted(exitCode);
        }
        return switch (exitCode) {
            case OUT_OF_MEMORY -> "the worker ran out of Java heap; with fewer workers each gets more";
            case FIRST_SIGNAL + 9 -> "the worker was killed (SIGKILL); the system may have run out of memory";
            default -> "the worker ended with exit code " + exitCode;
        };
    }
}
