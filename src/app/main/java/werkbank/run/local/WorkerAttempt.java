package werkbank.run.local;

import java.util.Locale;
import java.util.Optional;
import werkbank.Counted;
import werkbank.WorkerException;
import werkbank.engine.DeviceLostException;
import werkbank.experiment.trial.TrialResult;
import werkbank.experiment.trial.TrialResult.Failure;
import werkbank.experiment.trial.TrialState;

/** How a trial fared with one worker. */
sealed interface WorkerAttempt {
    /** The trial's result, if it gets no other worker. */
    TrialResult result();

    /** @throws WorkerException when nothing could have been trained, which is not the trial's fault */
    default void requireTrialsFault() {}

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
        @Override
        public void requireTrialsFault() {
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
            String when = epochs == 0 ? "before it trained an epoch" : "after epoch " + epochs;
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
    /**
     * The device had too little memory; it may have enough for the trial alone.
     *
     * @param line what was asked for and what was left
     * @param device in words
     * @param share how many trials may use it at a time from now on
     * @param epochs that are on the disk
     * @param seconds of the epochs that the worker found done, and wall time since
     */
    record OutOfMemory(String line, String device, int share, int epochs, double seconds) implements WorkerAttempt {
        OutOfMemory sharedBy(int trials) {
            return new OutOfMemory(line, device, trials, epochs, seconds);
        }

        /** The line for the user when the trial is tried alone. */
        String retry() {
            return String.format(
                    Locale.ROOT,
                    "%s has too little memory (%s); the trial goes on when it has it for itself, and then %s at a time may"
                            + " share it",
                    device,
                    line,
                    Counted.of(share, "trial"));
        }

        @Override
        public TrialResult result() {
            return TrialResult.failed(
                    TrialState.FAILED,
                    epochs,
                    seconds,
                    new Failure(
                            String.format(
                                    Locale.ROOT,
                                    "%s has too little memory even for this trial alone (%s); a smaller batch-size or"
                                            + " fewer filters need less",
                                    device,
                                    line),
                            ""));
        }
    }

    /**
     * The device doesn't answer any more.
     *
     * @param line the driver's or the library's own word
     * @param device in words
     * @param left the devices that are left, in words; empty when none is
     * @param epochs that are on the disk
     * @param seconds of the epochs that the worker found done, and wall time since
     */
    record DeviceLost(String line, String device, Optional<String> left, int epochs, double seconds)
            implements WorkerAttempt {
        DeviceLost leaving(Optional<String> others) {
            return new DeviceLost(line, device, others, epochs, seconds);
        }

        /** The line for the user when there is another device. */
        String goesOn() {
            return String.format(
                    Locale.ROOT, "%s is lost (%s); its trials go on with %s", device, line, left.orElseThrow());
        }

        /** @throws DeviceLostException when no device is left */
        @Override
        public void requireTrialsFault() {
            throw new DeviceLostException(String.format(Locale.ROOT, "%s is lost: %s", device, line));
        }

        @Override
        public TrialResult result() {
            return TrialResult.interrupted(epochs, seconds);
        }
    }
}
