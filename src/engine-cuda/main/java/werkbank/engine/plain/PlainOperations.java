package werkbank.engine.plain;

import static werkbank.engine.operation.Kind.BYTE;
import static werkbank.engine.operation.Kind.FLOAT;
import static werkbank.engine.operation.Kind.INT;
import static werkbank.engine.operation.Kind.VALUE;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import werkbank.engine.operation.Buffer;
import werkbank.engine.operation.ConvolutionPlan;
import werkbank.engine.operation.ConvolutionShape;
import werkbank.engine.operation.Figures;
import werkbank.engine.operation.Kind;
import werkbank.engine.operation.Noise;
import werkbank.engine.operation.Operations;
import werkbank.engine.operation.Pictures;
import werkbank.engine.operation.PoolShape;
import werkbank.engine.operation.Recording;
import werkbank.engine.operation.StepRow;
import werkbank.engine.operation.UpdateRule;
import werkbank.recipe.Precision;
import werkbank.recipe.layer.Activation;

/**
 * The operations in Java arrays, each done when its call returns. Beyond what is promised they check the kinds and lengths
 * of buffers, and that no result lies on what it is computed from.
 */
public final class PlainOperations implements Operations {
    private static final long NO_LIMIT = Long.MAX_VALUE;

    private final Precision precision;
    private final PlainMemory memory;
    private final MatrixProduct product;
    private boolean isRecording;

    public PlainOperations(Precision precision) {
        this(precision, NO_LIMIT);
    }

    /** @param limit bytes of all buffers together; for tests of what happens when a card is full */
    public PlainOperations(Precision precision, long limit) {
        this.precision = precision;
        this.memory = new PlainMemory(precision, limit);
        this.product = new MatrixProduct(precision);
    }

    @Override
    public Precision precision() {
        return precision;
    }

    @Override
    public Buffer allocate(Kind kind, long length) {
        notRecording();
        return memory.allocate(kind, length);
    }

    @Override
    public void upload(float[] from, Buffer to) {
        notRecording();
        PlainBuffer target = exactly(from.length, to, FLOAT);
        System.arraycopy(from, 0, target.floats(), target.offset, from.length);
    }

    @Override
    public void upload(int[] from, Buffer to) {
        notRecording();
        PlainBuffer target = PlainMemory.of(to, from.length, INT);
        System.arraycopy(from, 0, target.ints(), target.offset, from.length);
    }

    @Override
    public void upload(byte[] from, Buffer to) {
        notRecording();
        PlainBuffer target = exactly(from.length, to, BYTE);
        System.arraycopy(from, 0, target.bytes(), target.offset, from.length);
    }

    @Override
    public void download(Buffer from, float[] to) {
        notRecording();
        PlainBuffer source = exactly(to.length, from, FLOAT);
        System.arraycopy(source.floats(), source.offset, to, 0, to.length);
    }

    private void notRecording() {
        if (isRecording) {
            throw new IllegalStateException("work that is recorded may not allocate, upload, download or wait");
        }
    }

    @Override
    public void copy(Buffer from, Buffer to) {
        PlainBuffer source = (PlainBuffer) from;
        PlainBuffer target = exactly(from.length(), to, from.kind());
        PlainMemory.distinct(target, source);
        System.arraycopy(source.array(), source.offset, target.array(), target.offset, source.length);
    }

    @Override
    public void zero(Buffer buffer) {
        PlainBuffer all = (PlainBuffer) buffer;
        switch (all.kind) {
            case FLOAT, VALUE -> Arrays.fill(all.floats(), all.offset, all.offset + all.length, 0);
            case INT -> Arrays.fill(all.ints(), all.offset, all.offset + all.length, 0);
            case BYTE -> Arrays.fill(all.bytes(), all.offset, all.offset + all.length, (byte) 0);
        }
    }

    @Override
    public void narrow(Buffer from, Buffer to) {
        convert(PlainMemory.of(from, 0, FLOAT), exactly(from.length(), to, VALUE));
    }

    @Override
    public void widen(Buffer from, Buffer to) {
        convert(PlainMemory.of(from, 0, VALUE), exactly(from.length(), to, FLOAT));
    }

    private void convert(PlainBuffer from, PlainBuffer to) {
        System.arraycopy(from.floats(), from.offset, to.floats(), to.offset, from.length);
        memory.settle(to);
    }

