package werkbank.engine.operation;

import werkbank.recipe.BatchMix;
import werkbank.recipe.Precision;

/**
 * A place where numbers lie, and the operations on them. Images are [images][height][width][channels], so that a batch is
 * [rows][channels] for all that works channel by channel; rows are images × pixels, or images alone for vectors.
 *
 * <p>Calls are for one thread. They take effect in their order and may return before they are done; only downloads and
 * {@link #await} wait. Unless said otherwise results overwrite what was there, and a result may not share memory with
 * what it is computed from. Sums are added in an order that depends on sizes alone, so the same call on the same numbers
 * gives the same bits.
 */
public interface Operations extends Memory, LayerOperations, GraphOperations, LearningOperations, AutoCloseable {
    /** The precision that activations are stored and multiplied with. */
    Precision precision();

    // Order

    /** Waits until everything that was called is done. */
    void await();

    /**
     * Calls work once to keep its operations, which take effect when the recording {@link Recording#run runs} and not before.
     * The work may not allocate, upload or download, and its buffers and plans must live as long as the recording. What it
     * does has been done once without a recording before, so that nothing is set up for the first time.
     */
    Recording record(Runnable work);

    /**
     * Goes to the next step: copies row {@code step[INDEX]} of the table to {@code step}, and sets {@code step[INDEX]} to
     * the row's number + 1.
     *
     * @param table [steps][{@link StepRow#LENGTH}] of kind INT
     * @param step [{@link StepRow#LENGTH}] of kind INT
     */
    void advance(Buffer table, Buffer step);

    // Input

    /**
     * Writes the step's images, changed as their ranges say and scaled to [0, 1]: what {@code werkbank.augment.Augmenter}
     * makes of (row, pass), mixed as the step says (see {@link BatchMix}), the channels of a pixel side by side.
     *
     * @param y [images][height][width][channels] of kind VALUE
     */
    void pictures(Pictures pictures, Buffer step, int images, Buffer y);

    /**
     * Writes the step's targets: share · (1 − smoothing) + smoothing / classes, where the share is 1 for an image's class, or
     * what the step's mix leaves of it and gives to the next image's class.
     *
     * @param targets [images][classes] of kind FLOAT
     */
    void targets(Pictures pictures, Buffer step, int images, int classes, double smoothing, Buffer targets);

    /**
     * Writes images of the host's form [images][channels][height][width] as [images][height][width][channels].
     *
     * @param x of kind FLOAT; {@code y} of kind VALUE
     */
    void arrange(int images, int channels, int pixels, Buffer x, Buffer y);

    // The device

    /** Libraries, their versions and the device in words, for records. */
    String describe();

    /** Bytes that are free for buffers; a large number where there is no limit. */
    long free();

    /** Frees everything that was allocated. */
    @Override
    void close();
}
