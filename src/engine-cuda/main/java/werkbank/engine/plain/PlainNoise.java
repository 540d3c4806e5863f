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
        this.drawn = switch (noise.form()) {
            case DROPOUT, SPATIAL -> DropoutNoise.ofShare(noise.rate());
            case GAUSSIAN -> DropoutNoise.gaussian(noise.rate());
            case ALPHA -> DropoutNoise.alpha(noise.rate());
        };
        int low = step.ints()[step.offset + StepRow.SEED_LOW];
        int high = step.ints()[step.offset + StepRow.SEED_HIGH];
        this.seed = Draws.ofLayer((long) high << Integer.SIZE | Integer.toUnsignedLong(low), noise.layer());
    }

    void apply(PlainBuffer x, PlainBuffer y) {
        for (int i = 0; i < noise.length(); i++) {
            float factor = drawn.factor(seed, place(i));
            y.floats()[y.offset + i] = factor * x.get(i) + drawn.shift(factor);
        }
    }

    void gradient(PlainBuffer dy, PlainBuffer dx) {
        for (int i = 0; i < noise.length(); i++) {
            dx.floats()[dx.offset + i] = drawn.factor(seed, place(i)) * dy.get(i);
        }
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
