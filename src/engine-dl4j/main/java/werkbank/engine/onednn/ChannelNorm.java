package werkbank.engine.onednn;

import java.nio.FloatBuffer;

/**
 * Batch normalisation of one channel at a time, in arrays that stay in the processor's first cache.
 *
 * <p>Ioffe and Szegedy (2015), Batch normalization. Sums run over the images first, position by position: such loops the
 * just-in-time compiler turns into vector instructions, which it does not do for a sum into one variable.
 *
 * <p>All buffers are [images][channels][positions] in C order.
 */
final class ChannelNorm {
    private final int images;
    private final int channels;
    private final int positions;

    ChannelNorm(int images, int channels, int positions) {
        this.images = images;
        this.channels = channels;
        this.positions = positions;
    }

    private int plane(int image, int channel) {
        return (image * channels + channel) * positions;
    }

    /**
     * Writes {@code y = gamma * (x - mean) / sqrt(var + epsilon) + beta} with the batch's own mean and (biased) variance.
     *
     * @param mean receives the mean of this channel; {@code var} its variance
     */
    void forward(
            int c, FloatBuffer x, FloatBuffer y, float gamma, float beta, float epsilon, float[] mean, float[] var) {
        float[] plane = new float[positions];
        float[] sums = new float[positions];
        for (int image = 0; image < images; image++) {
            x.get(plane(image, c), plane);
            add(sums, plane);
        }
        float m = (float) (total(sums) / ((double) images * positions));
        java.util.Arrays.fill(sums, 0);
        for (int image = 0; image < images; image++) {
            x.get(plane(image, c), plane);
            addSquares(sums, plane, m);
        }
        float v = (float) (total(sums) / ((double) images * positions));
        mean[c] = m;
        var[c] = v;
        float scale = (float) (gamma / Math.sqrt(v + epsilon));
        affine(c, x, y, scale, beta - m * scale, plane);
    }

    /** Writes {@code y = scale * x + shift} for one channel. */
    void affine(int c, FloatBuffer x, FloatBuffer y, float scale, float shift) {
        affine(c, x, y, scale, shift, new float[positions]);
    }

    private void affine(int c, FloatBuffer x, FloatBuffer y, float scale, float shift, float[] plane) {
        for (int image = 0; image < images; image++) {
            x.get(plane(image, c), plane);
            scale(plane, scale, shift);
            y.put(plane(image, c), plane);
        }
    }

    /**
     * Writes the gradient of one channel's input.
     *
     * @param dy gradient of the output; {@code dx} receives that of the input
     * @param gammaGradient receives the gradient of gamma at {@code c}; {@code betaGradient} that of beta
     */
    void backward(
            int c,
            FloatBuffer x,
            FloatBuffer dy,
            FloatBuffer dx,
            float gamma,
            float epsilon,
            float mean,
            float var,
            float[] gammaGradient,
            float[] betaGradient) {
        float[] planeX = new float[positions];
        float[] planeDy = new float[positions];
        float[] sums = new float[positions];
        float[] products = new float[positions];
        for (int image = 0; image < images; image++) {
            x.get(plane(image, c), planeX);
            dy.get(plane(image, c), planeDy);
            add(sums, planeDy);
            addProducts(products, planeDy, planeX, mean);
        }
        double inverse = 1 / Math.sqrt(var + epsilon);
        double sum = total(sums);
        double product = total(products);
        gammaGradient[c] = (float) (product * inverse);
        betaGradient[c] = (float) sum;
        double n = (double) images * positions;
        float a = (float) (gamma * inverse);
        float b = (float) (-gamma * inverse * inverse * inverse * product / n);
        float d = (float) (-gamma * inverse * sum / n) - b * mean;
        for (int image = 0; image < images; image++) {
            x.get(plane(image, c), planeX);
            dy.get(plane(image, c), planeDy);
            combine(planeDy, a, planeX, b, d);
            dx.put(plane(image, c), planeDy);
        }
    }

    // The loops below are methods of their own, so that each is compiled to vector instructions.

    private static void add(float[] sums, float[] values) {
        for (int i = 0; i < sums.length; i++) {
            sums[i] += values[i];
        }
    }

    private static void addSquares(float[] sums, float[] values, float mean) {
        for (int i = 0; i < sums.length; i++) {
            float deviation = values[i] - mean;
            sums[i] += deviation * deviation;
        }
    }

    private static void addProducts(float[] sums, float[] dy, float[] x, float mean) {
        for (int i = 0; i < sums.length; i++) {
            sums[i] += dy[i] * (x[i] - mean);
        }
    }

    private static void scale(float[] values, float scale, float shift) {
        for (int i = 0; i < values.length; i++) {
            values[i] = values[i] * scale + shift;
        }
    }

    private static void combine(float[] dy, float a, float[] x, float b, float d) {
        for (int i = 0; i < dy.length; i++) {
            dy[i] = a * dy[i] + b * x[i] + d;
        }
    }

    private static double total(float[] sums) {
        double total = 0;
        for (float sum : sums) {
            total += sum;
        }
        return total;
    }
}
