package werkbank.run.local;

import java.util.List;
import werkbank.experiment.trial.EpochMetrics;
import werkbank.experiment.trial.TrialListener;

/** Collects the notes of a trial and nothing else. */
record NoteTaker(List<String> notes) implements TrialListener {
    @Override
    public void note(String line) {
        notes.add(line);
    }

    @Override
    public void epochEnded(EpochMetrics metrics) {}
}
