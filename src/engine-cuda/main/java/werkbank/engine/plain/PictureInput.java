package werkbank.engine.plain;

import werkbank.augment.Augmenter;
import werkbank.engine.operation.Pictures;
import werkbank.engine.operation.StepRow;
import werkbank.recipe.Shape;

/** Training images and targets of a step. */
final class PictureInput {
    private final Pictures pictures;
    private final PlainBuffer order;
    private final int first;
    private final int pass;

    /** @param order and {@code step} as {@link werkbank.engine.operation.Operations#pictures} takes them */
    PictureInput(Pictures pictures, PlainBuffer order, PlainBuffer step) {
        this.pictures = pictures;
        this.order = order;
        this.first = step.ints()[step.offset + StepRow.FIRST];
        this.pass = step.ints()[step.offset + StepRow.PASS];
    }

    private int row(int image) {
        return order.ints()[order.offset + first + image];
    }

    /** Writes [images][height][width][channels]; each channel is changed as a grey image of its own, by the same draws. */
    void images(int images, PlainBuffer pixels, PlainBuffer y) {
        Shape shape = pictures.shape();
        Shape plane = Shape.grey(shape.height(), shape.width());
        Augmenter augmenter = new Augmenter(pictures.ranges(), plane, pictures.seed());
        byte[] source = new byte[plane.values()];
        float[] changed = new float[plane.values()];
        for (int image = 0; image < images; image++) {
            for (int channel = 0; channel < shape.channels(); channel++) {
                int at = row(image) * shape.values() + channel * plane.values();
                System.arraycopy(pixels.bytes(), pixels.offset + at, source, 0, source.length);
                augmenter.apply(source, pass, row(image), changed, 0);
                int to = y.offset + image * shape.values() + channel;
                for (int pixel = 0; pixel < changed.length; pixel++) {
                    y.floats()[to + pixel * shape.channels()] = changed[pixel];
                }
            }
        }
    }

    void targets(int images, int classes, double smoothing, PlainBuffer labels, PlainBuffer targets) {
        float kept = (float) (1 - smoothing);
        float added = (float) (smoothing / classes);
        for (int i = 0; i < images * classes; i++) {
            boolean isClass = labels.ints()[labels.offset + row(i / classes)] == i % classes;
            targets.floats()[targets.offset + i] = isClass ? kept + added : added;
        }
    }
}
