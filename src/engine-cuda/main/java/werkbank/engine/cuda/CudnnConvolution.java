package werkbank.engine.cuda;

import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import werkbank.engine.operation.Buffer;
import werkbank.engine.operation.ConvolutionPlan;
import werkbank.engine.operation.ConvolutionShape;
import werkbank.engine.operation.Kind;
import werkbank.recipe.Precision;

/**
 * A convolution in cuDNN. An algorithm is chosen for a direction when it is first asked for, since inference needs but one,
 * and is kept.
 */
final class CudnnConvolution implements ConvolutionPlan {
    private final ConvolutionChoice choice;
    private final Workspace workspace;
    private final Border pad;
    private final Border unpad;
    private final ConvolutionShape shape;
    /** The shape that cuDNN sees, which pads on both sides alike. */
    private final ConvolutionShape seen;

    private final long bordered;
    private final ProvenPass forward;
    private final ProvenPass byData;
    private final ProvenPass byFilter;

    /** Puts borders of 0 around images and takes them away. */
    interface Border {
        void move(ConvolutionShape shape, Buffer from, Buffer to);
    }

    CudnnConvolution(ConvolutionChoice choice, Border pad, Border unpad, ConvolutionShape shape) {
        this.choice = choice;
        this.workspace = choice.session().workspace();
        this.pad = pad;
        this.unpad = unpad;
        this.shape = shape;
        this.seen = isEven(shape) ? shape : bordered(shape);
        this.bordered = borderedBytes(shape, choice.width());
        workspace.expect(workspaceBytes(shape, choice.precision(), choice.limit()));
        this.forward = new ProvenPass(choice, ForwardDirection::new, seen, bordered);
        this.byData = new ProvenPass(choice, DataDirection::new, seen, bordered);
        this.byFilter = new ProvenPass(choice, FilterDirection::new, seen, bordered);
    }

    /** Whether cuDNN makes as many outputs when it pads below and to the right as above and to the left. */
    static boolean isEven(ConvolutionShape shape) {
        return outputs(shape, shape.height(), shape.padTop()) == shape.outHeight()
                && outputs(shape, shape.width(), shape.padLeft()) == shape.outWidth();
    }

    private static int outputs(ConvolutionShape shape, int inputs, int pad) {
        int window = (shape.kernel() - 1) * shape.dilation() + 1;
        return Math.floorDiv(inputs + 2 * pad - window, shape.stride()) + 1;
    }

    /** The shape of the convolution on images that have their border already. */
    static ConvolutionShape bordered(ConvolutionShape shape) {
        return new ConvolutionShape(
                shape.images(),
                shape.padTop() + shape.height() + shape.padBottom(),
                shape.padLeft() + shape.width() + shape.padRight(),
                shape.channels(),
                shape.filters(),
                shape.kernel(),
                shape.stride(),
                shape.dilation(),
                0,
                0,
                shape.outHeight(),
                shape.outWidth());
    }

    /**
     * Bytes of the workspace for images with their border; 0 where cuDNN makes it.
     *
     * @param width bytes of a number
     */
    static long borderedBytes(ConvolutionShape shape, int width) {
        return isEven(shape) ? 0 : CardMemory.aligned(bordered(shape).inputs() * width);
    }

    /**
     * Bytes of the workspace that a direction may take: for images with their border, for an algorithm, and with 32 bits for
     * operands in another order, since cuDNN may have quick algorithms for that one alone.
     *
     * @param limit bytes that an algorithm may take
     */
    static long workspaceBytes(ConvolutionShape shape, Precision precision, long limit) {
        int width = ConvolutionChoice.width(precision);
        ConvolutionShape seen = isEven(shape) ? shape : bordered(shape);
        long rearranged = precision == Precision.F32 ? RearrangedPass.bytes(seen, width) : 0;
        return borderedBytes(shape, width) + rearranged + limit;
    }

    @Override
    public void forward(Buffer x, Buffer weights, Buffer y) {
        forward.run(() -> forward.now(input(x), at(weights), at(y)));
    }

    @Override
    public void byData(Buffer dy, Buffer weights, Buffer dx) {
        byData.run(() -> {
            CudaBuffer target = bordered == 0 ? (CudaBuffer) dx : space();
            byData.now(at(dy), at(weights), target.pointer());
            if (bordered > 0) {
                unpad.move(shape, target, dx);
            }
        });
    }

    @Override
    public void byFilter(Buffer x, Buffer dy, Buffer dw) {
        byFilter.run(() -> byFilter.now(input(x), at(dy), at(dw)));
    }

    /** The images, with their border where cuDNN can't make it. */
    private DevicePointer input(Buffer x) {
        if (bordered == 0) {
            return at(x);
        }
        CudaBuffer space = space();
        pad.move(shape, x, space);
        return space.pointer();
    }

    /** The beginning of the workspace as images with a border. */
    private CudaBuffer space() {
        return CudaBuffer.of(Kind.VALUE, choice.width(), seen.inputs(), workspace.pointer(), null);
    }

    private static DevicePointer at(Buffer buffer) {
        return ((CudaBuffer) buffer).pointer();
    }

    @Override
    public List<String> algorithms() {
        return Stream.of(forward, byData, byFilter)
                .map(ProvenPass::words)
                .flatMap(Optional::stream)
                .toList();
    }

    @Override
    public void close() {
        forward.close();
        byData.close();
        byFilter.close();
    }
}
