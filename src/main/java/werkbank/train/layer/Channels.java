package werkbank.train.layer;

import java.util.concurrent.ForkJoinPool;
import java.util.function.IntConsumer;
import java.util.stream.IntStream;

/** Runs work a channel at a time on as many threads as ND4J may use here. */
final class Channels {
    private static final int THREADS = threads();
    private static final ForkJoinPool POOL = THREADS > 1 ? new ForkJoinPool(THREADS) : null;

    private Channels() {}

    /** Same limit as ND4J's own: {@code OMP_NUM_THREADS}, otherwise one thread a core. */
    private static int threads() {
        String limit = System.getenv("OMP_NUM_THREADS");
        boolean given = limit != null && limit.matches("[1-9][0-9]{0,3}");
        return given ? Integer.parseInt(limit) : Runtime.getRuntime().availableProcessors();
    }

    static void forEach(int channels, IntConsumer work) {
        if (POOL == null) {
            for (int channel = 0; channel < channels; channel++) {
                work.accept(channel);
            }
        } else {
            POOL.submit(() -> IntStream.range(0, channels).parallel().forEach(work))
                    .join();
        }
    }
}
