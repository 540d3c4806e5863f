package werkbank.cli;

import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import werkbank.app.Interruption;

/**
 * Ctrl-C, or any polite end of the process, while trials run: they are stopped, and the process ends only when what
 * they did is saved. The JVM then exits with the signal's own code, 130 for Ctrl-C.
 */
final class PoliteEnd implements Interruption {
    private static final int SECONDS_TO_SAVE = 20;

    private final Thread hook;
    private final CountDownLatch saved = new CountDownLatch(1);
    private volatile boolean requested;

    /** @param stopTrials ends running trials; called from a thread of the JVM's shutdown */
    PoliteEnd(Runnable stopTrials) {
        hook = new Thread(() -> stop(stopTrials), "interruption");
        Runtime.getRuntime().addShutdownHook(hook);
    }

    private void stop(Runnable stopTrials) {
        requested = true;
        stopTrials.run();
        try {
            if (!saved.await(SECONDS_TO_SAVE, TimeUnit.SECONDS)) {
                System.err.println("werkbank: the running trials did not stop in time; the next run goes on from"
                        + " what was saved");
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    @Override
    public boolean isRequested() {
        return requested;
    }

    /** Everything is saved. */
    @Override
    public void close() {
        saved.countDown();
        if (!requested) {
            removeHook();
        }
    }

    private void removeHook() {
        try {
            Runtime.getRuntime().removeShutdownHook(hook);
        } catch (IllegalStateException e) {
            // The JVM is already on its way down; the hook runs and finds everything saved.
        }
    }
}
