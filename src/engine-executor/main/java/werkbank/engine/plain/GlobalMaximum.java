package werkbank.engine.plain;

/** The largest value of each channel of each image, [images][pixels][channels]. */
final class GlobalMaximum {
    private final int images;
    private final int pixels;
    private final int channels;

    GlobalMaximum(int images, int pixels, int channels) {
        this.images = images;
        this.pixels = pixels;
        this.channels = channels;
    }

    /** @return [images][channels] */
    float[] values(float[] x) {
        float[] y = new float[images * channels];
        for (int i = 0; i < y.length; i++) {
            y[i] = x[largest(x, i)];
        }
        return y;
    }

    float[] gradient(float[] x, float[] dy) {
        float[] dx = new float[x.length];
        for (int i = 0; i < dy.length; i++) {
            dx[largest(x, i)] = dy[i];
        }
        return dx;
    }

    /** The place of the first of the largest numbers of a channel of an image. */
    private int largest(float[] x, int channel) {
        int best = channel / channels * pixels * channels + channel % channels;
        int end = best + pixels * channels;
        for (int at = best; at < end; at += channels) {
            if (x[at] > x[best] || Float.isNaN(x[at])) {
                best = at;
            }
        }
        return best;
    }
}
