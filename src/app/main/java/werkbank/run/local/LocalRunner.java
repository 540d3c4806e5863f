package werkbank.run.local;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import java.util.function.Function;
import werkbank.experiment.TrialRunner;
import werkbank.experiment.trial.TrialEvent;
import werkbank.experiment.trial.TrialListener;
import werkbank.experiment.trial.TrialResult;
import werkbank.experiment.trial.TrialSpec;
import werkbank.experiment.trial.TrialState;
import werkbank.run.local.WorkerPlaces.Place;

/**
 * Trains trials in worker JVMs on this machine, one for each trial that runs at the same time. A worker is started when
 * a trial needs one and kept for the next. After a failure its memory may be in any state, so the next trial gets a
 * fresh one. Workers end with this process, however that ends.
 *
 * <p>A worker that ends by itself before it is ready ends the search: the next one would do the same. One that dies
 * later, or hangs and is killed for it, costs its trial one retry: a fresh worker goes on after the last epoch that is
 * on the disk, and only when that one dies too the trial is FAILED, unless that one never became ready. A trial that
 * fails in a worker that lives would fail again, and is not retried.
 *
 * <p>A trial for which a GPU has too little memory gets it for itself once: it waits until the others there have ended, and
 * from then on fewer share it. A GPU that is lost is used no more: its trials go on with those that are left, or the search
 * ends.
 */
public final class LocalRunner implements TrialRunner {
    private final WorkerOptions options;
    private final WorkerProgram program;
    private final Heartbeat heartbeat;
    /** The report of a worker that is started for a trial. */
    private final Function<TrialSpec, CrashReport> crashes;
    /** The workers that have been started and not ended from here. */
    private final Set<WorkerProcess> workers = new HashSet<>();

    private final Deque<WorkerProcess> idle = new ArrayDeque<>();
    private final WorkerPlaces places;
    private boolean closed;

    public LocalRunner(WorkerOptions options) {
        this(options, WorkerProgram.here(), Heartbeat.USUAL);
    }

    LocalRunner(WorkerOptions options, WorkerProgram program, Heartbeat heartbeat) {
        this(options, program, heartbeat, CrashReport::of);
    }

    private LocalRunner(
            WorkerOptions options,
            WorkerProgram program,
            Heartbeat heartbeat,
            Function<TrialSpec, CrashReport> crashes) {
        this.options = options;
        this.program = program;
        this.heartbeat = heartbeat;
        this.crashes = crashes;
        this.places = new WorkerPlaces(options.cards());
    }

    /**
     * Makes a runner for an executor of a cluster: its workers aren't started as this process was, and each trial may have
     * a study's folder of its own, which goes before its worker does.
     */
    public static LocalRunner onExecutor(WorkerOptions options, WorkerProgram program) {
        return new LocalRunner(options, program, Heartbeat.USUAL, first -> CrashReport.temporary());
    }

    @Override
    public TrialResult run(TrialSpec spec, TrialListener listener) throws InterruptedException {
        boolean died = false;
        boolean hadNoMemory = false;
        Optional<Place> place = places.take();
        while (place.isPresent()) {
            WorkerAttempt attempt = attempt(spec, listener, place.get());
            if (attempt instanceof WorkerAttempt.Died by && !died) {
                died = true;
                listener.on(new TrialEvent.Noted(by.retry()));
                place = places.take();
            } else if (attempt instanceof WorkerAttempt.OutOfMemory by && !hadNoMemory) {
                hadNoMemory = true;
                listener.on(new TrialEvent.Noted(by.retry()));
                place = places.takeAlone(place.get().gpu());
            } else if (attempt instanceof WorkerAttempt.DeviceLost by
                    && by.left().isPresent()) {
                listener.on(new TrialEvent.Noted(by.goesOn()));
                place = places.take();
            } else {
                attempt.requireTrialsFault();
                return attempt.result();
            }
        }
        return TrialResult.interrupted(0, 0);
    }

    private WorkerAttempt attempt(TrialSpec spec, TrialListener listener, Place place) throws InterruptedException {
        WorkerProcess worker = null;
        boolean healthy = false;
        try {
            worker = take(spec, place);
            if (worker == null) {
                return new WorkerAttempt.Ended(TrialResult.interrupted(0, 0));
            }
            WorkerAttempt attempt = settled(worker.run(spec, listener), place);
            healthy = worker.isAlive()
                    && attempt.result().state() != TrialState.FAILED
                    && !(attempt instanceof WorkerAttempt.DeviceLost);
            return attempt;
        } finally {
            giveBack(worker, healthy);
            places.leave(place);
        }
    }

    /** Draws the consequences for the others while the place is still taken. */
    private WorkerAttempt settled(WorkerAttempt attempt, Place place) {
        if (attempt instanceof WorkerAttempt.OutOfMemory failed) {
            return failed.sharedBy(places.shrink(place));
        }
        if (attempt instanceof WorkerAttempt.DeviceLost lost) {
            Optional<String> left = places.lose(place, lost.line());
            endIdle(place.gpu());
            return lost.leaving(left);
        }
        return attempt;
    }

    /** @return null once the runner is closed */
    private synchronized WorkerProcess take(TrialSpec spec, Place place) {
        if (closed) {
            return null;
        }
        for (WorkerProcess worker : idleOn(place.gpu())) {
            idle.remove(worker);
            // Whoever is to be alone on a card isn't beside the memory of those that wait.
            if (worker.isAlive() && !place.alone()) {
                return worker;
            }
            end(worker);
        }
        WorkerProcess worker = start(crashes.apply(spec), place.gpu());
        workers.add(worker);
        return worker;
    }

    private List<WorkerProcess> idleOn(OptionalInt gpu) {
        return idle.stream().filter(worker -> worker.place().gpu().equals(gpu)).toList();
    }

    /** Ends the workers on a GPU that no trial comes to any more. */
    private synchronized void endIdle(OptionalInt gpu) {
        for (WorkerProcess worker : idleOn(gpu)) {
            idle.remove(worker);
            end(worker);
        }
    }

    private void end(WorkerProcess worker) {
        worker.kill();
        workers.remove(worker);
    }

    private WorkerProcess start(CrashReport report, OptionalInt gpu) {
        WorkerSlot slot =
                WorkerSlot.free(gpu, workers.stream().map(WorkerProcess::place).toList());
        return WorkerProcess.start(
                WorkerCommand.of(options, gpu, program, report), slot, heartbeat, report, options.log());
    }

    private synchronized void giveBack(WorkerProcess worker, boolean healthy) {
        if (healthy && !closed) {
            idle.push(worker);
        } else if (worker != null) {
            end(worker);
        }
    }

    @Override
    public synchronized void close() {
        closed = true;
        places.close();
        workers.forEach(WorkerProcess::kill);
        idle.clear();
    }
}
