package werkbank.study;

import java.util.List;
import werkbank.experiment.trial.EpochMetrics;
import werkbank.experiment.trial.Proposal;
import werkbank.experiment.trial.TrialEvent;
import werkbank.experiment.trial.TrialResult;

/** Hears how a study goes, for people who wait. Called from several threads at once. */
public interface StudyListener {
    /** Hears nothing. */
    StudyListener SILENT = new StudyListener() {};

    /** Each of them hears everything. */
    static StudyListener all(StudyListener... listeners) {
        return new CompositeListener(List.of(listeners));
    }

    /**
     * The search begins or goes on.
     *
     * @param trials of the study in all, repeats of the best left out, as {@code --trials} counts them
     * @param finished of those, already finished
     * @param workers trials at the same time
     */
    default void searchStarted(int trials, int finished, int workers) {}

    /** @param epochs that it may train at most */
    default void trialStarted(Proposal proposal, int epochs) {}

    /** A trial goes on after an interruption, with the epochs that it has; before its next one. */
    default void trialResumed(int trial, List<EpochMetrics> done) {}

    /**
     * @param epoch the running epoch, from 1
     * @param share of it that is done, 0 to 1
     * @param accuracy on its training images so far, 0 to 1
     */
    default void trialProgressed(int trial, int epoch, double share, double accuracy) {}

    default void epochEnded(int trial, EpochMetrics metrics) {}

    /** A callback did something at the end of the trial's last epoch. */
    default void trialHappened(int trial, TrialEvent event) {}

    /** It finished, was interrupted, or waits at a rung. */
    default void trialEnded(int trial, TrialResult result) {}

    /** A trial that waited at a rung goes on no more. */
    default void trialPruned(int trial) {}

    /** No more trials will start now. */
    default void searchEnded() {}

    /** One line that a user should know of, for instance what is done next. */
    default void note(String line) {}
}
