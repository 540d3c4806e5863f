package werkbank.engine.operation;

import werkbank.engine.DropoutNoise;

/**
 * A dropout layer on a batch [images][positions][channels]. What a number gets depends on the step's seed, the layer and
 * the number's place alone, as {@code werkbank.engine.Draws} says.
 *
 * @param rate as the layer has it
 * @param layer the layer's place in the network, counted from 0
 * @param positions pixels of an image, 1 for a vector
 */
public record Noise(Form form, double rate, int layer, int images, int positions, int channels) {
    /**
     * Dropout of whole images, of all that there is of them in a branch: one channel of as many numbers.
     *
     * @param numbers of an image
     */
    public static Noise ofImages(double rate, int layer, int images, int numbers) {
        return new Noise(Form.SPATIAL, rate, layer, images, numbers, 1);
    }

    /** The kinds of dropout. */
    public enum Form {
        /** Sets numbers to 0 and divides the others by what is kept. */
        DROPOUT,
        /** Sets whole channels of an image to 0 and divides the others by what is kept. */
        SPATIAL,
        /** Multiplies with normal noise of mean 1 and variance rate / (1 − rate). */
        GAUSSIAN,
        /** Sets numbers to SELU's lowest value, then restores mean and variance. */
        ALPHA
    }

    /** Factors and shifts of this form and rate. */
    public DropoutNoise drawn() {
        return switch (form) {
            case DROPOUT, SPATIAL -> DropoutNoise.ofShare(rate);
            case GAUSSIAN -> DropoutNoise.gaussian(rate);
            case ALPHA -> DropoutNoise.alpha(rate);
        };
    }

    /** Numbers of the batch. */
    public int length() {
        return images * positions * channels;
    }
}
