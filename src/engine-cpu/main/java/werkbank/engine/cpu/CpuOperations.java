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
import static org.bytedeco.dnnl.global.dnnl.DNNL_ARG_SRC_0;
import static org.bytedeco.dnnl.global.dnnl.DNNL_ARG_SRC_1;
import static org.bytedeco.dnnl.global.dnnl.DNNL_ARG_VARIANCE;
import static org.bytedeco.dnnl.global.dnnl.DNNL_ARG_WEIGHTS;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;
import org.bytedeco.dnnl.global.dnnl.algorithm;
import org.bytedeco.dnnl.memory;
import werkbank.engine.operation.Buffer;
import werkbank.engine.operation.ConvolutionPlan;
import werkbank.engine.operation.ConvolutionShape;
import werkbank.engine.operation.Kind;
import werkbank.engine.operation.PoolShape;
import werkbank.engine.plain.PlainBuffer;
import werkbank.engine.plain.PlainOperations;
import werkbank.recipe.Precision;
import werkbank.recipe.layer.Activation;

/** The operations in oneDNN where they take long, otherwise in plain Java. */
final class CpuOperations extends PlainOperations {
    private final Descriptions descriptions;
    /** Primitives by what they were made for. */
    private final Map<List<?>, Call> calls = new HashMap<>();

    private final Map<PoolShape, Pools.OfLargest> ofLargest = new HashMap<>();
    /** Memory for numbers of bfloat16 that are computed with 32 bits. */
    private final Map<List<?>, PlainBuffer> wide = new HashMap<>();

    CpuOperations(Precision precision) {
        super(precision, NO_LIMIT, OffHeapBlock::new);
        this.descriptions = new Descriptions(precision);
    }

    private Call call(List<?> key, Supplier<Call> maker) {
        return calls.computeIfAbsent(key, unknown -> maker.get());
    }

    @Override
    public ConvolutionPlan convolution(ConvolutionShape shape) {
        tape.notRecording();
        try {
            return new CpuConvolution(shape, descriptions, tape);
        } catch (RuntimeException e) { // oneDNN's own word is no more than that it is unimplemented
            return super.convolution(shape);
        }
    }

    @Override
    public void multiply(
            boolean transposeA, boolean transposeB, int rows, int columns, int inner, Buffer a, Buffer b, Buffer c) {
        PlainBuffer left = values(rows, inner, a);
        PlainBuffer right = values(inner, columns, b);
        PlainBuffer result =
                PlainBuffer.of(c, (long) rows * columns, Kind.VALUE, Kind.FLOAT).apartFrom(left, right);
        Call call = call(
                List.of("multiply", transposeA, transposeB, rows, columns, inner, c.kind()),
                () -> Products.product(
                        Descriptions.matrix(descriptions.values(), transposeA, rows, inner),
                        Descriptions.matrix(descriptions.values(), transposeB, inner, columns),
                        Descriptions.matrix(descriptions.type(c.kind()), false, rows, columns)));
        tape.add(() -> call.set(DNNL_ARG_SRC, left)
                .set(DNNL_ARG_WEIGHTS, right)
                .set(DNNL_ARG_DST, result)
                .run());
    }

    @Override
    public void biasActivation(Activation function, int rows, int channels, Buffer bias, Buffer x, Buffer y) {
        if (function != Activation.IDENTITY && Eltwise.of(function).isEmpty()) {
            super.biasActivation(function, rows, channels, bias, x, y);
            return;
        }
        // From the sums as they are before they are stored, so in this order.
        addBias(function, rows, channels, bias, x, y);
        if (x != y) {
            addBias(Activation.IDENTITY, rows, channels, bias, x, x);
        }
    }

    private void addBias(Activation function, int rows, int channels, Buffer bias, Buffer x, Buffer y) {
        PlainBuffer added = floats(channels, bias);
        PlainBuffer in = PlainBuffer.of(x, (long) rows * channels, Kind.VALUE, Kind.FLOAT);
        PlainBuffer out = PlainBuffer.of(y, (long) rows * channels, x.kind());
        Call call = call(
                List.of("bias", function, rows, channels, x.kind()),
                () -> Products.addedRow(function, descriptions.type(x.kind()), rows, channels));
        tape.add(() -> call.set(DNNL_ARG_SRC_0, in)
                .set(DNNL_ARG_SRC_1, added)
                .set(DNNL_ARG_DST, out)
                .run());
    }

    @Override
    public void activation(Activation function, long length, Buffer x, Buffer y) {
        Optional<Eltwise> known = Eltwise.of(function);
        if (known.isEmpty()) {
            super.activation(function, length, x, y);
            return;
        }
        PlainBuffer in = values(1, length, x);
        PlainBuffer out = values(1, length, y);
        Call call =
                call(List.of("activation", function, length), () -> known.get().value(descriptions.vector(length)));
        tape.add(() -> call.set(DNNL_ARG_SRC, in).set(DNNL_ARG_DST, out).run());
    }

