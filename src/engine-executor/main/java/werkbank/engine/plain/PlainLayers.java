package werkbank.engine.plain;

import static werkbank.engine.operation.Kind.FLOAT;
import static werkbank.engine.operation.Kind.VALUE;

import java.util.Arrays;
import werkbank.engine.operation.Buffer;
import werkbank.engine.operation.ConvolutionPlan;
import werkbank.engine.operation.ConvolutionShape;
import werkbank.engine.operation.Noise;
import werkbank.engine.operation.NormGradients;
import werkbank.engine.operation.NormParameters;
import werkbank.engine.operation.NormShape;
import werkbank.engine.operation.PoolShape;
import werkbank.recipe.Precision;
import werkbank.recipe.layer.Activation;

/** The operations of layers, forward and backward. */
abstract class PlainLayers extends PlainGraph {
    PlainLayers(Precision precision, long limit, Block.Source source) {
        super(precision, limit, source);
    }

    @Override
    public ConvolutionPlan convolution(ConvolutionShape shape) {
        tape.notRecording();
        return new PlainConvolution(shape, product, tape);
    }

    @Override
    public void multiply(
            boolean transposeA, boolean transposeB, int rows, int columns, int inner, Buffer a, Buffer b, Buffer c) {
        PlainBuffer left = values(rows, inner, a);
        PlainBuffer right = values(inner, columns, b);
        PlainBuffer result =
                PlainBuffer.of(c, (long) rows * columns, VALUE, FLOAT).apartFrom(left, right);
        tape.add(() -> result.write(product.multiply(transposeA, transposeB, rows, columns, inner, left, right)));
    }

    @Override
    public void biasActivation(Activation function, int rows, int channels, Buffer bias, Buffer x, Buffer y) {
        PlainBuffer added = floats(channels, bias);
        PlainBuffer in = PlainBuffer.of(x, (long) rows * channels, VALUE, FLOAT);
        PlainBuffer out = PlainBuffer.of(y, (long) rows * channels, in.kind());
        tape.add(() -> {
            float[] sums = in.numbers(rows * channels);
            float[] biases = added.numbers();
            for (int i = 0; i < sums.length; i++) {
                sums[i] += biases[i % channels];
            }
            in.write(sums);
            out.write(ActivationFunction.values(function, sums));
        });
    }

    @Override
    public void activation(Activation function, long length, Buffer x, Buffer y) {
        PlainBuffer in = values(1, length, x);
        PlainBuffer out = values(1, length, y);
        tape.add(() -> out.write(ActivationFunction.values(function, in.numbers((int) length))));
    }

    @Override
    public void activationGradient(Activation function, long length, Buffer kept, Buffer dy, Buffer dx) {
        PlainBuffer known = values(1, length, kept);
        PlainBuffer in = values(1, length, dy);
        PlainBuffer out = values(1, length, dx);
        if (function != Activation.IDENTITY) {
            out.apartFrom(known);
        }
        tape.add(() -> out.write(
                ActivationFunction.gradients(function, known.numbers((int) length), in.numbers((int) length))));
    }

    @Override
    public void biasActivationGradient(
            Activation function, int rows, int channels, Buffer kept, Buffer dy, Buffer dx, Buffer dbias) {
        activationGradient(function, (long) rows * channels, kept, dy, dx);
        PlainBuffer summed = values(rows, channels, dx);
        PlainBuffer sums = floats(channels, dbias);
        tape.add(() -> sums.write(ChannelSums.of(rows, channels, summed.numbers())));
    }

    @Override
    public void normalise(
            NormShape shape,
            double momentum,
            double epsilon,
            Buffer x,
            NormParameters parameters,
            Buffer saved,
            Buffer y) {
        NormBuffers all = NormBuffers.of(shape, x, parameters, y).apart();
        int channels = shape.channels();
        PlainBuffer kept = floats(2L * channels, saved);
        tape.add(() -> {
            BatchNormalisation norm = new BatchNormalisation(shape.rows(), channels);
            float[] moments = norm.moments(all.x().numbers());
            all.runningMean().write(norm.followed(momentum, all.runningMean().numbers(), moments, 0));
            all.runningVariance()
                    .write(norm.followed(momentum, all.runningVariance().numbers(), moments, channels));
            kept.write(norm.saved(moments, epsilon));
            normalise(norm, all, kept.numbers());
        });
    }

