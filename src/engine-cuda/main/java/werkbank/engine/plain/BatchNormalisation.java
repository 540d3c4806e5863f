package werkbank.engine.plain;

/** Batch normalisation channel by channel (Ioffe and Szegedy, 2015), all of it with 32 bits. */
final class BatchNormalisation {
    private final int rows;
    private final int channels;

    BatchNormalisation(int rows, int channels) {
        this.rows = rows;
        this.channels = channels;
    }

    /** Writes the mean and 1 / √(variance + ε) to {@code saved}, and lets the running statistics follow. */
    void statistics(
            double momentum,
            double epsilon,
            PlainBuffer x,
            PlainBuffer means,
            PlainBuffer variances,
            PlainBuffer saved) {
        float[] mean = ChannelSums.of(rows, channels, (row, c) -> x.get(row * channels + c));
        divide(mean);
        float[] variance = ChannelSums.of(rows, channels, (row, c) -> {
            float deviation = x.get(row * channels + c) - mean[c];
            return deviation * deviation;
        });
        divide(variance);
        for (int c = 0; c < channels; c++) {
            saved.floats()[saved.offset + c] = mean[c];
            saved.floats()[saved.offset + channels + c] = inverse(variance[c], epsilon);
            follow(means, c, mean[c], momentum);
            follow(variances, c, variance[c], momentum);
        }
    }

    private void divide(float[] sums) {
        for (int c = 0; c < channels; c++) {
            sums[c] /= rows;
        }
    }

    private static float inverse(float variance, double epsilon) {
        return 1 / (float) Math.sqrt(variance + (float) epsilon);
    }

    private static void follow(PlainBuffer running, int c, float batch, double momentum) {
        running.floats()[running.offset + c] = (float) momentum * running.get(c) + (float) (1 - momentum) * batch;
    }

    /** @param saved as {@link #statistics} wrote it */
    void normalise(PlainBuffer x, PlainBuffer gamma, PlainBuffer beta, PlainBuffer saved, PlainBuffer y) {
        for (int c = 0; c < channels; c++) {
            scale(x, c, saved.get(c), gamma.get(c) * saved.get(channels + c), beta.get(c), y);
        }
    }

    void normaliseAsRunning(
            double epsilon,
            PlainBuffer x,
            PlainBuffer gamma,
            PlainBuffer beta,
            PlainBuffer means,
            PlainBuffer variances,
            PlainBuffer y) {
        for (int c = 0; c < channels; c++) {
            scale(x, c, means.get(c), gamma.get(c) * inverse(variances.get(c), epsilon), beta.get(c), y);
        }
    }

    private void scale(PlainBuffer x, int c, float mean, float scale, float shift, PlainBuffer y) {
        for (int i = c; i < rows * channels; i += channels) {
            y.floats()[y.offset + i] = (x.get(i) - mean) * scale + shift;
        }
    }

    void gradient(
            PlainBuffer x,
            PlainBuffer gamma,
            PlainBuffer saved,
            PlainBuffer dy,
            PlainBuffer dgamma,
            PlainBuffer dbeta,
            PlainBuffer dx) {
        float[] sums = ChannelSums.of(rows, channels, (row, c) -> dy.get(row * channels + c));
        float[] products = ChannelSums.of(
                rows, channels, (row, c) -> dy.get(row * channels + c) * (x.get(row * channels + c) - saved.get(c)));
        for (int c = 0; c < channels; c++) {
            float inverse = saved.get(channels + c);
            float dscale = products[c] * inverse;
            float shift = sums[c] / rows;
            float slope = dscale * inverse / rows;
            for (int i = c; i < rows * channels; i += channels) {
                dx.floats()[dx.offset + i] =
                        gamma.get(c) * inverse * (dy.get(i) - shift - (x.get(i) - saved.get(c)) * slope);
            }
            dgamma.floats()[dgamma.offset + c] = dscale;
            dbeta.floats()[dbeta.offset + c] = sums[c];
        }
    }
}
