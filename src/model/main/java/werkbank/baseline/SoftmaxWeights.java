package werkbank.baseline;

import java.util.Arrays;
import java.util.function.IntConsumer;
import java.util.stream.IntStream;

/**
 * The weights of a multinomial logistic regression, and Adam's steps on them (Kingma and Ba, 2015). Each class is computed
 * by one thread in a fixed order, so that the sums don't depend on the number of threads.
 */
final class SoftmaxWeights {
    private static final double RATE = 2e-3;
    private static final double DECAY_OF_MEAN = 0.9;
    private static final double DECAY_OF_SQUARE = 0.999;
    private static final double EPSILON = 1e-8;

    private final int classes;
    private final int values;
    private final float penalty;
    /** [classes][values + 1], the bias last. */
    private final float[][] weights;

    private final float[][] means;
    private final float[][] squares;
    private int steps;

    /** @param penalty what half the square of each weight but the biases counts in the loss */
    SoftmaxWeights(int classes, int values, double penalty) {
        this.classes = classes;
        this.values = values;
        this.penalty = (float) penalty;
        this.weights = new float[classes][values + 1];
        this.means = new float[classes][values + 1];
        this.squares = new float[classes][values + 1];
    }

    /**
     * Takes a step down the mean cross-entropy of a batch.
     *
     * @param images [images][values]
     * @param labels [images]
     * @param share of the learning rate, 0 to 1
     */
    void step(float[][] images, int[] labels, double share) {
        float[][] errors = probabilities(images);
        for (int i = 0; i < labels.length; i++) {
            errors[i][labels[i]] -= 1;
        }
        steps++;
        double correction = Math.sqrt(1 - Math.pow(DECAY_OF_SQUARE, steps)) / (1 - Math.pow(DECAY_OF_MEAN, steps));
        float rate = (float) (RATE * share * correction);
        eachClass(c -> update(c, gradient(c, images, errors), rate));
    }

    private void eachClass(IntConsumer work) {
        IntStream.range(0, classes).parallel().forEach(work);
    }

    private float[] gradient(int c, float[][] images, float[][] errors) {
        float[] gradient = new float[values + 1];
        for (int i = 0; i < images.length; i++) {
            float error = errors[i][c] / images.length;
            float[] image = images[i];
            for (int v = 0; v < values; v++) {
                gradient[v] += error * image[v];
            }
            gradient[values] += error;
        }
        for (int v = 0; v < values; v++) {
            gradient[v] += penalty * weights[c][v];
        }
        return gradient;
    }

    private void update(int c, float[] gradient, float rate) {
        float[] weight = weights[c];
        float[] mean = means[c];
        float[] square = squares[c];
        for (int v = 0; v < gradient.length; v++) {
            mean[v] += (float) (1 - DECAY_OF_MEAN) * (gradient[v] - mean[v]);
            square[v] += (float) (1 - DECAY_OF_SQUARE) * (gradient[v] * gradient[v] - square[v]);
            weight[v] -= rate * mean[v] / ((float) Math.sqrt(square[v]) + (float) EPSILON);
        }
    }

    /** The probabilities of the classes, [images][classes], of images [images][values]. */
    float[][] probabilities(float[][] images) {
        float[][] sums = new float[images.length][classes];
        eachClass(c -> {
            for (int i = 0; i < images.length; i++) {
                sums[i][c] = product(weights[c], images[i]) + weights[c][values];
            }
        });
        Arrays.stream(sums).forEach(SoftmaxWeights::softmax);
        return sums;
    }

    /** Eight sums side by side, which the processor can add at once. */
    private float product(float[] weight, float[] image) {
        float[] sums = new float[8];
        int v = 0;
        for (; v + 8 <= values; v += 8) {
            for (int lane = 0; lane < 8; lane++) {
                sums[lane] += weight[v + lane] * image[v + lane];
            }
        }
        float sum = 0;
        for (; v < values; v++) {
            sum += weight[v] * image[v];
        }
        for (float lane : sums) {
            sum += lane;
        }
        return sum;
    }

    private static void softmax(float[] sums) {
        float most = Float.NEGATIVE_INFINITY;
        for (float sum : sums) {
            most = Math.max(most, sum);
        }
        double total = 0;
        for (int c = 0; c < sums.length; c++) {
            sums[c] = (float) Math.exp(sums[c] - most);
            total += sums[c];
        }
        for (int c = 0; c < sums.length; c++) {
            sums[c] /= (float) total;
        }
    }
}
