package werkbank.search;

import java.util.HashSet;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.function.BooleanSupplier;
import werkbank.WerkbankException;

/** The trials that run now, whether more may start, and what went wrong. Safe for several threads. */
final class RunningTrials {
    private final BooleanSupplier stop;
    private final Set<Thread> threads = new HashSet<>();
    private boolean stopped;
    private boolean cancelled;
    private Throwable failure;

    /** @param stop no further trial starts once this has been true */
    RunningTrials(BooleanSupplier stop) {
        this.stop = stop;
    }

    synchronized boolean mayStart() {
        stopped = stopped || stop.getAsBoolean();
        return !stopped;
    }

    /**
     * Runs a trial on this thread, where {@link #cancel()} finds it. Whatever it throws ends the search.
     *
     * @return null when no further trial may start or the trial threw
     */
    <T> T run(Callable<T> trial) {
        try {
            return enter() ? trial.call() : null;
        } catch (Throwable e) {
            fail(e);
            return null;
        } finally {
            leave();
        }
    }

    private synchronized boolean enter() {
        return mayStart() && threads.add(Thread.currentThread());
    }

    /** Clears an interrupt that came too late for this trial, or it would hit the thread's next task. */
    private synchronized void leave() {
        threads.remove(Thread.currentThread());
        Thread.interrupted();
    }

    /** Interrupts the running trials and lets no further one start. */
    synchronized void cancel() {
        stopped = true;
        cancelled = true;
        threads.forEach(Thread::interrupt);
    }

    /** Remembers the first failure and cancels. That a cancelled trial was interrupted is no failure. */
    synchronized void fail(Throwable e) {
        if (cancelled && e instanceof InterruptedException) {
            return;
        }
        if (failure == null) {
            failure = e;
        } else if (failure != e) {
            failure.addSuppressed(e);
        }
        cancel();
    }

    /** @throws RuntimeException the first failure, as it was thrown if it is unchecked; nothing when there was none */
    synchronized void rethrow() {
        if (failure instanceof RuntimeException unchecked) {
            throw unchecked;
        }
        if (failure instanceof Error error) {
            throw error;
        }
        if (failure != null) {
            throw new WerkbankException("the search ended early: " + failure, failure);
        }
    }
}
