package werkbank.cli;

import werkbank.app.StudyOutcome;

/** The exit codes by which the process tells its caller how it ended. */
final class ExitCode {
    static final int DONE = 0;
    static final int FAILED = 1;
    /** The input or the call is wrong. */
    static final int WRONG = 2;
    /** State is saved; the same command goes on. As a shell reports SIGINT. */
    static final int INTERRUPTED = 130;

    private ExitCode() {}

    /** The code of a search that has ended. */
    static int of(StudyOutcome outcome) {
        return outcome.isInterrupted() ? INTERRUPTED : DONE;
    }
}
