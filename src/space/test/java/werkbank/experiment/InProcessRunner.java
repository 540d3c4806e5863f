package werkbank.experiment;

import java.util.HashSet;
import java.util.List;
import java.util.Set;
import werkbank.experiment.trial.TrialEvent;
import werkbank.experiment.trial.TrialListener;
import werkbank.experiment.trial.TrialResult;
import werkbank.experiment.trial.TrialSpec;
import werkbank.experiment.trial.TrialState;

/** Runs {@link ScriptedTrainer} on the calling thread: a runner for tests that need no processes. */
public final class InProcessRunner implements TrialRunner {
    private final Set<Thread> running = new HashSet<>();
    private boolean closed;

    @Override
    public TrialResult run(TrialSpec spec, TrialListener listener) throws InterruptedException {
        Counter counter = new Counter(listener);
        try {
            return enter() ? ScriptedTrainer.train(spec, counter) : TrialResult.interrupted(0, 0);
        } catch (InterruptedException e) {
            return interrupted(e, counter.epochs);
        } catch (IllegalStateException e) {
            var failure = new TrialResult.Failure(e.toString(), e.getStackTrace()[0].toString());
            return TrialResult.failed(TrialState.FAILED, counter.epochs, 0, failure);
        } finally {
            leave();
        }
    }

    private synchronized TrialResult interrupted(InterruptedException e, int epochs) throws InterruptedException {
        if (closed) {
            return TrialResult.interrupted(epochs, 0);
        }
        throw e;
    }

    private synchronized boolean enter() {
        return !closed && running.add(Thread.currentThread());
    }

    private synchronized void leave() {
        running.remove(Thread.currentThread());
    }

    @Override
    public synchronized void close() {
        closed = true;
        running.forEach(Thread::interrupt);
    }

    private static final class Counter implements TrialListener {
        private final TrialListener listener;
        private int epochs;

        Counter(TrialListener listener) {
            this.listener = listener;
        }

        @Override
        public void on(TrialEvent event) {
            if (event instanceof TrialEvent.Started started) {
                epochs = started.done().size();
            } else if (event instanceof TrialEvent.EpochEnded) {
                epochs++;
            }
            listener.on(event);
        }

        @Override
        public List<Integer> rungs() {
            return listener.rungs();
        }

        @Override
        public boolean goesOn(int epoch) {
            return listener.goesOn(epoch);
        }
    }
}
