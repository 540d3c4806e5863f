package werkbank.engine.cpu;

import java.util.Arrays;
import werkbank.engine.operation.GroupShape;

/**
 * Normalisation of an image over groups of its channels (Wu and He, 2018). Sums are made channel by channel first, since
 * such loops are compiled to vector instructions, then over the channels of a group.
 */
final class GroupNorm {
    private final GroupShape shape;
    private final int channels;

    // Of an image, [channels] each; those of a group are all alike
    private final float[] means;
    private final float[] inverses;
    private final float[] first;
    private final float[] second;
    private final float[] third;

    GroupNorm(GroupShape shape) {
        this.shape = shape;
        this.channels = shape.channels();
        this.means = new float[channels];
        this.inverses = new float[channels];
        this.first = new float[channels];
        this.second = new float[channels];
        this.third = new float[channels];
    }

    /**
     * Normalises an image in place.
     *
     * @param x [pixels][channels]
     * @param saved [2][images][groups]: gets the image's means and 1 / √(variance + ε)
     */
    void normalise(int image, double epsilon, float[] x, float[] gamma, float[] beta, float[] saved) {
        int at = image * shape.groups();
        int count = shape.images() * shape.groups();
        Arrays.fill(first, 0);
        forEachPixel(pixel -> add(x, pixel, first));
        spread(first, means, at, saved);
        Arrays.fill(second, 0);
        forEachPixel(pixel -> addSquares(x, pixel, means, second));
        spread(second, inverses, at + count, saved);
        for (int c = 0; c < channels; c++) {
            inverses[c] = 1 / (float) Math.sqrt(inverses[c] + (float) epsilon);
            saved[at + count + c / shape.width()] = inverses[c];
            first[c] = gamma[c] * inverses[c];
        }
        forEachPixel(pixel -> scale(x, pixel, means, first, beta));
    }

    /** Writes the mean over each group of what was summed by channel: to {@code saved} from a place on, and to each channel. */
    private void spread(float[] sums, float[] ofChannels, int at, float[] saved) {
        for (int group = 0; group < shape.groups(); group++) {
            int from = group * shape.width();
            double sum = 0;
            for (int c = from; c < from + shape.width(); c++) {
                sum += sums[c];
            }
            saved[at + group] = (float) (sum / shape.size());
            Arrays.fill(ofChannels, from, from + shape.width(), saved[at + group]);
        }
    }

    /**
     * Writes the gradient of an image in the place of that of the output.
     *
     * @param dgamma gets the image's share added, as does {@code dbeta}
     */
    void gradient(int image, float[] x, float[] dy, float[] gamma, float[] saved, float[] dgamma, float[] dbeta) {
        int at = image * shape.groups();
        int count = shape.images() * shape.groups();
        for (int c = 0; c < channels; c++) {
            means[c] = saved[at + c / shape.width()];
            inverses[c] = saved[at + count + c / shape.width()];
        }
        Arrays.fill(first, 0);
        Arrays.fill(second, 0);
        forEachPixel(pixel -> add(dy, pixel, first));
        forEachPixel(pixel -> addProducts(dy, x, pixel, means, second));
        for (int c = 0; c < channels; c++) {
            dgamma[c] += second[c] * inverses[c];
            dbeta[c] += first[c];
            first[c] *= gamma[c];
            second[c] *= gamma[c];
            third[c] = gamma[c] * inverses[c];
        }
        float[] unused = new float[shape.groups()];
        spread(first, first, 0, unused);
        spread(second, second, 0, unused);
        for (int c = 0; c < channels; c++) {
            first[c] *= inverses[c];
            second[c] *= inverses[c] * inverses[c] * inverses[c];
        }
        forEachPixel(pixel -> combine(dy, x, pixel));
    }

    private interface Pixel {
        /** @param at the place of its first number in the image */
        void take(int at);
    }

    private void forEachPixel(Pixel work) {
        for (int at = 0; at < shape.pixels() * channels; at += channels) {
            work.take(at);
        }
    }

    private static void add(float[] x, int at, float[] sums) {
        for (int c = 0; c < sums.length; c++) {
            sums[c] += x[at + c];
        }
    }

    private static void addSquares(float[] x, int at, float[] means, float[] sums) {
        for (int c = 0; c < sums.length; c++) {
            float deviation = x[at + c] - means[c];
            sums[c] += deviation * deviation;
        }
    }

    private static void addProducts(float[] dy, float[] x, int at, float[] means, float[] sums) {
        for (int c = 0; c < sums.length; c++) {
            sums[c] += dy[at + c] * (x[at + c] - means[c]);
        }
    }

    private static void scale(float[] x, int at, float[] means, float[] factors, float[] shifts) {
        for (int c = 0; c < means.length; c++) {
            x[at + c] = (x[at + c] - means[c]) * factors[c] + shifts[c];
        }
    }

    private void combine(float[] dy, float[] x, int at) {
        combine(dy, x, at, third, first, means, second);
    }

    private static void combine(
            float[] dy, float[] x, int at, float[] factors, float[] shifts, float[] means, float[] slopes) {
        for (int c = 0; c < means.length; c++) {
            dy[at + c] = dy[at + c] * factors[c] - shifts[c] - (x[at + c] - means[c]) * slopes[c];
        }
    }
}
