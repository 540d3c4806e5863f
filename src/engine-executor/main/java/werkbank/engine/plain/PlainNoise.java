package werkbank.engine.plain;

import werkbank.engine.Draws;
import werkbank.engine.DropoutNoise;
import werkbank.engine.operation.Noise;
import werkbank.engine.operation.StepRow;

/** A dropout layer in one step. */
final class PlainNoise {
    private final Noise noise;
    private final DropoutNoise drawn;
    private final long seed;

    /** @param step [{@link StepRow#LENGTH}] */
    PlainNoise(Noise noise, PlainBuffer step) {
        this.noise = noise;
        this.drawn = noise.drawn();
        long low = Integer.toUnsignedLong(step.number(StepRow.SEED_LOW));
        long high = step.number(StepRow.SEED_HIGH);
        this.seed = Draws.ofLayer(high << Integer.SIZE | low, noise.layer());
    }

    float[] apply(float[] x) {
        float[] y = new float[noise.length()];
        for (int i = 0; i < y.length; i++) {
            float factor = drawn.factor(seed, place(i));
            y[i] = factor * x[i] + drawn.shift(factor);
        }
        return y;
    }

    float[] gradient(float[] dy) {
        float[] dx = new float[noise.length()];
        for (int i = 0; i < dx.length; i++) {
            dx[i] = drawn.factor(seed, place(i)) * dy[i];
        }
        return dx;
    }

    /** The place that {@link Draws#bits} takes, of a number of [images][positions][channels]. */
    private int place(int i) {
        int channel = i % noise.channels();
        int pixel = i / noise.channels() % noise.positions();
        int image = i / noise.channels() / noise.positions();
        int plane = image * noise.channels() + channel;
        return noise.form() == Noise.Form.SPATIAL ? plane : plane * noise.positions() + pixel;
    }
}
