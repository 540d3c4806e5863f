package werkbank.run.local;

import werkbank.experiment.ScriptedTrainer;

/** A parent with one worker that trains for ever; says on standard output when the first epoch has ended. */
final class ScriptedParent {
    private ScriptedParent() {}

    public static void main(String[] args) throws InterruptedException {
        WorkerOptions options = new WorkerOptions(1, 64, 256, System.err::println);
        try (LocalRunner runner = new LocalRunner(options, ScriptedWorker.class)) {
            runner.run(ScriptedTrainer.spec(1, ScriptedTrainer.ENDLESS, 1), m -> System.out.println("epoch"));
        }
    }
}
