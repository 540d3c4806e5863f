package werkbank.baseline;

import java.util.Arrays;
import werkbank.dataset.Images;

/** A shift and a scale for each value of an image, so that it has mean 0 and deviation 1 over the training images. */
final class Standardisation {
    /** Values that vary less than this share of all values' deviation are scaled as if they varied so much. */
    private static final double LEAST = 0.2;

    private final float[] means;
    private final float[] scales;

    private Standardisation(float[] means, float[] scales) {
        this.means = means;
        this.scales = scales;
    }

    /** @param images at least one */
    static Standardisation of(Images images) {
        int size = images.shape().values();
        double[] sums = new double[size];
        double[] squares = new double[size];
        images.stream().forEach(image -> {
            for (int i = 0; i < size; i++) {
                int value = image[i] & 0xff;
                sums[i] += value;
                squares[i] += (double) value * value;
            }
        });
        double[] variances = new double[size];
        float[] means = new float[size];
        for (int i = 0; i < size; i++) {
            double mean = sums[i] / images.count();
            means[i] = (float) mean;
            variances[i] = Math.max(0, squares[i] / images.count() - mean * mean);
        }
        double least = LEAST * Math.sqrt(Arrays.stream(variances).average().orElseThrow());
        float[] scales = new float[size];
        for (int i = 0; i < size; i++) {
            double deviation = Math.max(least, Math.sqrt(variances[i]));
            scales[i] = deviation == 0 ? 0 : (float) (1 / deviation);
        }
        return new Standardisation(means, scales);
    }

    /** Writes the standardised values of an image. */
    void into(byte[] image, float[] values) {
        for (int i = 0; i < values.length; i++) {
            values[i] = ((image[i] & 0xff) - means[i]) * scales[i];
        }
    }
}
