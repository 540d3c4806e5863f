package werkbank.run.local;

import werkbank.experiment.TrialRunner;
import werkbank.experiment.TrialRunnerContract;

class LocalRunnerContractIT extends TrialRunnerContract {
    @Override
    protected TrialRunner open() {
        return new LocalRunner(
                new WorkerOptions(1, 64, 256, line -> {}), WorkerProgram.here(ScriptedWorker.class), Heartbeat.USUAL);
    }
}
