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
import org.bytedeco.dnnl.memory;
import werkbank.engine.operation.Buffer;
import werkbank.engine.operation.NormGradients;
import werkbank.engine.operation.NormParameters;
import werkbank.engine.operation.NormShape;
import werkbank.engine.plain.NormBuffers;
import werkbank.engine.plain.NormGradientBuffers;
import werkbank.engine.plain.PlainBuffer;
import werkbank.recipe.Precision;

/** Normalisation of channels in oneDNN. */
abstract class CpuNorms extends CpuGraph {
    /** Numbers of a vector instruction. */
    private static final int LANES = 16;

    CpuNorms(Precision precision) {
        super(precision);
    }

    @Override
    public final void normalise(
            NormShape shape,
            double momentum,
            double epsilon,
            Buffer x,
            NormParameters parameters,
            Buffer saved,
            Buffer y) {
        NormBuffers all = NormBuffers.of(shape, x, parameters, y).apart();
        int channels = shape.channels();
        PlainBuffer in = read("first", channels, all.x());
        PlainBuffer mean = floats(channels, saved.part(0, channels));
        PlainBuffer variance = floats(channels, saved.part(channels, channels));
        PlainBuffer out = written(channels, all.y());
        Call call = call(
                List.of("normalise", shape.rows(), channels, epsilon),
                () -> Norms.training(rows(shape), channels, epsilon));
        tape.add(() -> {
            run(call, in, all, mean, variance, out);
            follow(momentum, all.runningMean(), mean.numbers());
            float[] ofBatch = variance.numbers();
            follow(momentum, all.runningVariance(), ofBatch);
            for (int c = 0; c < channels; c++) {
                ofBatch[c] = 1 / (float) Math.sqrt(ofBatch[c] + (float) epsilon);
            }
            variance.write(ofBatch);
        });
        write(out, all.y());
    }

    private static void run(
            Call call, PlainBuffer in, NormBuffers all, PlainBuffer mean, PlainBuffer variance, PlainBuffer out) {
        call.set(DNNL_ARG_SRC, in)
                .set(DNNL_ARG_SCALE, all.gamma())
                .set(DNNL_ARG_SHIFT, all.beta())
                .set(DNNL_ARG_MEAN, mean)
                .set(DNNL_ARG_VARIANCE, variance)
                .set(DNNL_ARG_DST, out)
                .run();
    }

    private memory.desc rows(NormShape shape) {
        Descriptions numbers = isWidened(shape.channels()) ? FLOATS : descriptions;
        return numbers.images(1, shape.rows(), 1, shape.channels()); // as one image oneDNN is fastest
    }

    private boolean isWidened(int channels) {
        return precision() == Precision.BF16 && isWide(channels);
    }

    /** Whether oneDNN is faster with 32 bits than with fewer, where it has no vector instructions for the last channels. */
    static boolean isWide(long channels) {
        return channels % LANES != 0;
    }

    private PlainBuffer read(String name, int channels, PlainBuffer values) {
        return isWidened(channels) ? asFloats(name, values) : values;
    }

    /** The memory that a result is written to at first. */
    private PlainBuffer written(int channels, PlainBuffer values) {
        return isWidened(channels) ? wide("result", values.length()) : values;
    }

    private void write(PlainBuffer written, PlainBuffer result) {
        if (written != result) {
            narrow(written, result);
        }
    }

    private static void follow(double momentum, PlainBuffer statistics, float[] ofBatch) {
        float[] running = statistics.numbers();
        for (int c = 0; c < running.length; c++) {
            running[c] = (float) momentum * running[c] + (float) (1 - momentum) * ofBatch[c];
        }
        statistics.write(running);
    }

    @Override
    public final void normaliseAsRunning(
            NormShape shape, double epsilon, Buffer x, NormParameters parameters, Buffer y) {
        NormBuffers all = NormBuffers.of(shape, x, parameters, y);
        int channels = shape.channels();
        PlainBuffer in = read("first", channels, all.x());
        PlainBuffer out = written(channels, all.y());
        Call call = call(
                List.of("normaliseAsRunning", shape.rows(), channels, epsilon),
                () -> Norms.inference(rows(shape), channels, epsilon));
        tape.add(() -> run(call, in, all, all.runningMean(), all.runningVariance(), out));
        write(out, all.y());
    }

    @Override
    public final void normaliseGradient(
            NormShape shape,
            Buffer x,
            NormParameters parameters,
            Buffer saved,
            Buffer dy,
            NormGradients gradients,
            Buffer dx) {
        NormGradientBuffers all = NormGradientBuffers.of(shape, x, parameters, dy, gradients, dx);
        int channels = shape.channels();
        PlainBuffer in = read("first", channels, all.x());
        PlainBuffer gradient = read("second", channels, all.dy());
        PlainBuffer mean = floats(channels, saved.part(0, channels));
        PlainBuffer inverse = floats(channels, saved.part(channels, channels));
        PlainBuffer out = written(channels, all.dx());
        Call call =
                call(List.of("normaliseGradient", shape.rows(), channels), () -> Norms.gradient(rows(shape), channels));
        tape.add(() -> {
            float[] ofBatch = inverse.numbers();
            float[] squares = new float[channels];
            for (int c = 0; c < channels; c++) {
                squares[c] = 1 / (ofBatch[c] * ofBatch[c]);
            }
            inverse.write(squares);
            call.set(DNNL_ARG_SRC, in)
                    .set(DNNL_ARG_SCALE, all.gamma())
                    .set(DNNL_ARG_MEAN, mean)
                    .set(DNNL_ARG_VARIANCE, inverse)
                    .set(DNNL_ARG_DIFF_DST, gradient)
                    .set(DNNL_ARG_DIFF_SRC, out)
                    .set(DNNL_ARG_DIFF_SCALE, all.dgamma())
                    .set(DNNL_ARG_DIFF_SHIFT, all.dbeta())
                    .run();
            inverse.write(ofBatch);
        });
        write(out, all.dx());
    }
}
