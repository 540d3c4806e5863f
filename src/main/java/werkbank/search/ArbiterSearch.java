package werkbank.search;

import org.deeplearning4j.arbiter.optimize.generator.RandomSearchGenerator;
import werkbank.experiment.Search;
import werkbank.experiment.TrialTask;

/**
 * Random search by Arbiter: its generator proposes, its runner drives.
 *
 * <p>Trial n has the same parameters whatever the number of workers and however often the study was resumed. When the
 * task throws, the running trials are interrupted, and once they have ended the exception is thrown from here. When the
 * calling thread is interrupted, the running trials are interrupted, and once they have ended {@code run} returns with
 * the thread's interrupt flag set.
 */
public final class ArbiterSearch implements Search {
    @Override
    public void run(Plan plan, TrialTask task) {
        RunningTrials running = new RunningTrials(plan.stop());
        var sampler =
                new RandomSearchGenerator(new ConfigurationSpace(plan.space().parameters()));
        StudyCandidates candidates = new StudyCandidates(plan, sampler, running);
        if (!candidates.hasMoreCandidates()) {
            return;
        }
        int workers = Math.min(plan.workers(), candidates.left());
        await(start(new StudyRunner(workers, candidates, new TrialTaskCreator(task, running)), running), running);
        running.rethrow();
    }

    /** On a thread of its own, since the runner's loop swallows interrupts. */
    private static Thread start(StudyRunner runner, RunningTrials running) {
        Thread thread = new Thread(() -> execute(runner, running), "search");
        thread.setDaemon(true);
        thread.start();
        return thread;
    }

    private static void execute(StudyRunner runner, RunningTrials running) {
        try (runner) {
            executeOrFail(runner, running);
        }
    }

    /**
     * Fails before the runner is closed, which waits for the running trials. The runner's loop begins with a wait of a
     * second for results that can't be there yet; an interrupt, which it clears and ignores, spares that.
     */
    private static void executeOrFail(StudyRunner runner, RunningTrials running) {
        try {
            Thread.currentThread().interrupt();
            runner.execute();
        } catch (Throwable e) {
            running.fail(e);
        }
    }

    private static void await(Thread thread, RunningTrials running) {
        boolean interrupted = false;
        while (thread.isAlive()) {
            try {
                thread.join();
            } catch (InterruptedException e) {
                interrupted = true;
                running.cancel();
            }
        }
        if (interrupted) {
            Thread.currentThread().interrupt();
        }
    }
}
