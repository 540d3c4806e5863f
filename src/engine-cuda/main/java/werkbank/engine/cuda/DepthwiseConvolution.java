package werkbank.engine.cuda;

import static werkbank.engine.cuda.KernelSource.DEPTHWISE;

import java.util.List;
import werkbank.engine.operation.Buffer;
import werkbank.engine.operation.ConvolutionPlan;
import werkbank.engine.operation.ConvolutionShape;
import werkbank.engine.operation.Kind;
import werkbank.engine.operation.SumOrder;

/** A convolution of each channel with a filter of its own, in kernels of our own: so few products wait for memory alone. */
final class DepthwiseConvolution implements ConvolutionPlan {
    private final Launches launches;
    private final ConvolutionShape shape;
    private final int wide;
    /** The fields of the kernels' structure {@code Depthwise}, in its order. */
    private final int[] numbers;

    private final int inPixels;
    private final int outPixels;

    DepthwiseConvolution(Launches launches, ConvolutionShape shape) {
        this.launches = launches;
        this.shape = shape;
        this.wide = launches.wide(Kind.VALUE);
        this.numbers = new int[] {
            shape.images(),
            shape.height(),
            shape.width(),
            shape.channels(),
            shape.kernel(),
            shape.stride(),
            shape.dilation(),
            shape.padTop(),
            shape.padLeft(),
            shape.outHeight(),
            shape.outWidth()
        };
        this.inPixels = Math.multiplyExact(Math.multiplyExact(shape.images(), shape.height()), shape.width());
        this.outPixels = Math.multiplyExact(Math.multiplyExact(shape.images(), shape.outHeight()), shape.outWidth());
    }

    @Override
    public void forward(Buffer x, Buffer weights, Buffer y) {
        launches.rows(DEPTHWISE, "depthwise", outPixels, shape.channels(), wide, numbers, x, weights, y);
    }

    @Override
    public void byData(Buffer dy, Buffer weights, Buffer dx) {
        launches.rows(DEPTHWISE, "depthwiseByData", inPixels, shape.channels(), wide, numbers, dy, weights, dx);
    }

    /** Sums up the outputs for each weight, as {@link SumOrder} says of rows of so many channels as there are weights. */
    @Override
    public void byFilter(Buffer x, Buffer dy, Buffer dw) {
        int weights = Math.multiplyExact(shape.kernel() * shape.kernel(), shape.channels());
        int partials = SumOrder.partials(outPixels, weights);
        launches.sums(DEPTHWISE, "depthwiseByFilter", 1, partials, weights, width(), numbers, partials, x, dy, dw);
    }

    /** Channels of a thread that sums; weights of a thread belong to one tap. */
    private int width() {
        return shape.channels() % wide == 0 ? wide : 1;
    }

    @Override
    public List<String> algorithms() {
        return List.of("depthwise kernels");
    }

    @Override
    public void close() {}
}
