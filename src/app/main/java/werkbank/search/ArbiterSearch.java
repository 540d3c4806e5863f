package werkbank.search;

import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.IntSupplier;
import werkbank.DaemonThreads;
import werkbank.experiment.Search;
import werkbank.experiment.TrialTask;
import werkbank.search.ledger.Ledger;
import werkbank.search.sampler.Sampler;
import werkbank.search.sampler.Samplers;
import werkbank.search.scheduler.Scheduler;
import werkbank.search.scheduler.Schedulers;
import werkbank.space.SearchPlan;

/**
 * Arbiter's runner drives: a sampler proposes, a scheduler says how long each trial may train.
 *
 * <p>Trial n has the same parameters however often the study was resumed, and whatever the number of workers where sampler
 * and scheduler allow it. When the task throws, the running trials are interrupted, and once they have ended the
 * exception is thrown from here. When the calling thread is interrupted, the running trials are interrupted, and once they
 * have ended {@code run} returns with the thread's interrupt flag set.
 */
public final class ArbiterSearch implements Search {
    @Override
    public void run(Plan plan, TrialTask task) {
        RunningTrials running = new RunningTrials(plan.stop()::hasCome);
        SearchPlan how = plan.space().search();
        Ledger ledger = new Ledger(plan);
        IntSupplier most = once(() -> PlannedEpochs.most(plan.space()));
        Scheduler scheduler = Schedulers.create(plan, ledger, most);
        Foreknowledge before;
        synchronized (ledger) {
            before = new Foreknowledge(plan, scheduler, most);
        }
        VisibleTrials visible = new VisibleTrials(plan, ledger, scheduler, before);
        Sampler sampler = Samplers.create(plan.space(), visible::observations, before.past(), plan.seed());
        StudyCandidates candidates =
                new StudyCandidates(plan, ledger, scheduler, sampler, before, visible::basis, task, running);
        if (!candidates.hasMoreCandidates()) {
            return;
        }
        var tasks = new TrialTaskCreator(task, ledger, scheduler, how.objective(), running);
        await(start(new StudyRunner(candidates.atOnce(), candidates, tasks), running), running);
        running.rethrow();
    }

    /** Remembers a positive number: to find out how many epochs a trial may have, all corners of a space are looked at. */
    private static IntSupplier once(IntSupplier question) {
        AtomicInteger answer = new AtomicInteger();
        return () -> answer.updateAndGet(known -> known > 0 ? known : question.getAsInt());
    }

    /** Starts the runner on a thread of its own, since its loop swallows interrupts. */
    private static Thread start(StudyRunner runner, RunningTrials running) {
        return DaemonThreads.start("search", () -> execute(runner, running));
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
