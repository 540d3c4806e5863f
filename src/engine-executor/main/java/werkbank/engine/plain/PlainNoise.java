package werkbank.engine.plain;

import werkbank.engine.Draws;
import werkbank.engine.DropoutNoise;
import werkbank.engine.operation.Noise;
import werkbank.engine.operation.StepRow;

/** A dropout layer, image by image in parts that stay in the caches. */
final class PlainNoise {
    private final Noise noise;
    private final DropoutNoise drawn;
    /** The places that {@link Draws#bits} takes, of the numbers of the first image, [positions][channels]. */
    private final int[] places;
    /** How far the places of an image are from those of the next. */
    private final int apart;

    PlainNoise(Noise noise) {
        this.noise = noise;
        this.drawn = noise.drawn();
        this.places = new int[noise.positions() * noise.channels()];
        boolean ofChannels = noise.form() == Noise.Form.SPATIAL;
        for (int i = 0; i < places.length; i++) {
            int channel = i % noise.channels();
            places[i] = ofChannels ? channel : channel * noise.positions() + i / noise.channels();
        }
        this.apart = ofChannels ? noise.channels() : places.length;
    }

    /** @param step [{@link StepRow#LENGTH}]; {@code y} may be {@code x} */
    void apply(PlainBuffer step, PlainBuffer x, PlainBuffer y) {
        forEachPart(step, x, y, true);
    }

    /** @param dx may be {@code dy} */
    void gradient(PlainBuffer step, PlainBuffer dy, PlainBuffer dx) {
        forEachPart(step, dy, dx, false);
    }

    private void forEachPart(PlainBuffer step, PlainBuffer from, PlainBuffer to, boolean isShifted) {
        long low = Integer.toUnsignedLong(step.number(StepRow.SEED_LOW));
        long high = step.number(StepRow.SEED_HIGH);
        long seed = Draws.ofLayer(high << Integer.SIZE | low, noise.layer());
        Scratch scratch = new Scratch(2);
        int[] bits = new int[Scratch.LENGTH];
        for (int image = 0; image < noise.images(); image++) {
            for (int at = 0; at < places.length; at += Scratch.LENGTH) {
                int count = Math.min(Scratch.LENGTH, places.length - at);
                float[] factors = scratch.of(count).get(0);
                float[] numbers =
                        from.read(image * places.length + at, scratch.of(count).get(1));
                drawn.factors(seed, places, at, image * apart, count, bits);
                toFloats(bits, factors);
                multiply(factors, numbers);
                if (isShifted) {
                    shift(factors, numbers);
                }
                to.write(image * places.length + at, numbers);
            }
        }
    }

    private static void toFloats(int[] bits, float[] floats) {
        for (int i = 0; i < floats.length; i++) {
            floats[i] = Float.intBitsToFloat(bits[i]);
        }
    }

    private static void multiply(float[] factors, float[] numbers) {
        for (int i = 0; i < numbers.length; i++) {
            numbers[i] *= factors[i];
        }
    }

    /** Adds shifts, those of 0 too: then what is dropped is never −0. */
    private void shift(float[] factors, float[] numbers) {
        DropoutNoise.Numbers shifts = drawn.numbers();
        if (shifts.shift() == 0 && shifts.dropped() == 0) {
            addZero(numbers);
            return;
        }
        for (int i = 0; i < numbers.length; i++) {
            numbers[i] += drawn.shift(factors[i]);
        }
    }

    private static void addZero(float[] numbers) {
        for (int i = 0; i < numbers.length; i++) {
            numbers[i] += 0f;
        }
    }
}
