package werkbank.train;

import java.util.function.Consumer;
import werkbank.engine.EpochSums;

/** How a network takes the steps of its epochs. */
interface FoldSteps extends AutoCloseable {
    /**
     * Takes the steps of an epoch.
     *
     * @param epoch counted from 1
     * @param seed of what dropout and noise draw
     * @param progress hears now and then what is done
     * @return sums over all steps, or over those up to the first that diverged, that one included
     */
    EpochSums take(int epoch, long seed, Consumer<EpochSums> progress);

    @Override
    default void close() {}
}
