package werkbank.run.local;

import java.util.Locale;
import java.util.Optional;
import werkbank.SerialFilter;
import werkbank.WerkbankException;
import werkbank.engine.Engine;
import werkbank.engine.Engines;
import werkbank.experiment.TrainingData;
import werkbank.space.DataSpec;
import werkbank.train.TrialTrainer;

/** A worker JVM: trains the trials that it is asked for on standard input until that is closed. */
public final class WorkerMain {
    private WorkerMain() {}

    /** Runs the worker, which takes no arguments. */
    public static void main(String[] args) {
        SerialFilter.install();
        // What libraries write, a network's configuration for instance, is the same for users of every language.
        Locale.setDefault(Locale.ROOT);
        WorkerLoop.serve(new DataTrainer(WorkerMain::trainer));
    }

    private static Trainer trainer(DataSpec spec) {
        Engine engine = engine();
        return new TrialTrainer(engine, TrainingData.read(spec).folds())::train;
    }

    /** The engine that this worker was told to compute with, its libraries loaded. */
    static Engine engine() {
        Engine engine = Engines.wanted(Optional.ofNullable(System.getProperty(WorkerCommand.ENGINE)));
        checkDevice(engine);
        engine.hardware().backend();
        return engine;
    }

    /** An engine may fall back to the CPU, and the trials take days without anyone knowing why. */
    private static void checkDevice(Engine engine) {
        String gpu = System.getProperty(WorkerCommand.ON_GPU);
        if (gpu != null) {
            engine.hardware().whyNoGpu().ifPresent(reason -> {
                throw new WerkbankException("CUDA doesn't load in the worker for GPU " + gpu + ": " + reason
                        + "; --device cpu trains on the CPU");
            });
        }
    }
}
