package werkbank.run.local;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashSet;
import java.util.Set;
import werkbank.experiment.TrialRunner;
import werkbank.experiment.trial.TrialEvent;
import werkbank.experiment.trial.TrialListener;
import werkbank.experiment.trial.TrialResult;
import werkbank.experiment.trial.TrialSpec;
import werkbank.experiment.trial.TrialState;

/**
 * Trains trials in worker JVMs on this machine, one for each trial that runs at the same time. A worker is started when
 * a trial needs one and kept for the next. After a failure its memory may be in any state, so the next trial gets a
 * fresh one. Workers end with this process, however that ends.
 *
 * <p>A worker that ends by itself before it is ready ends the search: the next one would do the same. One that dies
 * later, or hangs and is killed for it, costs its trial one retry: a fresh worker goes on after the last epoch that is
 * on the disk, and only when that one dies too the trial is FAILED, unless that one never became ready. A trial that
 * fails in a worker that lives would fail again, and is not retried.
 */
public final class LocalRunner implements TrialRunner {
    private final WorkerOptions options;
    private final WorkerProgram program;
    private final Heartbeat heartbeat;
    /** The workers that have been started and not ended from here. */
    private final Set<WorkerProcess> workers = new HashSet<>();

    private final Deque<WorkerProcess> idle = new ArrayDeque<>();
    private boolean closed;

    public LocalRunner(WorkerOptions options) {
        this(options, WorkerProgram.here());
    }

    /** Workers that aren't started as this process was. */
    public LocalRunner(WorkerOptions options, WorkerProgram program) {
        this(options, program, Heartbeat.USUAL);
    }

    LocalRunner(WorkerOptions options, WorkerProgram program, Heartbeat heartbeat) {
        this.options = options;
        this.program = program;
        this.heartbeat = heartbeat;
    }

    @Override
    public TrialResult run(TrialSpec spec, TrialListener listener) throws InterruptedException {
        WorkerAttempt attempt = attempt(spec, listener);
        if (attempt instanceof WorkerAttempt.Died died) {
            listener.on(new TrialEvent.Noted(died.retry()));
            attempt = attempt(spec, listener);
            if (attempt instanceof WorkerAttempt.Died again) {
                again.requireReady();
            }
        }
        return attempt.result();
    }

    private WorkerAttempt attempt(TrialSpec spec, TrialListener listener) throws InterruptedException {
        WorkerProcess worker = take(spec);
        if (worker == null) {
            return new WorkerAttempt.Ended(TrialResult.interrupted(0, 0));
        }
        boolean healthy = false;
        try {
            WorkerAttempt attempt = worker.run(spec, listener);
            healthy = worker.isAlive() && attempt.result().state() != TrialState.FAILED;
            return attempt;
        } finally {
            giveBack(worker, healthy);
        }
    }

    /** @return null once the runner is closed */
    private synchronized WorkerProcess take(TrialSpec spec) {
        if (closed) {
            return null;
        }
        while (!idle.isEmpty()) {
            WorkerProcess worker = idle.pop();
            if (worker.isAlive()) {
                return worker;
            }
            workers.remove(worker);
        }
        WorkerProcess worker = start(CrashReport.of(spec));
        workers.add(worker);
        return worker;
    }

    private WorkerProcess start(CrashReport crashes) {
        WorkerSlot place = WorkerSlot.free(
                options.gpus(), workers.stream().map(WorkerProcess::place).toList());
        return WorkerProcess.start(
                WorkerCommand.of(options, place.gpu(), program, crashes), place, heartbeat, crashes, options.log());
    }

    private synchronized void giveBack(WorkerProcess worker, boolean healthy) {
        if (healthy && !closed) {
            idle.push(worker);
        } else {
            worker.kill();
            workers.remove(worker);
        }
    }

    @Override
    public synchronized void close() {
        closed = true;
        workers.forEach(WorkerProcess::kill);
        idle.clear();
    }
}
