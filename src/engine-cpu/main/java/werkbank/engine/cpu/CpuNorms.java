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
        PlainBuffer in = read("first", channels, values(rows, channels, x));
        PlainBuffer scale = floats(channels, gamma);
        PlainBuffer shift = floats(channels, beta);
        PlainBuffer means = floats(channels, runningMean);
        PlainBuffer variances = floats(channels, runningVariance);
        PlainBuffer mean = floats(channels, saved.part(0, channels));
        PlainBuffer variance = floats(channels, saved.part(channels, channels));
        PlainBuffer result = values(rows, channels, y).apartFrom(values(rows, channels, x));
        PlainBuffer out = written(channels, result);
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
        write(out, result);
    }

    private memory.desc rows(int rows, int channels) {
        Descriptions numbers = isWide(channels) ? FLOATS : descriptions;
        return numbers.images(1, rows, 1, channels); // as one image oneDNN is fastest
    }

    /** Whether oneDNN is faster with 32 bits: with fewer it has no vector instructions for the last channels. */
    private boolean isWide(int channels) {
        return precision() == Precision.BF16 && channels % LANES != 0;
    }

    private PlainBuffer read(String name, int channels, PlainBuffer values) {
        return isWide(channels) ? asFloats(name, values) : values;
    }

    /** Where a result is written at first. */
    private PlainBuffer written(int channels, PlainBuffer values) {
        return isWide(channels) ? wide("result", values.length()) : values;
    }

    private void write(PlainBuffer written, PlainBuffer result) {
        if (written != result) {
            narrow(written, result);
        }
    }

    private static float[] followed(double momentum, float[] running, float[] ofBatch) {
        for (int c = 0; c < running.length; c++) {
            running[c] = (float) momentum * running[c] + (float) (1 - momentum) * ofBatch[c];
        }
        return running;
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
        PlainBuffer in = read("first", channels, values(rows, channels, x));
        PlainBuffer scale = floats(channels, gamma);
        PlainBuffer shift = floats(channels, beta);
        PlainBuffer mean = floats(channels, runningMean);
        PlainBuffer variance = floats(channels, runningVariance);
        PlainBuffer result = values(rows, channels, y);
        PlainBuffer out = written(channels, result);
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
        write(out, result);
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
        PlainBuffer in = read("first", channels, values(rows, channels, x));
        PlainBuffer scale = floats(channels, gamma);
        PlainBuffer mean = floats(channels, saved.part(0, channels));
        PlainBuffer inverse = floats(channels, saved.part(channels, channels));
        PlainBuffer gradient = read("second", channels, values(rows, channels, dy));
        PlainBuffer ofScale = floats(channels, dgamma);
        PlainBuffer ofShift = floats(channels, dbeta);
        PlainBuffer result = values(rows, channels, dx).apartFrom(values(rows, channels, x));
        PlainBuffer out = written(channels, result);
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
        write(out, result);
    }
}