    @Override
    public void activationGradient(Activation function, long length, Buffer kept, Buffer dy, Buffer dx) {
        Optional<Eltwise> known = Eltwise.of(function);
        if (known.isEmpty()) {
            super.activationGradient(function, length, kept, dy, dx);
            return;
        }
        Eltwise eltwise = known.get();
        PlainBuffer from = values(1, length, kept);
        PlainBuffer in = values(1, length, dy);
        PlainBuffer out = values(1, length, dx).apartFrom(from);
        Call call = call(
                List.of("activationGradient", function, length), () -> eltwise.gradient(descriptions.vector(length)));
        tape.add(() -> call.set(eltwise.kept(), from)
                .set(DNNL_ARG_DIFF_DST, in)
                .set(DNNL_ARG_DIFF_SRC, out)
                .run());
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
        return ofLargest.computeIfAbsent(
                shape, s -> Pools.of(algorithm.pooling_max, s, numbers).ofLargest());
    }

    /** Sums the gradients of overlapping windows with 32 bits. */
    private void wideMaxPoolGradient(PoolShape shape, PlainBuffer x, PlainBuffer dy, PlainBuffer dx) {
        PlainBuffer in = wide("x", shape, x.length());
        PlainBuffer gradient = wide("dy", shape, dy.length());
        PlainBuffer out = wide("dx", shape, dx.length());
        Pools.OfLargest calls = ofLargest(shape, new Descriptions(Precision.F32));
        widen(x, in);
        widen(dy, gradient);
        tape.add(() -> calls.run(in, gradient, out));
        narrow(out, dx);
    }

    private PlainBuffer wide(String name, PoolShape shape, long length) {
        return wide.computeIfAbsent(
                List.of(name, shape), key -> PlainBuffer.of(allocate(Kind.FLOAT, length), length, Kind.FLOAT));
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
        Call call = call(
                List.of("globalAverage", images, pixels, channels),
                () -> Pools.global(images, pixels, channels, descriptions).forward());
        tape.add(() -> call.set(DNNL_ARG_SRC, in).set(DNNL_ARG_DST, out).run());
    }

    @Override
    public void globalAverageGradient(int images, int pixels, int channels, Buffer dy, Buffer dx) {
        PlainBuffer gradient = values(images, channels, dy);
        PlainBuffer out = values((long) images * pixels, channels, dx).apartFrom(gradient);
        Call call = call(
                List.of("globalAverageGradient", images, pixels, channels),
                () -> Pools.global(images, pixels, channels, descriptions).gradient());
        tape.add(() -> call.set(DNNL_ARG_DIFF_DST, gradient)
                .set(DNNL_ARG_DIFF_SRC, out)
                .run());
    }

    @Override
    public void arrange(int images, int channels, int pixels, Buffer x, Buffer y) {
        PlainBuffer in = floats((long) images * channels * pixels, x);
        PlainBuffer out = values((long) images * channels, pixels, y);
        Call call = call(List.of("arrange", images, channels, pixels), () -> {
            memory.desc planes = Descriptions.planes(images, channels, pixels);
            memory.desc arranged = descriptions.images(images, pixels, 1, channels);
            return Descriptions.reorder(planes, arranged)
                    .with(DNNL_ARG_SRC, planes)
                    .with(DNNL_ARG_DST, arranged);
        });
        tape.add(() -> call.set(DNNL_ARG_SRC, in).set(DNNL_ARG_DST, out).run());
    }

    private static long inputs(PoolShape shape) {
        return (long) shape.images() * shape.height() * shape.width() * shape.channels();
    }

    private static long outputs(PoolShape shape) {
        return (long) shape.images() * shape.outHeight() * shape.outWidth() * shape.channels();
    }

    @Override
    public void narrow(Buffer from, Buffer to) {
        PlainBuffer source = PlainBuffer.of(from, 0, Kind.FLOAT);
        PlainBuffer target = PlainBuffer.exactly(from.length(), to, Kind.VALUE);
        move(Kind.FLOAT, Kind.VALUE, source, target);
    }

    @Override
    public void widen(Buffer from, Buffer to) {
        PlainBuffer source = PlainBuffer.of(from, 0, Kind.VALUE);
        PlainBuffer target = PlainBuffer.exactly(from.length(), to, Kind.FLOAT);
        move(Kind.VALUE, Kind.FLOAT, source, target);
    }

    private void move(Kind from, Kind to, PlainBuffer source, PlainBuffer target) {
        long length = source.length();
        Call call = call(List.of("move", from, to, length), () -> {
            memory.desc before = descriptions.vector(from, length);
            memory.desc after = descriptions.vector(to, length);
            return Descriptions.reorder(before, after)
                    .with(DNNL_ARG_SRC, before)
                    .with(DNNL_ARG_DST, after);
        });
        tape.add(() -> call.set(DNNL_ARG_SRC, source).set(DNNL_ARG_DST, target).run());
    }

    @Override
    public boolean isApart() {
        return false;
    }

    @Override
    public String describe() {
        return "oneDNN " + OneDnn.version();
    }
}