    @Override
    public void await() {
        notRecording();
    }

    @Override
    public Recording record(Runnable work) {
        return new Recording() {
            @Override
            public void run() {
                isRecording = true;
                try {
                    work.run();
                } finally {
                    isRecording = false;
                }
            }

            @Override
            public void close() {}
        };
    }

    @Override
    public void advance(Buffer table, Buffer step) {
        PlainBuffer current = step(step);
        int row = current.ints()[current.offset + StepRow.INDEX];
        PlainBuffer rows = PlainMemory.of(table, (row + 1L) * StepRow.LENGTH, INT);
        System.arraycopy(
                rows.ints(), rows.offset + row * StepRow.LENGTH, current.ints(), current.offset, StepRow.LENGTH);
        current.ints()[current.offset + StepRow.INDEX] = row + 1;
    }

    private static PlainBuffer step(Buffer step) {
        return PlainMemory.of(step, StepRow.LENGTH, INT);
    }

    /** The step's own figures. */
    private static PlainBuffer figures(Buffer step, Buffer figures) {
        PlainBuffer current = step(step);
        long row = current.ints()[current.offset + StepRow.INDEX] - 1L;
        return PlainMemory.of(figures.part(row * Figures.LENGTH, Figures.LENGTH), Figures.LENGTH, FLOAT);
    }

    @Override
    public void pictures(Pictures pictures, Buffer step, int images, Buffer y) {
        PlainBuffer out = PlainMemory.of(y, (long) images * pictures.shape().values(), VALUE);
        input(pictures, step).images(images, PlainMemory.of(pictures.pixels(), 0, BYTE), out);
        memory.settle(out);
    }

    @Override
    public void targets(Pictures pictures, Buffer step, int images, int classes, double smoothing, Buffer targets) {
        PlainBuffer out = PlainMemory.of(targets, (long) images * classes, FLOAT);
        input(pictures, step).targets(images, classes, smoothing, PlainMemory.of(pictures.labels(), 0, INT), out);
    }

    private static PictureInput input(Pictures pictures, Buffer step) {
        return new PictureInput(pictures, PlainMemory.of(pictures.order(), 0, INT), step(step));
    }

    @Override
    public void arrange(int images, int channels, int pixels, Buffer x, Buffer y) {
        int length = images * channels * pixels;
        PlainBuffer from = PlainMemory.of(x, length, FLOAT);
        PlainBuffer to = PlainMemory.of(y, length, VALUE);
        PlainMemory.distinct(to, from);
        for (int i = 0; i < length; i++) {
            int image = i / (channels * pixels);
            int channel = i / pixels % channels;
            to.floats()[to.offset + (image * pixels + i % pixels) * channels + channel] = from.get(i);
        }
        memory.settle(to);
    }

    @Override
    public ConvolutionPlan convolution(ConvolutionShape shape) {
        notRecording();
        return new PlainConvolution(shape, product, memory);
    }

    @Override
    public void multiply(
            boolean transposeA, boolean transposeB, int rows, int columns, int inner, Buffer a, Buffer b, Buffer c) {
        PlainBuffer left = values((long) rows * inner, a);
        PlainBuffer right = values((long) inner * columns, b);
        PlainBuffer result = PlainMemory.of(c, (long) rows * columns, VALUE, FLOAT);
        PlainMemory.distinct(result, left, right);
        product.multiply(transposeA, transposeB, rows, columns, inner, left, right, result);
        memory.settle(result);
    }

    @Override
    public void biasActivation(Activation function, int rows, int channels, Buffer bias, Buffer x, Buffer y) {
        int length = rows * channels;
        PlainBuffer sums = PlainMemory.of(x, length, VALUE, FLOAT);
        PlainBuffer result = PlainMemory.of(y, length, sums.kind);
        Activations.forward(function, rows, channels, PlainMemory.of(bias, channels, FLOAT), sums, result);
        memory.settle(sums);
        memory.settle(result);
    }

    @Override
    public void activation(Activation function, long length, Buffer x, Buffer y) {
        PlainBuffer result = values(length, y);
        Activations.forward(function, (int) length, values(length, x), result);
        memory.settle(result);
    }

    @Override
    public void activationGradient(Activation function, long length, Buffer kept, Buffer dy, Buffer dx) {
        PlainBuffer result = values(length, dx);
        PlainMemory.distinct(result, values(length, kept));
        Activations.backward(function, (int) length, values(length, kept), values(length, dy), result);
        memory.settle(result);
    }

