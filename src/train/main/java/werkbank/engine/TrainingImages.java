package werkbank.engine;

import java.util.function.Consumer;
import java.util.function.IntConsumer;

/**
 * A network's training images in the memory where it is computed: a whole epoch passes there without the host. For the
 * network's thread; closed before it.
 */
public interface TrainingImages extends AutoCloseable {
    /** Takes the steps of an epoch, or its first ones. */
    default EpochSums steps(EpochOrder order, IntConsumer afterStep, Consumer<EpochSums> progress) {
        return steps(order, EpochSums.NONE, afterStep, progress);
    }

    /**
     * Takes the next steps of an epoch; what they see is what the training loop's own batches have.
     *
     * @param before sums of the epoch's steps that were taken, the last ones of this network
     * @param afterStep called when a step was handed over, done or not, with its number in the order counted from 0: what it
     *     asks of the network or its averages comes after that step and before the next
     * @param progress hears now and then what is done
     * @return the sums of all the epoch's steps, or of those up to the first that diverged, that one included
     */
    EpochSums steps(EpochOrder order, EpochSums before, IntConsumer afterStep, Consumer<EpochSums> progress);

    @Override
    void close();
}
