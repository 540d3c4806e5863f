package werkbank.engine.plain;

import java.util.function.IntUnaryOperator;
import werkbank.engine.operation.GroupShape;

/** Normalisation of each image over groups of its channels (Wu and He, 2018), all of it with 32 bits. */
final class GroupNormalisation {
    private final GroupShape shape;
    /** Groups of all images. */
    private final int count;

    private final int size;

    GroupNormalisation(GroupShape shape) {
        this.shape = shape;
        this.count = shape.images() * shape.groups();
        this.size = shape.size();
    }

    /** The place of a number of a group, these counted pixel by pixel. */
    private IntUnaryOperator places(int group) {
        int first = group / shape.groups() * shape.pixels() * shape.channels() + group % shape.groups() * shape.width();
        return i -> first + i / shape.width() * shape.channels() + i % shape.width();
    }

    /** The group of all images' that a number is of. */
    private int group(int i) {
        int image = i / (shape.pixels() * shape.channels());
        return image * shape.groups() + i % shape.channels() / shape.width();
    }

    private float sum(float[] ofGroup) {
        return ChannelSums.of(shape.partials(), size, 1, ofGroup)[0];
    }

    /** Means, then 1 / √(variance + ε), of each group of each image. */
    float[] saved(float[] x, double epsilon) {
        float[] saved = new float[2 * count];
        float[] numbers = new float[size];
        for (int group = 0; group < count; group++) {
            IntUnaryOperator places = places(group);
            for (int i = 0; i < size; i++) {
                numbers[i] = x[places.applyAsInt(i)];
            }
            float mean = sum(numbers) / size;
            for (int i = 0; i < size; i++) {
                numbers[i] = (numbers[i] - mean) * (numbers[i] - mean);
            }
            saved[group] = mean;
            saved[count + group] = 1 / (float) Math.sqrt(sum(numbers) / size + (float) epsilon);
        }
        return saved;
    }

    float[] normalise(float[] x, float[] gamma, float[] beta, float[] saved) {
        float[] y = new float[x.length];
        for (int i = 0; i < y.length; i++) {
            int c = i % shape.channels();
            y[i] = (x[i] - saved[group(i)]) * (gamma[c] * saved[count + group(i)]) + beta[c];
        }
        return y;
    }

    /** The gradients of gamma and of beta, [2][channels]. */
    float[] sums(float[] x, float[] saved, float[] dy) {
        float[] products = new float[x.length];
        for (int i = 0; i < products.length; i++) {
            products[i] = dy[i] * ((x[i] - saved[group(i)]) * saved[count + group(i)]);
        }
        int rows = shape.images() * shape.pixels();
        float[] sums = new float[2 * shape.channels()];
        System.arraycopy(ChannelSums.of(rows, shape.channels(), products), 0, sums, 0, shape.channels());
        System.arraycopy(ChannelSums.of(rows, shape.channels(), dy), 0, sums, shape.channels(), shape.channels());
        return sums;
    }

    /** The gradient of x. */
    float[] gradient(float[] x, float[] gamma, float[] saved, float[] dy) {
        float[] dx = new float[x.length];
        float[] slopes = new float[size];
        float[] products = new float[size];
        for (int group = 0; group < count; group++) {
            IntUnaryOperator places = places(group);
            float mean = saved[group];
            float inverse = saved[count + group];
            for (int i = 0; i < size; i++) {
                int at = places.applyAsInt(i);
                slopes[i] = dy[at] * gamma[at % shape.channels()];
                products[i] = slopes[i] * (x[at] - mean);
            }
            float shift = sum(slopes) / size;
            float slope = sum(products) * inverse * inverse / size;
            for (int i = 0; i < size; i++) {
                int at = places.applyAsInt(i);
                dx[at] = inverse * (slopes[i] - shift - (x[at] - mean) * slope);
            }
        }
        return dx;
    }
}
