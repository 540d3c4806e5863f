package werkbank.augment;

import java.util.Arrays;
import werkbank.recipe.Augmentation.Elastic;

/**
 * Displacements of elastic distortion: uniform noise in [−1, 1), 0 outside the image, smoothed by a Gaussian and
 * multiplied by alpha. One for each thread.
 *
 * <p>Simard, Steinkraus and Platt (2003), Best practices for convolutional neural networks applied to visual document
 * analysis, ICDAR.
 */
public final class ElasticField {
    /** The Gaussian ends after so many standard deviations. */
    private static final int REACH = 3;

    private final int height;
    private final int width;
    private final float alpha;
    private final Smoother down;
    private final Smoother across;
    private final float[] smoothed;

    ElasticField(Elastic elastic, int height, int width) {
        this.height = height;
        this.width = width;
        this.alpha = (float) elastic.alpha();
        float[] kernel = kernel(elastic.sigma());
        this.down = new Smoother(kernel, height, width);
        this.across = new Smoother(kernel, width, height);
        this.smoothed = new float[height * width];
    }

    /** Adds a field of its own to the rows and one to the columns, each [height × width]. */
    void addTo(Coordinates coordinates, SplitMix random) {
        addTo(coordinates.rows, random);
        addTo(coordinates.columns, random);
    }

    private void addTo(float[] values, SplitMix random) {
        noise(random);
        down.smooth(smoothed);
        transpose(smoothed, across.input, across.start, height, width);
        across.smooth(smoothed);
        for (int c = 0; c < width; c++) {
            for (int r = 0; r < height; r++) {
                values[r * width + c] += alpha * smoothed[c * height + r];
            }
        }
    }

    /** Fills the field with noise, two numbers of 24 bits from each of 64. */
    private void noise(SplitMix random) {
        float[] noise = down.input;
        int end = down.start + height * width;
        for (int i = down.start; i < end; i += 2) {
            long bits = random.nextLong();
            noise[i] = (bits >>> 40) * 0x1.0p-23f - 1;
            if (i + 1 < end) {
                noise[i + 1] = (bits & 0xFFFFFF) * 0x1.0p-23f - 1;
            }
        }
    }

    private static void transpose(float[] from, float[] to, int start, int height, int width) {
        for (int c = 0; c < width; c++) {
            for (int r = 0; r < height; r++) {
                to[start + c * height + r] = from[r * width + c];
            }
        }
    }

    /**
     * The Gaussian's weights at distance 0, 1, …; all of them, both sides, have the sum 1.
     *
     * @param sigma standard deviation in pixels
     */
    public static float[] kernel(double sigma) {
        double[] weights = new double[(int) Math.ceil(REACH * sigma) + 1];
        double sum = 0;
        for (int k = 0; k < weights.length; k++) {
            weights[k] = Math.exp(-k * k / (2 * sigma * sigma));
            sum += k == 0 ? weights[k] : 2 * weights[k];
        }
        float[] kernel = new float[weights.length];
        for (int k = 0; k < kernel.length; k++) {
            kernel[k] = (float) (weights[k] / sum);
        }
        return kernel;
    }

    /**
     * Smooths along the columns, a distance at a time. It copies the neighbours at that distance first: Java 17 makes
     * no vector instructions of a loop whose arrays are read at different offsets, and copying is cheap.
     */
    private static final class Smoother {
        /** The image, with rows of 0 above and below. */
        final float[] input;

        /** The index at which the image begins. */
        final int start;

        private final float[] kernel;
        private final int width;
        private final float[] above;
        private final float[] below;

        Smoother(float[] kernel, int height, int width) {
            // Farther than the image is high there is nothing but 0.
            this.kernel = Arrays.copyOf(kernel, Math.min(kernel.length, height));
            this.width = width;
            this.start = (this.kernel.length - 1) * width;
            this.input = new float[height * width + 2 * start];
            this.above = new float[height * width];
            this.below = new float[height * width];
        }

        void smooth(float[] output) {
            System.arraycopy(input, start, above, 0, above.length);
            multiply(above, kernel[0], output);
            for (int k = 1; k < kernel.length; k++) {
                System.arraycopy(input, start - k * width, above, 0, above.length);
                System.arraycopy(input, start + k * width, below, 0, below.length);
                addSum(above, below, kernel[k], output);
            }
        }

        private static void multiply(float[] values, float weight, float[] output) {
            for (int i = 0; i < output.length; i++) {
                output[i] = weight * values[i];
            }
        }

        private static void addSum(float[] left, float[] right, float weight, float[] output) {
            for (int i = 0; i < output.length; i++) {
                output[i] += weight * (left[i] + right[i]);
            }
        }
    }
}