    @Override
    public void biasActivationGradient(
            Activation function, int rows, int channels, Buffer kept, Buffer dy, Buffer dx, Buffer dbias) {
        activationGradient(function, (long) rows * channels, kept, dy, dx);
        Activations.sums(rows, channels, (PlainBuffer) dx, PlainMemory.of(dbias, channels, FLOAT));
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
        PlainBuffer in = values((long) rows * channels, x);
        PlainBuffer out = values((long) rows * channels, y);
        PlainMemory.distinct(out, in);
        BatchNormalisation norm = new BatchNormalisation(rows, channels);
        norm.statistics(
                momentum,
                epsilon,
                in,
                PlainMemory.of(runningMean, channels, FLOAT),
                PlainMemory.of(runningVariance, channels, FLOAT),
                PlainMemory.of(saved, 2L * channels, FLOAT));
        norm.normalise(
                in,
                PlainMemory.of(gamma, channels, FLOAT),
                PlainMemory.of(beta, channels, FLOAT),
                (PlainBuffer) saved,
                out);
        memory.settle(out);
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
        PlainBuffer out = values((long) rows * channels, y);
        new BatchNormalisation(rows, channels)
                .normaliseAsRunning(
                        epsilon,
                        values((long) rows * channels, x),
                        PlainMemory.of(gamma, channels, FLOAT),
                        PlainMemory.of(beta, channels, FLOAT),
                        PlainMemory.of(runningMean, channels, FLOAT),
                        PlainMemory.of(runningVariance, channels, FLOAT),
                        out);
        memory.settle(out);
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
        PlainBuffer in = values((long) rows * channels, x);
        PlainBuffer out = values((long) rows * channels, dx);
        PlainMemory.distinct(out, in);
        new BatchNormalisation(rows, channels)
                .gradient(
                        in,
                        PlainMemory.of(gamma, channels, FLOAT),
                        PlainMemory.of(saved, 2L * channels, FLOAT),
                        values((long) rows * channels, dy),
                        PlainMemory.of(dgamma, channels, FLOAT),
                        PlainMemory.of(dbeta, channels, FLOAT),
                        out);
        memory.settle(out);
    }

    @Override
    public void maxPool(PoolShape shape, Buffer x, Buffer y) {
        Pooling pooling = new Pooling(shape);
        PlainBuffer out = values(pooling.outputs(), y);
        PlainMemory.distinct(out, values(pooling.inputs(), x));
        pooling.max((PlainBuffer) x, out);
    }

    @Override
    public void maxPoolGradient(PoolShape shape, Buffer x, Buffer dy, Buffer dx) {
        Pooling pooling = new Pooling(shape);
        PlainBuffer out = values(pooling.inputs(), dx);
        PlainMemory.distinct(out, values(pooling.inputs(), x), values(pooling.outputs(), dy));
        pooling.maxGradient((PlainBuffer) x, (PlainBuffer) dy, out);
        memory.settle(out);
    }

    @Override
    public void averagePool(PoolShape shape, Buffer x, Buffer y) {
        Pooling pooling = new Pooling(shape);
        PlainBuffer out = values(pooling.outputs(), y);
        PlainMemory.distinct(out, values(pooling.inputs(), x));
        pooling.average((PlainBuffer) x, out);
        memory.settle(out);
    }

    @Override
    public void averagePoolGradient(PoolShape shape, Buffer dy, Buffer dx) {
        Pooling pooling = new Pooling(shape);
        PlainBuffer out = values(pooling.inputs(), dx);
        PlainMemory.distinct(out, values(pooling.outputs(), dy));
        pooling.averageGradient((PlainBuffer) dy, out);
        memory.settle(out);
    }

    @Override
    public void globalAverage(int images, int pixels, int channels, Buffer x, Buffer y) {
        PlainBuffer in = values((long) images * pixels * channels, x);
        PlainBuffer out = values((long) images * channels, y);
        PlainMemory.distinct(out, in);
        Pooling.globalAverage(images, pixels, channels, in, out);
        memory.settle(out);
    }

