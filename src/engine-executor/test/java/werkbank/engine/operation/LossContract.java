package werkbank.engine.operation;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import werkbank.recipe.Precision;

/** Softmax and cross-entropy. */
interface LossContract extends OperationsUnderTest {
    int[][] SIZES = {{1, 2}, {3, 10}, {7, 3}, {130, 10}, {33, 100}, {2, 300}};

    private static double[] softmax(double[] logits, int from, int classes) {
        double most = Double.NEGATIVE_INFINITY;
        double sum = 0;
        double[] p = new double[classes];
        for (int c = 0; c < classes; c++) {
            most = Math.max(most, logits[from + c]);
        }
        for (int c = 0; c < classes; c++) {
            p[c] = Math.exp(logits[from + c] - most);
            sum += p[c];
        }
        for (int c = 0; c < classes; c++) {
            p[c] /= sum;
        }
        return p;
    }

    /** A batch and how its losses count. */
    final class Batch {
        final OnDevice device;
        final int images;
        final int classes;
        final double clip;
        final float[] weights;
        final double[] logits;
        final float[] targets;

        Batch(OnDevice device, int[] size, double clip, boolean weighted) {
            this.device = device;
            this.images = size[0];
            this.classes = size[1];
            this.clip = clip;
            this.weights = weighted ? device.random(classes) : new float[0];
            for (int c = 0; c < weights.length; c++) {
                weights[c] = 1.5f + weights[c];
            }
            float[] numbers = device.random((long) images * classes);
            this.logits = new double[numbers.length];
            this.targets = new float[numbers.length];
            for (int i = 0; i < numbers.length; i++) {
                logits[i] = 4 * numbers[i];
                // Smoothed labels: 0.9 + 0.1 / classes for one class, which differs from image to image.
                targets[i] = (i / classes * 7 % classes == i % classes ? 0.9f : 0) + 0.1f / classes;
            }
        }

        double weight(int c) {
            return weights.length == 0 ? 1 : weights[c];
        }

        /** The loss of an image: −Σ w t ln p, p limited. */
        double loss(double[] at, int image) {
            double[] p = softmax(at, image * classes, classes);
            double least = clip > 0 ? clip : 1e-10;
            double loss = 0;
            for (int c = 0; c < classes; c++) {
                double limited = Math.max(least, Math.min(1 - least, p[c]));
                loss -= weight(c) * targets[image * classes + c] * Math.log(limited);
            }
            return loss;
        }

        /** The gradient of the mean loss by one logit, as a finite difference. */
        double slope(int i) {
            double h = 1e-5;
            double[] above = logits.clone();
            double[] below = logits.clone();
            above[i] += h;
            below[i] -= h;
            return (loss(above, i / classes) - loss(below, i / classes)) / (2 * h) / images;
        }

        Buffer logitsBuffer() {
            float[] narrow = new float[logits.length];
            for (int i = 0; i < narrow.length; i++) {
                narrow[i] = (float) logits[i];
            }
            return device.floats(narrow);
        }

        void run(Buffer step, Buffer dlogits, Buffer figures) {
            List<Buffer> factors = weights.length == 0 ? List.of() : List.of(device.floats(weights));
            device.operations.loss(
                    images, classes, clip, factors, logitsBuffer(), device.floats(targets), step, dlogits, figures);
        }
    }

    @ParameterizedTest
    @EnumSource(Precision.class)
    default void probabilitiesOfASoftmax(Precision precision) {
        OnDevice device = onDevice(precision);
        for (int[] size : SIZES) {
            Batch batch = new Batch(device, size, 0, false);
            Buffer p = device.unwritten(Kind.FLOAT, batch.logits.length);
            device.operations.softmax(batch.images, batch.classes, batch.logitsBuffer(), p);
            device.assertClose(
                    i -> softmax(batch.logits, i / batch.classes * batch.classes, batch.classes)[i % batch.classes],
                    i -> 2e-6,
                    p,
                    size[1] + " classes");
        }
        Buffer large = device.unwritten(Kind.FLOAT, 3);
        device.operations.softmax(1, 3, device.floats(1000, -1000, 1000), large);
        assertArrayEquals(new float[] {0.5f, 0, 0.5f}, device.read(large), 1e-6f);
    }

