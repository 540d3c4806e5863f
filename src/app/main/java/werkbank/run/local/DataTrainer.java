package werkbank.run.local;

import java.util.function.Function;
import werkbank.experiment.trial.TrialListener;
import werkbank.experiment.trial.TrialResult;
import werkbank.experiment.trial.TrialSpec;
import werkbank.space.DataSpec;

/** Loads the images of a study with its first trial and keeps them for the next. */
final class DataTrainer implements Trainer {
    private final Function<DataSpec, Trainer> loader;
    private DataSpec loaded;
    private Trainer trainer;

    /** @param loader reads the images; asked again only when a trial needs others than the last one */
    DataTrainer(Function<DataSpec, Trainer> loader) {
        this.loader = loader;
    }

    @Override
    public void prepare(TrialSpec spec) {
        if (!spec.data().equals(loaded)) {
            trainer = loader.apply(spec.data());
            loaded = spec.data();
        }
    }

    @Override
    public TrialResult train(TrialSpec spec, TrialListener listener) throws Exception {
        prepare(spec);
        return trainer.train(spec, listener);
    }
}
