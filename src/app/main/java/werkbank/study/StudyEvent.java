package werkbank.study;

import werkbank.experiment.trial.Proposal;
import werkbank.experiment.trial.TrialEvent;
import werkbank.experiment.trial.TrialResult;

/** Something that happens in a study. */
public sealed interface StudyEvent {
    /**
     * The search begins or goes on.
     *
     * @param trials of the study in all, repeats of the best left out, as {@code --trials} counts them
     * @param finished of those, already finished
     * @param workers trials at the same time
     */
    record SearchStarted(int trials, int finished, int workers) implements StudyEvent {}

    /**
     * A trial is about to be run.
     *
     * @param epochs that it may train at most; 0 where its configuration has no recipe
     */
    record TrialStarted(Proposal proposal, int epochs) implements StudyEvent {}

    /** A trial that runs has said something; it is in the store already. */
    record InTrial(int trial, TrialEvent event) implements StudyEvent {}

    /** A trial finished, was interrupted, or waits at a rung. */
    record TrialEnded(int trial, TrialResult result) implements StudyEvent {}

    /** A trial that waited at a rung goes on no more. */
    record TrialPruned(int trial) implements StudyEvent {}

    /** No more trials will start now. */
    record SearchEnded() implements StudyEvent {}

    /**
     * The study has a message for the user, for instance what is done next.
     *
     * @param line without a line break
     */
    record Noted(String line) implements StudyEvent {}
}
