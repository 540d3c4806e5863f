package werkbank.engine.plain;

import static werkbank.engine.operation.Kind.BYTE;
import static werkbank.engine.operation.Kind.INT;

import werkbank.augment.Augmenter;
import werkbank.augment.MixedBatch;
import werkbank.engine.operation.Pictures;
import werkbank.engine.operation.StepRow;
import werkbank.recipe.BatchMix;
import werkbank.recipe.Shape;

/** Training images and targets of a step. */
final class PictureInput {
    private final Pictures pictures;
    private final PlainBuffer pixels;
    private final PlainBuffer labels;
    private final PlainBuffer order;
    private final PlainBuffer step;

    PictureInput(Pictures pictures, PlainBuffer step) {
        this.pictures = pictures;
        this.pixels = PlainBuffer.of(pictures.pixels(), 0, BYTE);
        this.labels = PlainBuffer.of(pictures.labels(), 0, INT);
        this.order = PlainBuffer.of(pictures.order(), 0, INT);
        this.step = step;
    }

    private int row(int image) {
        return order.part(step.number(StepRow.FIRST), image + 1L).number(image);
    }

    /** Images [images][height][width][channels], changed as the augmenter changes them and mixed. */
    float[] images(int images) {
        Shape shape = pictures.shape();
        int plane = shape.height() * shape.width();
        Augmenter augmenter = new Augmenter(pictures.ranges(), shape, pictures.seed());
        byte[] source = new byte[shape.values()];
        float[] changed = new float[images * shape.values()];
        for (int image = 0; image < images; image++) {
            pixels.read(row(image) * shape.values(), source);
            augmenter.apply(source, step.number(StepRow.PASS), row(image), changed, image * shape.values());
        }
        MixedBatch.mixImages(mix(), shape, changed);
        float[] y = new float[changed.length];
        for (int at = 0; at < changed.length; at++) {
            int i = at % shape.values();
            y[at - i + i % plane * shape.channels() + i / plane] = changed[at];
        }
        return y;
    }

    private BatchMix mix() {
        return new BatchMix(
                Float.intBitsToFloat(step.number(StepRow.SHARE)),
                step.number(StepRow.TOP),
                step.number(StepRow.LEFT),
                step.number(StepRow.ROWS),
                step.number(StepRow.COLUMNS));
    }

    /** The step's targets, [images][classes]. */
    float[] targets(int images, int classes, double smoothing) {
        float kept = (float) (1 - smoothing);
        float added = (float) (smoothing / classes);
        float[] targets = new float[images * classes];
        for (int image = 0; image < images; image++) {
            targets[image * classes + labels.number(row(image))] = 1;
        }
        MixedBatch.mixLabels(mix(), classes, targets);
        for (int i = 0; i < targets.length; i++) {
            targets[i] = targets[i] * kept + added;
        }
        return targets;
    }
}
