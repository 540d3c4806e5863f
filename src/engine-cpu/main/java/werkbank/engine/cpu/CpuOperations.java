package werkbank.engine.cpu;

import static org.bytedeco.dnnl.global.dnnl.DNNL_ARG_DIFF_DST;
import static org.bytedeco.dnnl.global.dnnl.DNNL_ARG_DIFF_SCALE;
import static org.bytedeco.dnnl.global.dnnl.DNNL_ARG_DIFF_SHIFT;
import static org.bytedeco.dnnl.global.dnnl.DNNL_ARG_DIFF_SRC;
import static org.bytedeco.dnnl.global.dnnl.DNNL_ARG_DST;
import static org.bytedeco.dnnl.global.dnnl.DNNL_ARG_MEAN;
import static org.bytedeco.dnnl.global.dnnl.DNNL_ARG_SCALE;
import static org.bytedeco.dnnl.global.dnnl.DNNL_ARG_SHIFT;
import static org.bytedeco.dnnl.global.dnnl.DNNL_ARG_SRC;
import static org.bytedeco.dnnl.global.dnnl.DNNL_ARG_VARIANCE;

import java.util.List;
import org.bytedeco.dnnl.global.dnnl.algorithm;
import org.bytedeco.dnnl.memory;
import werkbank.engine.operation.Buffer;
import werkbank.engine.operation.ConvolutionPlan;
import werkbank.engine.operation.ConvolutionShape;
import werkbank.engine.operation.Kind;
import werkbank.engine.operation.Pictures;
import werkbank.engine.operation.PoolShape;
import werkbank.engine.operation.StepRow;
import werkbank.engine.plain.PlainBuffer;
import werkbank.recipe.Precision;
import werkbank.recipe.Shape;

/** The operations in oneDNN where they take long, otherwise in plain Java: what works on images and channels. */
final class CpuOperations extends CpuGraph {
    private final Recent<PoolShape, Pools.OfLargest> ofLargest = new Recent<>();

    CpuOperations(Precision precision) {
        super(precision);
    }

    @Override
    public ConvolutionPlan convolution(ConvolutionShape shape) {
        tape.notRecording();
        return CpuConvolution.of(ConvolutionCalls.full(shape, descriptions), shape, tape)
                .orElseGet(() -> super.convolution(shape));
    }

    @Override
    public void normalise(
            int rows,
            int channels,
            double momentum,
            double epsilon,
            Buffer x,
            Buffer gamma,
            Buffer beta,
            Buffer runningMean,
            Buffer runningVariance,
            Buffer saved,
            Buffer y) {
        PlainBuffer in = values(rows, channels, x);
        PlainBuffer scale = floats(channels, gamma);
        PlainBuffer shift = floats(channels, beta);
        PlainBuffer means = floats(channels, runningMean);
        PlainBuffer variances = floats(channels, runningVariance);
        PlainBuffer mean = floats(channels, saved.part(0, channels));
        PlainBuffer variance = floats(channels, saved.part(channels, channels));
        PlainBuffer out = values(rows, channels, y).apartFrom(in);
        Call call = call(
                List.of("normalise", rows, channels, epsilon),
                () -> Norms.training(rows(rows, channels), channels, epsilon));
        tape.add(() -> {
            call.set(DNNL_ARG_SRC, in)
                    .set(DNNL_ARG_SCALE, scale)
                    .set(DNNL_ARG_SHIFT, shift)
                    .set(DNNL_ARG_MEAN, mean)
                    .set(DNNL_ARG_VARIANCE, variance)
                    .set(DNNL_ARG_DST, out)
                    .run();
            means.write(followed(momentum, means.numbers(), mean.numbers()));
            float[] ofBatch = variance.numbers();
            variances.write(followed(momentum, variances.numbers(), ofBatch));
            for (int c = 0; c < channels; c++) {
                ofBatch[c] = 1 / (float) Math.sqrt(ofBatch[c] + (float) epsilon);
            }
            variance.write(ofBatch);
        });
    }

    private memory.desc rows(int rows, int channels) {
        return descriptions.images(1, rows, 1, channels); // as one image oneDNN is fastest
    }

    private static float[] followed(double momentum, float[] running, float[] ofBatch) {
        for (int c = 0; c < running.length; c++) {
            running[c] = (float) momentum * running[c] + (float) (1 - momentum) * ofBatch[c];
        }
        return running;
    }

    @Override
    public void normaliseAsRunning(
            int rows,
            int channels,
            double epsilon,
            Buffer x,
            Buffer gamma,
            Buffer beta,
            Buffer runningMean,
            Buffer runningVariance,
            Buffer y) {
        PlainBuffer in = values(rows, channels, x);
        PlainBuffer scale = floats(channels, gamma);
        PlainBuffer shift = floats(channels, beta);
        PlainBuffer mean = floats(channels, runningMean);
        PlainBuffer variance = floats(channels, runningVariance);
        PlainBuffer out = values(rows, channels, y);
        Call call = call(
                List.of("normaliseAsRunning", rows, channels, epsilon),
                () -> Norms.inference(rows(rows, channels), channels, epsilon));
        tape.add(() -> call.set(DNNL_ARG_SRC, in)
                .set(DNNL_ARG_SCALE, scale)
                .set(DNNL_ARG_SHIFT, shift)
                .set(DNNL_ARG_MEAN, mean)
                .set(DNNL_ARG_VARIANCE, variance)
                .set(DNNL_ARG_DST, out)
                .run());
    }

    @Override
    public void normaliseGradient(
            int rows,
            int channels,
            Buffer x,
            Buffer gamma,
            Buffer saved,
            Buffer dy,
            Buffer dgamma,
            Buffer dbeta,
            Buffer dx) {
        PlainBuffer in = values(rows, channels, x);
        PlainBuffer scale = floats(channels, gamma);
        PlainBuffer mean = floats(channels, saved.part(0, channels));
        PlainBuffer inverse = floats(channels, saved.part(channels, channels));
        PlainBuffer gradient = values(rows, channels, dy);
        PlainBuffer ofScale = floats(channels, dgamma);
        PlainBuffer ofShift = floats(channels, dbeta);
        PlainBuffer out = values(rows, channels, dx).apartFrom(in);
        Call call = call(
                List.of("normaliseGradient", rows, channels), () -> Norms.gradient(rows(rows, channels), channels));
        tape.add(() -> {
            float[] ofBatch = inverse.numbers();
            float[] squares = new float[channels];
            for (int c = 0; c < channels; c++) {
                squares[c] = 1 / (ofBatch[c] * ofBatch[c]);
            }
            inverse.write(squares);
            call.set(DNNL_ARG_SRC, in)
                    .set(DNNL_ARG_SCALE, scale)
                    .set(DNNL_ARG_MEAN, mean)
                    .set(DNNL_ARG_VARIANCE, inverse)
                    .set(DNNL_ARG_DIFF_DST, gradient)
                    .set(DNNL_ARG_DIFF_SRC, out)
                    .set(DNNL_ARG_DIFF_SCALE, ofScale)
                    .set(DNNL_ARG_DIFF_SHIFT, ofShift)
                    .run();
            inverse.write(ofBatch);
        });
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
        PlainBuffer in = asFloats("pooled", x);
        PlainBuffer gradient = asFloats("gradient", dy);
        PlainBuffer out = wide("result", dx.length());
        Pools.OfLargest calls = ofLargest(shape, new Descriptions(Precision.F32));
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
