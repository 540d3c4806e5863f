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
        NormBuffers all = NormBuffers.of(rows, channels, x, gamma, beta, runningMean, runningVariance, y)
                .apart();
        PlainBuffer in = read("first", channels, all.x());
        PlainBuffer mean = floats(channels, saved.part(0, channels));
        PlainBuffer variance = floats(channels, saved.part(channels, channels));
        PlainBuffer out = written(channels, all.y());
        Call call = call(
                List.of("normalise", rows, channels, epsilon),
                () -> Norms.training(rows(rows, channels), channels, epsilon));
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

    private memory.desc rows(int rows, int channels) {
        Descriptions numbers = isWidened(channels) ? FLOATS : descriptions;
        return numbers.images(1, rows, 1, channels); // as one image oneDNN is fastest
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
            int rows,
            int channels,
            double epsilon,
            Buffer x,
            Buffer gamma,
            Buffer beta,
            Buffer runningMean,
            Buffer runningVariance,
            Buffer y) {
        NormBuffers all = NormBuffers.of(rows, channels, x, gamma, beta, runningMean, runningVariance, y);
        PlainBuffer in = read("first", channels, all.x());
        PlainBuffer out = written(channels, all.y());
        Call call = call(
                List.of("normaliseAsRunning", rows, channels, epsilon),
                () -> Norms.inference(rows(rows, channels), channels, epsilon));
        tape.add(() -> run(call, in, all, all.runningMean(), all.runningVariance(), out));
        write(out, all.y());
    }

    @Override
    public final void normaliseGradient(
            int rows,
            int channels,
            Buffer x,
            Buffer gamma,
            Buffer saved,
            Buffer dy,
            Buffer dgamma,
            Buffer dbeta,
            Buffer dx) {
        NormGradientBuffers all = NormGradientBuffers.of(rows, channels, x, gamma, dy, dgamma, dbeta, dx);
        PlainBuffer in = read("first", channels, all.x());
        PlainBuffer gradient = read("second", channels, all.dy());
        PlainBuffer mean = floats(channels, saved.part(0, channels));
        PlainBuffer inverse = floats(channels, saved.part(channels, channels));
        PlainBuffer out = written(channels, all.dx());
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
