package werkbank.experiment;

import java.util.List;
import werkbank.experiment.trial.EpochMetrics;
import werkbank.experiment.trial.TrialEvent;

/** Hears of a trial's epochs and decides at its rungs. Called on the thread that runs the trial. */
public interface Judge {
    /** Lets every trial train to its end. */
    Judge LENIENT = new Judge() {
        @Override
        public List<Integer> rungs() {
            return List.of();
        }

        @Override
        public void started(List<EpochMetrics> done) {}

        @Override
        public void epochEnded(EpochMetrics metrics) {}

        @Override
        public Verdict at(int epoch) {
            return Verdict.GO_ON;
        }
    };

    /** The fate of a trial at a rung. */
    enum Verdict {
        /** The trial trains on at once. */
        GO_ON,
        /** The trial stops, and may be promoted later. */
        WAIT,
        /** The trial is over. */
        PRUNE
    }

    /** Epochs after which {@link #at} is asked, in order. */
    List<Integer> rungs();

    /**
     * Hears that the trial starts or goes on, as {@link TrialEvent.Started} says.
     *
     * @param done epochs that were trained before
     */
    void started(List<EpochMetrics> done);

    void epochEnded(EpochMetrics metrics);

    /** Decides on the trial at a rung; asked after {@link #epochEnded}. */
    Verdict at(int epoch);
}
