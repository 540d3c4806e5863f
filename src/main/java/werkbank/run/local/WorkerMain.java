package werkbank.run.local;

import werkbank.space.DataSpec;
import werkbank.train.TrialTrainer;

/** A worker JVM: trains the trials that it is asked for on standard input until that is closed. */
public final class WorkerMain {
    private WorkerMain() {}

    /** Takes no arguments. */
    public static void main(String[] args) {
        WorkerLoop.serve(new DataTrainer(WorkerMain::trainer));
    }

    private static Trainer trainer(DataSpec spec) {
        WorkerData data = WorkerData.load(spec);
        return new TrialTrainer(data.training(), data.validation())::train;
    }
}