    @ParameterizedTest
    @EnumSource(Precision.class)
    default void lossesAndTheirGradients(Precision precision) {
        OnDevice device = onDevice(precision);
        for (int[] size : SIZES) {
            for (int kind = 0; kind < 4; kind++) {
                assertLoss(device, precision, new Batch(device, size, kind > 1 ? 0.02 : 0, kind % 2 == 1));
            }
        }
    }

    private void assertLoss(OnDevice device, Precision precision, Batch batch) {
        Buffer dlogits = device.unwritten(Kind.VALUE, batch.logits.length);
        Buffer figures = device.unwritten(Kind.FLOAT, Figures.LENGTH);
        batch.run(device.step(0L), dlogits, figures);
        double loss = 0;
        for (int image = 0; image < batch.images; image++) {
            loss += batch.loss(batch.logits, image);
        }
        String what = batch.images + " images, " + batch.classes + " classes, clip " + batch.clip + ", weights "
                + batch.weights.length;
        float[] said = device.read(figures);
        assertEquals(loss, said[Figures.LOSS], 2e-6 * batch.classes * Math.max(1, loss) + 1e-5 * loss, what);
        assertEquals(0, said[Figures.PENALTY]);
        device.assertClose(
                batch::slope,
                i -> valueError(precision) * Math.abs(batch.slope(i)) + 6e-6 / batch.images,
                dlogits,
                what);
    }

    @ParameterizedTest
    @EnumSource(Precision.class)
    default void hitsAreCountedByTheFirstHighestLogit(Precision precision) {
        OnDevice device = onDevice(precision);
        Buffer logits = device.floats(1, 3, 2, /**/ 5, 5, 1, /**/ 0, 4, 4, /**/ -1, -2, -1);
        Buffer targets = device.floats(0.1f, 0.8f, 0.1f, /**/ 1, 0, 0, /**/ 0, 1, 0, /**/ 0.4f, 0.2f, 0.4f);
        Buffer figures = device.floats(9, 9, 9, 9, 8, 8, 8, 8, 7, 7, 7, 7);
        Buffer table = device.ints(new int[3 * StepRow.LENGTH]);
        Buffer step = device.ints(new int[StepRow.LENGTH]);
        device.operations.advance(table, step);
        device.operations.advance(table, step);
        Buffer dlogits = device.unwritten(Kind.VALUE, 12);
        device.operations.loss(4, 3, 0, List.of(), logits, targets, step, dlogits, figures);
        float[] said = device.read(figures);
        assertEquals(4, said[Figures.LENGTH + Figures.RIGHT]);
        assertEquals(0, said[Figures.LENGTH + Figures.PENALTY]);
        assertArrayEquals(new float[] {9, 9, 9, 9}, Arrays.copyOf(said, 4));
        assertArrayEquals(new float[] {7, 7, 7, 7}, Arrays.copyOfRange(said, 8, 12));
    }

    @ParameterizedTest
    @EnumSource(Precision.class)
    default void aLossThatIsNoNumberShows(Precision precision) {
        OnDevice device = onDevice(precision);
        for (float bad : new float[] {Float.NaN, Float.POSITIVE_INFINITY}) {
            Buffer dlogits = device.unwritten(Kind.VALUE, 4);
            Buffer figures = device.floats(new float[Figures.LENGTH]);
            device.operations.loss(
                    2,
                    2,
                    0,
                    List.of(),
                    device.floats(1, 2, bad, 3),
                    device.floats(0, 1, 0, 1),
                    device.step(0L),
                    dlogits,
                    figures);
            float loss = device.read(figures)[Figures.LOSS];
            assertTrue(Float.isNaN(loss), bad + " gave " + loss);
        }
    }

    @ParameterizedTest
    @EnumSource(Precision.class)
    default void certainlyWrongImagesHaveALossThatIsLimited(Precision precision) {
        OnDevice device = onDevice(precision);
        Buffer dlogits = device.unwritten(Kind.VALUE, 2);
        Buffer figures = device.floats(new float[Figures.LENGTH]);
        device.operations.loss(
                1, 2, 0, List.of(), device.floats(200, 0), device.floats(0, 1), device.step(0L), dlogits, figures);
        assertEquals(-Math.log(1e-10), device.read(figures)[Figures.LOSS], 1e-4);
        assertArrayEquals(new float[] {1, -1}, device.read(dlogits), 1e-6f);
    }
}
