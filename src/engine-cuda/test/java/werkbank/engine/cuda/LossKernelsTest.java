package werkbank.engine.cuda;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;

import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import werkbank.engine.cuda.Twins.Twin;
import werkbank.engine.operation.Figures;
import werkbank.engine.operation.Kind;
import werkbank.engine.operation.StepRow;
import werkbank.recipe.Precision;

class LossKernelsTest {
    /** Images and classes: one row, classes for one thread each and for several, more images than shared memory takes. */
    private static final int[][] SIZES = {{1, 2}, {16, 10}, {129, 10}, {37, 33}, {5, 1000}, {1500, 3}, {3, 1}};

    /** Powers of e and logarithms are computed with 32 bits on a card, with 64 in plain Java; rows are added otherwise. */
    private static final double SHARE = 3e-6;

    @ParameterizedTest
    @EnumSource(
            value = Precision.class,
            names = {"F32", "BF16"})
    void softmaxOfAllSizes(Precision precision) {
        try (Twins twins = Twins.start(precision)) {
            for (int[] size : SIZES) {
                Twin logits = twins.floats(logits(twins, size[0] * size[1]));
                Twin probabilities = twins.unwritten(Kind.FLOAT, (long) size[0] * size[1]);
                twins.run((operations, of) ->
                        operations.softmax(size[0], size[1], of.apply(logits), of.apply(probabilities)));
                twins.assertClose(probabilities, SHARE, 1e-12, size[0] + " x " + size[1]);
            }
        }
    }

    /** With ties, and distances that leave a probability of 0. */
    private static float[] logits(Twins twins, int length) {
        float[] logits = twins.numbers(length, 0);
        for (int i = 0; i < length; i += 7) {
            logits[i] *= 30;
        }
        return logits;
    }

    @ParameterizedTest
    @EnumSource(
            value = Precision.class,
            names = {"F32", "BF16"})
    void lossesGradientsAndFigures(Precision precision) {
        try (Twins twins = Twins.start(precision)) {
            for (int[] size : SIZES) {
                for (double clip : new double[] {0, 1e-3}) {
                    for (boolean isWeighted : new boolean[] {false, true}) {
                        loss(twins, size[0], size[1], clip, isWeighted, precision);
                    }
                }
            }
        }
    }

    private static void loss(
            Twins twins, int images, int classes, double clip, boolean isWeighted, Precision precision) {
        String what = images + " x " + classes + " clip " + clip + (isWeighted ? " weighted" : "");
        Twin step = twins.step(new StepRow(0, 1, 0, 0, 0, 0, 0));
        Twin figures = twins.floats(9, 9, 9, 9, 9, 9, 9, 9);
        Twin logits = twins.floats(logits(twins, images * classes));
        Twin targets = twins.floats(targets(twins, images, classes));
        Twin gradient = twins.unwritten(Kind.VALUE, (long) images * classes);
        List<Twin> weights = isWeighted ? List.of(twins.floats(weights(classes))) : List.of();
        twins.run((operations, of) -> operations.loss(
                images,
                classes,
                clip,
                weights.stream().map(of).toList(),
                of.apply(logits),
                of.apply(targets),
                of.apply(step),
                of.apply(gradient),
                of.apply(figures)));
        // Plain Java adds all classes one after the other, a card 32 at a time.
        twins.assertClose(figures.part(Figures.LOSS, 1), SHARE * (1 + classes / 100.0), 1e-6, "loss of " + what);
        twins.assertSame(figures.part(Figures.RIGHT, 7), "figures of " + what);
        double share = precision == Precision.BF16 ? 0x1.0p-7 : 4 * SHARE;
        twins.assertClose(gradient, share, 1e-6 / images, "gradient of " + what);
    }

    private static float[] weights(int classes) {
        float[] weights = new float[classes];
        for (int c = 0; c < classes; c++) {
            weights[c] = 0.5f + c % 3;
        }
        return weights;
    }

    private static float[] targets(Twins twins, int images, int classes) {
        float[] targets = new float[images * classes];
        for (int i = 0; i < targets.length; i++) {
            targets[i] = 0.1f / classes;
        }
        for (int image = 0; image < images; image++) {
            targets[image * classes + twins.random().nextInt(classes)] += 0.9f;
        }
        return targets;
    }

    @ParameterizedTest
    @EnumSource(
            value = Precision.class,
            names = {"F32", "BF16"})
    void tiesAndLogitsThatAreNoNumbers(Precision precision) {
        try (Twins twins = Twins.start(precision)) {
            Twin step = twins.step(new StepRow(0, 1, 0, 0, 0, 0, 0));
            Twin figures = twins.floats(new float[Figures.LENGTH]);
            float none = Float.NaN;
            Twin logits = twins.floats(1, 1, 0, 0, 1, 1, none, 0, 1, 0, none, 1, none, none, none);
            Twin targets = twins.floats(1, 0, 0, 0, 0, 1, 1, 0, 0, 0, 0, 1, 1, 0, 0);
            Twin gradient = twins.unwritten(Kind.VALUE, 15);
            twins.run((operations, of) -> operations.loss(
                    5,
                    3,
                    0,
                    List.of(),
                    of.apply(logits),
                    of.apply(targets),
                    of.apply(step),
                    of.apply(gradient),
                    of.apply(figures)));
            twins.assertClose(gradient, precision == Precision.BF16 ? 0x1.0p-7 : SHARE, 0, "gradient");
            twins.assertSame(figures, "figures");
            assertArrayEquals(new float[] {none, 4, 0, 0}, twins.read(figures));
        }
    }
}
