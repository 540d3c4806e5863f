package werkbank.train;

import java.util.ArrayDeque;
import java.util.Queue;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.function.IntFunction;
import werkbank.DaemonThreads;
import werkbank.WerkbankException;

/**
 * A sequence whose elements are made in order on a thread of their own, a few ahead of who takes them. One thread takes
 * them; the other one ends with {@link #close}.
 */
final class Prefetcher<T> implements AutoCloseable {
    static final String THREAD = "batches";

    private static final long SECONDS_TO_END = 30;

    private final int count;
    private final int depth;
    private final IntFunction<T> maker;
    private final ExecutorService thread;
    private final Queue<Future<T>> underway = new ArrayDeque<>();
    private int asked;

    /**
     * @param depth how many elements are made at most before they are taken, at least 1
     * @param maker makes element 0, 1, … {@code count} − 1
     */
    Prefetcher(int count, int depth, IntFunction<T> maker) {
        this.count = count;
        this.depth = depth;
        this.maker = maker;
        this.thread = Executors.newSingleThreadExecutor(new DaemonThreads(THREAD));
        askOn();
    }

    private void askOn() {
        while (underway.size() < depth && asked < count) {
            int index = asked++;
            underway.add(thread.submit(() -> maker.apply(index)));
        }
    }

    /**
     * The next element, as soon as it is there.
     *
     * @throws RuntimeException what its maker threw, an {@link Error} likewise
     * @throws WerkbankException when this thread is interrupted meanwhile; it stays interrupted
     * @throws java.util.NoSuchElementException behind the last one
     */
    T next() {
        Future<T> first = underway.remove();
        try {
            T element = first.get();
            askOn();
            return element;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new WerkbankException("interrupted while it waited for the next batch", e);
        } catch (ExecutionException e) {
            throw unwrapped(e);
        }
    }

    private static RuntimeException unwrapped(ExecutionException e) {
        if (e.getCause() instanceof Error error) {
            throw error;
        }
        return e.getCause() instanceof RuntimeException cause
                ? cause
                : new WerkbankException("can't make the next batch: " + e.getCause(), e);
    }

    /** Drops what was not taken and waits until nothing runs on the thread any more. */
    @Override
    public void close() {
        thread.shutdownNow();
        try {
            if (!thread.awaitTermination(SECONDS_TO_END, TimeUnit.SECONDS)) {
                throw new WerkbankException("the thread that makes batches doesn't end");
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
