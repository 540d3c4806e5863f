package werkbank.dataset.cache;

import java.io.IOException;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.IntFunction;
import werkbank.DaemonThreads;
import werkbank.WerkbankException;

/** Work on numbered things on all processors, whose outcomes are taken in the order of the numbers. */
final class OrderedWork<T> {
    private final int count;
    private final int ahead;
    private final IntFunction<T> work;

    /** Takes an outcome. */
    @FunctionalInterface
    interface Taker<T> {
        void take(int number, T outcome) throws IOException;
    }

    /** @param ahead how many outcomes may wait to be taken, at least 1 */
    OrderedWork(int count, int ahead, IntFunction<T> work) {
        this.count = count;
        this.ahead = ahead;
        this.work = work;
    }

    void each(Taker<T> taker) throws IOException {
        ExecutorService threads = Executors.newFixedThreadPool(
                Runtime.getRuntime().availableProcessors(), new DaemonThreads("werkbank-pictures"));
        try {
            Deque<Future<T>> waiting = new ArrayDeque<>();
            for (int next = 0, taken = 0; taken < count; taken++) {
                while (next < count && waiting.size() < ahead) {
                    int number = next++;
                    waiting.add(threads.submit(() -> work.apply(number)));
                }
                taker.take(taken, outcome(waiting.remove()));
            }
        } finally {
            threads.shutdownNow();
        }
    }

    private static <T> T outcome(Future<T> future) throws IOException {
        try {
            return future.get();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IOException("interrupted", e);
        } catch (ExecutionException e) {
            if (e.getCause() instanceof WerkbankException known) {
                throw known;
            }
            if (e.getCause() instanceof Error error) {
                throw error;
            }
            throw new IllegalStateException(e.getCause());
        }
    }
}
