package werkbank.run.local;

import werkbank.experiment.ScriptedTrainer;
import werkbank.experiment.trial.TrialEvent;

/** A parent with one worker that trains for ever; says on standard output when an epoch has ended, and notes. */
final class ScriptedParent {
    private ScriptedParent() {}

    public static void main(String[] args) throws InterruptedException {
        WorkerOptions options = new WorkerOptions(1, 64, 256, System.err::println);
        try (LocalRunner runner =
                new LocalRunner(options, WorkerProgram.here(ScriptedWorker.class), ScriptedWorker.HEARTBEAT)) {
            runner.run(ScriptedTrainer.spec(1, ScriptedTrainer.ENDLESS, 1), event -> {
                if (event instanceof TrialEvent.Noted noted) {
                    System.out.println(noted.line());
                } else if (event instanceof TrialEvent.EpochEnded) {
                    System.out.println("epoch");
                }
            });
        }
    }
}
