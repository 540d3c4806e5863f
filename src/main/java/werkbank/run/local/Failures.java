package werkbank.run.local;

import java.io.PrintWriter;
import java.io.StringWriter;
import werkbank.WerkbankException;
import werkbank.experiment.TrialResult;
import werkbank.experiment.TrialState;

/** Failures in words. */
final class Failures {
    /** The JVM's own with {@code -XX:+ExitOnOutOfMemoryError}. */
    private static final int OUT_OF_MEMORY = 3;

    private static final int FIRST_SIGNAL = 128;

    private Failures() {}

    /** @param started {@link System#nanoTime} when the trial started */
    static TrialResult failed(int epochs, long started, String cause, String detail) {
        return TrialResult.failed(
                TrialState.FAILED, epochs, secondsSince(started), new TrialResult.Failure(cause, detail));
    }

    static double secondsSince(long nanoTime) {
        return (System.nanoTime() - nanoTime) / 1e9;
    }

    /** One line: our own messages as they are, others with the class. */
    static String cause(Throwable e) {
        String words = e instanceof WerkbankException ? e.getMessage() : e.toString();
        return words.strip().lines().findFirst().orElse(e.getClass().getSimpleName());
    }

    static String trace(Throwable e) {
        StringWriter trace = new StringWriter();
        e.printStackTrace(new PrintWriter(trace, true));
        return trace.toString();
    }

    /** Whether a process that ended so was asked to, by SIGHUP, SIGINT or SIGTERM, as happens to a whole group. */
    static boolean wasAskedToEnd(int exitCode) {
        int signal = exitCode - FIRST_SIGNAL;
        return signal == 1 || signal == 2 || signal == 15;
    }

    /** How a worker ended that should not have. */
    static String ofExit(int exitCode) {
        if (exitCode == OUT_OF_MEMORY) {
            return "the worker ran out of Java heap (exit code 3); with fewer workers each gets more";
        }
        return switch (exitCode - FIRST_SIGNAL) {
            case 4 -> crashed("SIGILL", exitCode);
            case 6 -> crashed("SIGABRT", exitCode);
            case 7 -> crashed("SIGBUS", exitCode);
            case 8 -> crashed("SIGFPE", exitCode);
            case 11 -> crashed("SIGSEGV", exitCode);
            case 9 -> "the worker was killed (SIGKILL, exit code 137); the system may have run out of memory";
            default -> "the worker ended with exit code " + exitCode;
        };
    }

    private static String crashed(String signal, int exitCode) {
        return "the worker crashed in native code (%s, exit code %d)".formatted(signal, exitCode);
    }
}
