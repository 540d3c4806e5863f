package werkbank.run.local;

import java.util.Locale;
import werkbank.SerialFilter;
import werkbank.WerkbankException;
import werkbank.engine.dl4j.Backend;
import werkbank.experiment.TrainingData;
import werkbank.space.DataSpec;
import werkbank.train.TrialTrainer;

/** A worker JVM: trains the trials that it is asked for on standard input until that is closed. */
public final class WorkerMain {
    private WorkerMain() {}

    /** Takes no arguments. */
    public static void main(String[] args) {
        SerialFilter.install();
        // What libraries write, a network's configuration for instance, is the same for users of every language.
        Locale.setDefault(Locale.ROOT);
        WorkerLoop.serve(new DataTrainer(WorkerMain::trainer));
    }

    private static Trainer trainer(DataSpec spec) {
        checkDevice();
        Backend.load();
        return new TrialTrainer(TrainingData.read(spec).folds())::train;
    }

    /** ND4J would fall back to the CPU, and the trials take days without anyone knowing why. */
    private static void checkDevice() {
        String gpu = System.getProperty(WorkerCommand.ON_GPU);
        if (gpu != null) {
            Backend.whyNoCuda().ifPresent(reason -> {
                throw new WerkbankException("CUDA doesn't load in the worker for GPU " + gpu + ": " + reason
                        + "; --device cpu trains on the CPU");
            });
        }
    }
}