    @Override
    public void globalAverageGradient(int images, int pixels, int channels, Buffer dy, Buffer dx) {
        PlainBuffer in = values((long) images * channels, dy);
        PlainBuffer out = values((long) images * pixels * channels, dx);
        PlainMemory.distinct(out, in);
        Pooling.globalAverageGradient(images, pixels, channels, in, out);
        memory.settle(out);
    }

    @Override
    public void noise(Noise noise, Buffer step, Buffer x, Buffer y) {
        PlainBuffer out = values(noise.length(), y);
        new PlainNoise(noise, step(step)).apply(values(noise.length(), x), out);
        memory.settle(out);
    }

    @Override
    public void noiseGradient(Noise noise, Buffer step, Buffer dy, Buffer dx) {
        PlainBuffer out = values(noise.length(), dx);
        new PlainNoise(noise, step(step)).gradient(values(noise.length(), dy), out);
        memory.settle(out);
    }

    @Override
    public void softmax(int rows, int classes, Buffer logits, Buffer probabilities) {
        PlainBuffer out = PlainMemory.of(probabilities, (long) rows * classes, FLOAT);
        float[] result = new SoftmaxLoss(rows, classes).softmax(PlainMemory.of(logits, (long) rows * classes, FLOAT));
        System.arraycopy(result, 0, out.floats(), out.offset, result.length);
    }

    @Override
    public void loss(
            int images,
            int classes,
            double clip,
            List<Buffer> weights,
            Buffer logits,
            Buffer targets,
            Buffer step,
            Buffer dlogits,
            Buffer figures) {
        PlainBuffer out = values((long) images * classes, dlogits);
        new SoftmaxLoss(images, classes)
                .loss(
                        clip,
                        weights.stream()
                                .map(buffer -> PlainMemory.of(buffer, classes, FLOAT))
                                .findFirst(),
                        PlainMemory.of(logits, (long) images * classes, FLOAT),
                        PlainMemory.of(targets, (long) images * classes, FLOAT),
                        out,
                        figures(step, figures));
        memory.settle(out);
    }

    @Override
    public void penalise(double l1, double l2, Buffer weights, Buffer gradients, Buffer step, Buffer figures) {
        PlainGradients.penalise(
                l1,
                l2,
                PlainMemory.of(weights, 0, FLOAT),
                exactly(weights.length(), gradients, FLOAT),
                figures(step, figures));
    }

    @Override
    public void clip(double value, double norm, Buffer gradients) {
        PlainGradients.clip(value, norm, PlainMemory.of(gradients, 0, FLOAT));
    }

    @Override
    public void update(UpdateRule rule, Buffer step, Buffer parameters, Buffer gradients, List<Buffer> states) {
        long length = parameters.length();
        List<PlainBuffer> kept =
                states.stream().map(state -> exactly(length, state, FLOAT)).toList();
        new PlainUpdate(rule, step(step), exactly(length, gradients, FLOAT), kept)
                .take(PlainMemory.of(parameters, 0, FLOAT));
    }

    @Override
    public void mix(Buffer average, double kept, Buffer values, double share) {
        PlainBuffer mean = PlainMemory.of(average, 0, FLOAT);
        PlainBuffer added = exactly(mean.length, values, FLOAT);
        for (int i = 0; i < mean.length; i++) {
            mean.floats()[mean.offset + i] = (float) kept * mean.get(i) + (float) share * added.get(i);
        }
    }

    @Override
    public boolean isFinite(Buffer buffer) {
        notRecording();
        PlainBuffer numbers = PlainMemory.of(buffer, 0, FLOAT, VALUE);
        for (int i = 0; i < numbers.length; i++) {
            if (!Float.isFinite(numbers.get(i))) {
                return false;
            }
        }
        return true;
    }

    @Override
    public String describe() {
        return String.format(Locale.ROOT, "plain Java %s", Runtime.version().feature());
    }

    @Override
    public long free() {
        return memory.free();
    }

    @Override
    public void close() {
        memory.freeAll();
    }

    private static PlainBuffer values(long length, Buffer buffer) {
        return PlainMemory.of(buffer, length, VALUE);
    }

    private static PlainBuffer exactly(long length, Buffer buffer, Kind... kinds) {
        PlainBuffer plain = PlainMemory.of(buffer, length, kinds);
        if (plain.length != length) {
            throw new IllegalArgumentException(
                    String.format(Locale.ROOT, "a buffer has %d numbers, not %d", plain.length, length));
        }
        return plain;
    }
}
