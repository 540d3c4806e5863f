package werkbank.engine.plain;

import static werkbank.engine.operation.Kind.BYTE;
import static werkbank.engine.operation.Kind.INT;

import werkbank.augment.Augmenter;
import werkbank.engine.operation.Pictures;
import werkbank.engine.operation.StepRow;
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

    /** Images [images][height][width][channels]; each channel is changed as a grey image of its own, by the same draws. */
    float[] images(int images) {
        Shape shape = pictures.shape();
        Shape plane = Shape.grey(shape.height(), shape.width());
        Augmenter augmenter = new Augmenter(pictures.ranges(), plane, pictures.seed());
        byte[] source = new byte[plane.values()];
        float[] changed = new float[plane.values()];
        float[] y = new float[images * shape.values()];
        for (int i = 0; i < images * shape.channels(); i++) {
            int image = i / shape.channels();
            int channel = i % shape.channels();
            pixels.read((row(image) * shape.channels() + channel) * plane.values(), source);
            augmenter.apply(source, step.number(StepRow.PASS), row(image), changed, 0);
            for (int pixel = 0; pixel < changed.length; pixel++) {
                y[image * shape.values() + pixel * shape.channels() + channel] = changed[pixel];
            }
        }
        return y;
    }

    /** The step's targets, [images][classes]. */
    float[] targets(int images, int classes, double smoothing) {
        float kept = (float) (1 - smoothing);
        float added = (float) (smoothing / classes);
        float[] targets = new float[images * classes];
        for (int i = 0; i < targets.length; i++) {
            boolean isClass = labels.number(row(i / classes)) == i % classes;
            targets[i] = isClass ? kept + added : added;
        }
        return targets;
    }
}
