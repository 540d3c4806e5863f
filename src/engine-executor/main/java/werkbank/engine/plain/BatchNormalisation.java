package werkbank.engine.plain;

/** Batch normalisation channel by channel (Ioffe and Szegedy, 2015), all of it with 32 bits. */
final class BatchNormalisation {
    private final int rows;
    private final int channels;

    BatchNormalisation(int rows, int channels) {
        this.rows = rows;
        this.channels = channels;
    }

    /** Each channel's mean and biased variance, the one after the other: [2][channels]. */
    float[] moments(float[] x) {
        float[] moments = new float[2 * channels];
        put(ChannelSums.of(rows, channels, x), moments, 0);
        float[] squares = new float[rows * channels];
        for (int i = 0; i < squares.length; i++) {
            float deviation = x[i] - moments[i % channels];
            squares[i] = deviation * deviation;
        }
        put(ChannelSums.of(rows, channels, squares), moments, channels);
        return moments;
    }

    private void put(float[] sums, float[] moments, int from) {
        for (int c = 0; c < channels; c++) {
            moments[from + c] = sums[c] / rows;
        }
    }

    /** The moments, with 1 / √(variance + ε) in place of the variance. */
    float[] saved(float[] moments, double epsilon) {
        float[] saved = moments.clone();
        for (int c = channels; c < 2 * channels; c++) {
            saved[c] = 1 / (float) Math.sqrt(moments[c] + (float) epsilon);
        }
        return saved;
    }

    /**
     * Running statistics after the batch.
     *
     * @param running of the means or of the variances, which lie in {@code moments} from {@code from} on
     */
    float[] followed(double momentum, float[] running, float[] moments, int from) {
        float[] next = new float[channels];
        for (int c = 0; c < channels; c++) {
            next[c] = (float) momentum * running[c] + (float) (1 - momentum) * moments[from + c];
        }
        return next;
    }

    float[] normalise(float[] x, float[] gamma, float[] beta, float[] saved) {
        float[] y = new float[rows * channels];
        for (int i = 0; i < y.length; i++) {
            int c = i % channels;
            y[i] = (x[i] - saved[c]) * (gamma[c] * saved[channels + c]) + beta[c];
        }
        return y;
    }

    /**
     * The sums that gradients need, [2][channels]: of dy · (x − mean) / √(variance + ε), which is the gradient of gamma, and
     * of dy, which is that of beta.
     */
    float[] sums(float[] x, float[] saved, float[] dy) {
        float[] products = new float[rows * channels];
        for (int i = 0; i < products.length; i++) {
            products[i] = dy[i] * (x[i] - saved[i % channels]);
        }
        float[] scale = ChannelSums.of(rows, channels, products);
        float[] shift = ChannelSums.of(rows, channels, dy);
        float[] sums = new float[2 * channels];
        for (int c = 0; c < channels; c++) {
            sums[c] = scale[c] * saved[channels + c];
            sums[channels + c] = shift[c];
        }
        return sums;
    }

    /** @param sums as {@link #sums} gives them */
    float[] gradient(float[] x, float[] gamma, float[] saved, float[] sums, float[] dy) {
        float[] dx = new float[rows * channels];
        for (int i = 0; i < dx.length; i++) {
            int c = i % channels;
            float inverse = saved[channels + c];
            float slope = sums[c] * inverse / rows;
            float shift = sums[channels + c] / rows;
            dx[i] = gamma[c] * inverse * (dy[i] - shift - (x[i] - saved[c]) * slope);
        }
        return dx;
    }
}
