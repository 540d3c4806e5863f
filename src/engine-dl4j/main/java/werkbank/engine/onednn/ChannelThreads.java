package werkbank.engine.onednn;

import java.util.concurrent.ForkJoinPool;
import java.util.function.IntConsumer;
import java.util.stream.IntStream;
import org.nd4j.nativeblas.NativeOpsHolder;

/** Runs work a channel at a time on as many threads as ND4J may use here. */
final class ChannelThreads {
    private static final int THREADS =
            NativeOpsHolder.getInstance().getDeviceNativeOps().ompGetMaxThreads();
    private static final ForkJoinPool POOL = THREADS > 1 ? new ForkJoinPool(THREADS) : null;

    private ChannelThreads() {}

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
