package werkbank.engine.plain;

/** Multiplication of each channel of each image with a number, [images][pixels][channels] times [images][channels]. */
final class ChannelScale {
    private ChannelScale() {}

    static float[] scaled(int pixels, int channels, float[] x, float[] factors) {
        float[] y = new float[x.length];
        for (int i = 0; i < y.length; i++) {
            y[i] = x[i] * factors[factor(i, pixels, channels)];
        }
        return y;
    }

    /** The gradient of the factors. */
    static float[] gradient(int pixels, int channels, float[] x, float[] dy) {
        float[] sums = new float[x.length / pixels];
        for (int i = 0; i < x.length; i++) {
            sums[factor(i, pixels, channels)] += dy[i] * x[i];
        }
        return sums;
    }

    private static int factor(int i, int pixels, int channels) {
        return i / (pixels * channels) * channels + i % channels;
    }
}