    @Override
    public void normaliseAsRunning(NormShape shape, double epsilon, Buffer x, NormParameters parameters, Buffer y) {
        NormBuffers all = NormBuffers.of(shape, x, parameters, y);
        int channels = shape.channels();
        tape.add(() -> {
            BatchNormalisation norm = new BatchNormalisation(shape.rows(), channels);
            float[] moments = new float[2 * channels];
            System.arraycopy(all.runningMean().numbers(), 0, moments, 0, channels);
            System.arraycopy(all.runningVariance().numbers(), 0, moments, channels, channels);
            normalise(norm, all, norm.saved(moments, epsilon));
        });
    }

    private static void normalise(BatchNormalisation norm, NormBuffers all, float[] saved) {
        float[] x = all.x().numbers();
        all.y().write(norm.normalise(x, all.gamma().numbers(), all.beta().numbers(), saved));
    }

    @Override
    public void normaliseGradient(
            NormShape shape,
            Buffer x,
            NormParameters parameters,
            Buffer saved,
            Buffer dy,
            NormGradients gradients,
            Buffer dx) {
        NormGradientBuffers all = NormGradientBuffers.of(shape, x, parameters, dy, gradients, dx);
        int channels = shape.channels();
        PlainBuffer kept = floats(2L * channels, saved);
        tape.add(() -> {
            BatchNormalisation norm = new BatchNormalisation(shape.rows(), channels);
            float[] in = all.x().numbers();
            float[] gradient = all.dy().numbers();
            float[] sums = norm.sums(in, kept.numbers(), gradient);
            all.dx().write(norm.gradient(in, all.gamma().numbers(), kept.numbers(), sums, gradient));
            all.dgamma().write(Arrays.copyOf(sums, channels));
            all.dbeta().write(Arrays.copyOfRange(sums, channels, 2 * channels));
        });
    }

    @Override
    public void maxPool(PoolShape shape, Buffer x, Buffer y) {
        Pooling pooling = new Pooling(shape);
        PlainBuffer in = values(1, pooling.inputs(), x);
        PlainBuffer out = values(1, pooling.outputs(), y).apartFrom(in);
        tape.add(() -> out.write(pooling.max(in.numbers())));
    }

    @Override
    public void maxPoolGradient(PoolShape shape, Buffer x, Buffer dy, Buffer dx) {
        Pooling pooling = new Pooling(shape);
        PlainBuffer in = values(1, pooling.inputs(), x);
        PlainBuffer gradient = values(1, pooling.outputs(), dy);
        PlainBuffer out = values(1, pooling.inputs(), dx).apartFrom(in, gradient);
        tape.add(() -> out.write(pooling.maxGradient(in.numbers(), gradient.numbers())));
    }

    @Override
    public void averagePool(PoolShape shape, Buffer x, Buffer y) {
        Pooling pooling = new Pooling(shape);
        PlainBuffer in = values(1, pooling.inputs(), x);
        PlainBuffer out = values(1, pooling.outputs(), y).apartFrom(in);
        tape.add(() -> out.write(pooling.average(in.numbers())));
    }

    @Override
    public void averagePoolGradient(PoolShape shape, Buffer dy, Buffer dx) {
        Pooling pooling = new Pooling(shape);
        PlainBuffer gradient = values(1, pooling.outputs(), dy);
        PlainBuffer out = values(1, pooling.inputs(), dx).apartFrom(gradient);
        tape.add(() -> out.write(pooling.averageGradient(gradient.numbers())));
    }

    @Override
    public void globalAverage(int images, int pixels, int channels, Buffer x, Buffer y) {
        PlainBuffer in = values((long) images * pixels, channels, x);
        PlainBuffer out = values(images, channels, y).apartFrom(in);
        tape.add(() -> out.write(Pooling.globalAverage(images, pixels, channels, in.numbers())));
    }

    @Override
    public void globalAverageGradient(int images, int pixels, int channels, Buffer dy, Buffer dx) {
        PlainBuffer gradient = values(images, channels, dy);
        PlainBuffer out = values((long) images * pixels, channels, dx).apartFrom(gradient);
        tape.add(() -> out.write(Pooling.globalAverageGradient(images, pixels, channels, gradient.numbers())));
    }

    @Override
    public void noise(Noise noise, Buffer step, Buffer x, Buffer y) {
        PlainBuffer current = step(step);
        PlainBuffer in = values(1, noise.length(), x);
        PlainBuffer out = values(1, noise.length(), y);
        PlainNoise drawn = new PlainNoise(noise);
        tape.add(() -> drawn.apply(current, in, out));
    }

    @Override
    public void noiseGradient(Noise noise, Buffer step, Buffer dy, Buffer dx) {
        PlainBuffer current = step(step);
        PlainBuffer gradient = values(1, noise.length(), dy);
        PlainBuffer out = values(1, noise.length(), dx);
        PlainNoise drawn = new PlainNoise(noise);
        tape.add(() -> drawn.gradient(current, gradient, out));
    }
}
