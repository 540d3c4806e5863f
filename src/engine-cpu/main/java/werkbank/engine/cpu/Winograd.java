package werkbank.engine.cpu;

import java.util.Arrays;
import java.util.Optional;
import java.util.stream.IntStream;
import werkbank.engine.operation.ConvolutionShape;
import werkbank.recipe.Precision;

/**
 * Decides which convolutions are computed by Winograd's algorithm F(4 × 4, 3 × 3) with 32 bits: 36 multiplications for 16
 * outputs in place of 144, but numbers that are transformed before and after, in another order than ours. Lavin and Gray
 * (2016), Fast algorithms for convolutional neural networks, CVPR.
 *
 * <p>It is a rule and no measurement, so that a training that goes on takes what it took before, to the bit. Its costs
 * were fitted to convolutions of oneDNN 2.5.2 on a processor with AVX-512; {@code docs/performance.md} has them. Other
 * processors have no such primitive, and are told so by oneDNN.
 */
enum Winograd {
    /** Computes the output. */
    FORWARD(265, 520, 0.33),
    /** Computes the gradient of the input. */
    DATA(240, 480, 0.35),
    /** Computes the gradient of the weights. */
    FILTER(230, 400, 0.50);

    private static final int TILE = 4;
    /** Numbers of a transformed tile. */
    private static final int TRANSFORMED = 36;
    /** Bytes that the transformed numbers of a slice may take; more than that fits no cache. */
    private static final long ROOM = 96L << 20;
    /** Nanoseconds for a multiplication in the transformed numbers. */
    private static final double PRODUCT = 0.008;
    /** Nanoseconds for a transformed number of the weights. */
    private static final double WEIGHT = 0.5;
    /** Nanoseconds for a number of input and output, which are brought into another order. */
    private static final double MOVED = 0.3;
    /** Share of the direct algorithm's time below which it is taken. */
    private static final double MARGIN = 0.95;

    private final double floats;
    private final double bf16;
    private final double transform;

    /**
     * @param floats billions of operations a second that the direct algorithm does with 32 bits
     * @param bf16 those that it does with bfloat16
     * @param transform nanoseconds for a transformed number of the images
     */
    Winograd(double floats, double bf16, double transform) {
        this.floats = floats;
        this.bf16 = bf16;
        this.transform = transform;
    }

    /** The images of a batch that are computed at once; empty where the direct algorithm is the quicker one. */
    Optional<Integer> imagesAtOnce(ConvolutionShape shape, Precision precision) {
        boolean isSquare = shape.kernel() == 3 && shape.stride() == 1 && shape.dilation() == 1;
        boolean isKnown = isSquare && shape.channels() % 16 == 0 && shape.filters() % 16 == 0;
        if (!isKnown) {
            return Optional.empty();
        }
        int slice = IntStream.rangeClosed(1, shape.images())
                .filter(images -> shape.images() % images == 0)
                .filter(images -> transformed(shape, images) * Float.BYTES <= ROOM)
                .max()
                .orElse(1);
        boolean isQuicker = nanoseconds(shape, slice) < MARGIN * direct(shape, slice, precision);
        return isQuicker ? Optional.of(slice) : Optional.empty();
    }

    /**
     * The bytes that a convolution's passes take while they run, beside its images and weights; 0 without this algorithm.
     *
     * @param networks that take their steps one after the other, each of which has its own copies; the transformed numbers
     *     lie where those of the network before were
     */
    static long memory(ConvolutionShape shape, Precision precision, int networks) {
        return Arrays.stream(values())
                .flatMap(pass -> pass.imagesAtOnce(shape, precision).stream())
                .mapToLong(images -> memory(shape, images, networks))
                .max()
                .orElse(0);
    }

    private static long memory(ConvolutionShape shape, int images, int networks) {
        long moved = images * (shape.inputs() + shape.outputs()) / shape.images();
        long weights = 2 * shape.weights() + 2L * TRANSFORMED * shape.channels() * shape.filters();
        return Float.BYTES * (transformed(shape, images) + networks * (moved + weights));
    }

    private double direct(ConvolutionShape shape, int images, Precision precision) {
        double operations = 2.0 * images * shape.outHeight() * shape.outWidth() * shape.weights();
        return operations / (precision == Precision.BF16 ? bf16 : floats);
    }

    private double nanoseconds(ConvolutionShape shape, int images) {
        double weights = (double) TRANSFORMED * shape.channels() * shape.filters();
        double moved = (double) images * (shape.inputs() + shape.outputs()) / shape.images();
        return PRODUCT * weights * tiles(shape, images)
                + transform * transformed(shape, images)
                + WEIGHT * weights
                + MOVED * moved;
    }

    private static long transformed(ConvolutionShape shape, int images) {
        return TRANSFORMED * tiles(shape, images) * (shape.channels() + shape.filters());
    }

    private static long tiles(ConvolutionShape shape, int images) {
        return (long) images * tiles(shape.outHeight()) * tiles(shape.outWidth());
    }

    private static int tiles(int pixels) {
        return (pixels + TILE - 1) / TILE;
    }
}
