package werkbank.engine.cpu;

import static org.bytedeco.dnnl.global.dnnl.DNNL_ARG_DIFF_DST;
import static org.bytedeco.dnnl.global.dnnl.DNNL_ARG_DIFF_SRC;
import static org.bytedeco.dnnl.global.dnnl.DNNL_ARG_DST;
import static org.bytedeco.dnnl.global.dnnl.DNNL_ARG_SRC;

import java.util.List;
import java.util.function.BiConsumer;
import org.bytedeco.dnnl.global.dnnl.algorithm;
import werkbank.engine.operation.Buffer;
import werkbank.engine.operation.ConvolutionPlan;
import werkbank.engine.operation.ConvolutionShape;
import werkbank.engine.operation.Kind;
import werkbank.engine.operation.Noise;
import werkbank.engine.operation.Pictures;
import werkbank.engine.operation.PoolShape;
import werkbank.engine.operation.StepRow;
import werkbank.engine.plain.PlainBuffer;
import werkbank.recipe.Precision;
import werkbank.recipe.Shape;

/** The operations in oneDNN where they take long, otherwise in plain Java: what works on images and channels. */
final class CpuOperations extends CpuNorms {
    private final Recent<PoolShape, Pools.OfLargest> ofLargest = new Recent<>();

    CpuOperations(Precision precision) {
        super(precision);
    }

    @Override
    public ConvolutionPlan convolution(ConvolutionShape shape) {
        tape.notRecording();
        return CpuConvolution.of(shape, Ways.full(shape, precision(), descriptions, this::wide), tape)
                .orElseGet(() -> super.convolution(shape));
    }

    @Override
    public void maxPool(PoolShape shape, Buffer x, Buffer y) {
        pool(algorithm.pooling_max, shape, x, y);
    }

    @Override
    public void averagePool(PoolShape shape, Buffer x, Buffer y) {
        pool(algorithm.pooling_avg_exclude_padding, shape, x, y);
    }

    private void pool(algorithm algorithm, PoolShape shape, Buffer x, Buffer y) {
        PlainBuffer in = values(inputs(shape), 1, x);
        PlainBuffer out = values(outputs(shape), 1, y).apartFrom(in);
        Call call = call(List.of("pool", algorithm, shape), () -> Pools.of(algorithm, shape, descriptions)
                .forward());
        tape.add(() -> call.set(DNNL_ARG_SRC, in).set(DNNL_ARG_DST, out).run());
    }

    @Override
    public void maxPoolGradient(PoolShape shape, Buffer x, Buffer dy, Buffer dx) {
        PlainBuffer in = values(inputs(shape), 1, x);
        PlainBuffer gradient = values(outputs(shape), 1, dy);
        PlainBuffer out = values(inputs(shape), 1, dx).apartFrom(in, gradient);
        boolean isSummed = shape.stride() < shape.size();
        if (isSummed && precision() == Precision.BF16) {
            wideMaxPoolGradient(shape, in, gradient, out);
            return;
        }
        Pools.OfLargest calls = ofLargest(shape, descriptions);
        tape.add(() -> calls.run(in, gradient, out));
    }

    private Pools.OfLargest ofLargest(PoolShape shape, Descriptions numbers) {
        return ofLargest.get(
                shape, s -> Pools.of(algorithm.pooling_max, s, numbers).ofLargest());
    }

    /** Sums the gradients of overlapping windows with 32 bits. */
    private void wideMaxPoolGradient(PoolShape shape, PlainBuffer x, PlainBuffer dy, PlainBuffer dx) {
        PlainBuffer in = asFloats("first", x);
        PlainBuffer gradient = asFloats("second", dy);
        PlainBuffer out = wide("result", dx.length());
        Pools.OfLargest calls = ofLargest(shape, FLOATS);
        tape.add(() -> calls.run(in, gradient, out));
        narrow(out, dx);
    }

    @Override
    public void averagePoolGradient(PoolShape shape, Buffer dy, Buffer dx) {
        PlainBuffer gradient = values(outputs(shape), 1, dy);
        PlainBuffer out = values(inputs(shape), 1, dx).apartFrom(gradient);
        Call call = call(List.of("averagePoolGradient", shape), () -> Pools.of(
                        algorithm.pooling_avg_exclude_padding, shape, descriptions)
                .gradient());
        tape.add(() -> call.set(DNNL_ARG_DIFF_DST, gradient)
                .set(DNNL_ARG_DIFF_SRC, out)
                .run());
    }

    @Override
    public void globalAverage(int images, int pixels, int channels, Buffer x, Buffer y) {
        PlainBuffer in = values((long) images * pixels, channels, x);
        PlainBuffer out = values(images, channels, y).apartFrom(in);
        Call call = call(List.of("globalAverage", images, pixels, channels), () -> Pools.global(
                        algorithm.pooling_avg_exclude_padding, images, pixels, channels, descriptions)
                .forward());
        tape.add(() -> call.set(DNNL_ARG_SRC, in).set(DNNL_ARG_DST, out).run());
    }

    @Override
    public void globalAverageGradient(int images, int pixels, int channels, Buffer dy, Buffer dx) {
        PlainBuffer gradient = values(images, channels, dy);
        PlainBuffer out = values((long) images * pixels, channels, dx).apartFrom(gradient);
        Call call = call(List.of("globalAverageGradient", images, pixels, channels), () -> Pools.global(
                        algorithm.pooling_avg_exclude_padding, images, pixels, channels, descriptions)
                .gradient());
        tape.add(() -> call.set(DNNL_ARG_DIFF_DST, gradient)
                .set(DNNL_ARG_DIFF_SRC, out)
                .run());
    }

    @Override
    public void noise(Noise noise, Buffer step, Buffer x, Buffer y) {
        withFloats(noise, x, y, (from, to) -> super.noise(noise, step, from, to));
    }

    @Override
    public void noiseGradient(Noise noise, Buffer step, Buffer dy, Buffer dx) {
        withFloats(noise, dy, dx, (from, to) -> super.noiseGradient(noise, step, from, to));
    }

    /** Works on numbers of 32 bits, which oneDNN makes of others in a fraction of Java's time. */
    private void withFloats(Noise noise, Buffer from, Buffer to, BiConsumer<Buffer, Buffer> work) {
        if (precision() != Precision.BF16) {
            work.accept(from, to);
            return;
        }
        PlainBuffer in = asFloats("first", values(1, noise.length(), from));
        PlainBuffer out = wide("result", noise.length());
        work.accept(in.as(Kind.VALUE), out.as(Kind.VALUE));
        narrow(out, values(1, noise.length(), to));
    }

    /** Images that stay as they are need no more than their order changed. */
    @Override
    public void pictures(Pictures pictures, Buffer step, int images, Buffer y) {
        if (!pictures.ranges().isNone()) {
            super.pictures(pictures, step, images, y);
            return;
        }
        Shape shape = pictures.shape();
        StoredImages stored = new StoredImages(pictures);
        PlainBuffer current = PlainBuffer.of(step, StepRow.LENGTH, Kind.INT);
        PlainBuffer scaled = wide("pictures", (long) images * shape.values());
        tape.add(() -> stored.scale(current.number(StepRow.FIRST), images, scaled));
        arrange(images, shape.channels(), shape.height() * shape.width(), scaled, y);
    }

    private static long inputs(PoolShape shape) {
        return (long) shape.images() * shape.height() * shape.width() * shape.channels();
    }

    private static long outputs(PoolShape shape) {
        return (long) shape.images() * shape.outHeight() * shape.outWidth() * shape.channels();
    }
}
