package werkbank.run.local;

import java.util.Locale;
import werkbank.WorkerException;
import werkbank.experiment.trial.TrialResult;
import werkbank.experiment.trial.TrialResult.Failure;
import werkbank.experiment.trial.TrialState;

/** How a trial fared with one worker. */
sealed interface WorkerAttempt {
    /** The trial's result, if it gets no other worker. */
    TrialResult result();

    /** The worker said how the trial ended, or was told to stop. */
    record Ended(TrialResult result) implements WorkerAttempt {}

    /**
     * The worker died; another may go on after the trial's last epoch.
     *
     * @param cause in words, without a subject
     * @param ready whether it had come to its work
     * @param epochs that are on the disk
     * @param seconds of the epochs that the worker found done, and wall time since
     * @param log the worker's last lines
     */
    record Died(String cause, boolean ready, int epochs, double seconds, String log) implements WorkerAttempt {
        /** @throws WorkerException when the worker never came to its work, which is not the trial's fault */
        void requireReady() {
            if (!ready) {
                throw new WorkerException(String.format(
                        Locale.ROOT,
                        "a worker can't start: %s%s; once that is mended the same command goes on",
                        cause,
                        WorkerCommand.moreOptions()));
            }
        }

        /** The line for the user when another worker is tried. */
        String retry() {
            String when = epochs == 0 ? "before its first epoch's end" : "after epoch " + epochs;
            return String.format(Locale.ROOT, "worker died (%s) %s; trying once more", cause, when);
        }

        /** A trial gets two workers. */
        @Override
        public TrialResult result() {
            return TrialResult.failed(
                    TrialState.FAILED,
                    epochs,
                    seconds,
                    new Failure(String.format(Locale.ROOT, "worker died twice (%s)", cause), log));
        }
    }
}
