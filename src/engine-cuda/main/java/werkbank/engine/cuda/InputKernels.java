package werkbank.engine.cuda;

import static werkbank.engine.cuda.KernelSource.INPUT;
import static werkbank.engine.cuda.KernelSource.PICTURES;

import java.util.List;
import werkbank.engine.operation.Buffer;
import werkbank.engine.operation.ConvolutionShape;
import werkbank.engine.operation.Kind;
import werkbank.engine.operation.Pictures;
import werkbank.recipe.Shape;

/** The numbers of a step, its images and targets, and borders of images. */
final class InputKernels {
    private final Launches launches;

    InputKernels(Launches launches) {
        this.launches = launches;
    }

    void advance(Buffer table, Buffer step) {
        launches.once(INPUT, "advance", table, step);
    }

    void pictures(Pictures pictures, Buffer step, int images, Buffer y) {
        Shape shape = pictures.shape();
        PictureChanges changes = PictureChanges.of(pictures.ranges());
        PictureRoom room = PictureRoom.of(pictures.ranges(), shape, images);
        boolean isMixed = room.mixed() > 0;
        Buffer between = launches.memory().between(room.between());
        launches.launch(new KernelCall(
                PICTURES,
                "pictures",
                room.blocks(),
                KernelCall.BLOCK,
                room.isShared() ? room.floats() * Float.BYTES : 0,
                List.of(
                        changes.numbers(images, shape),
                        changes.ranges(),
                        changes.gaussian(),
                        changes.strengths(shape),
                        pictures.seed(),
                        pictures.pixels(),
                        pictures.order(),
                        step,
                        y,
                        isMixed ? between.part(0, room.mixed()) : KernelCall.NONE,
                        room.floats(),
                        room.isShared() ? KernelCall.NONE : between.part(room.mixed(), room.fields()))));
        if (isMixed) {
            mix(shape, step, images, between, y);
        }
    }

    private void mix(Shape shape, Buffer step, int images, Buffer finished, Buffer y) {
        launches.flat(
                PICTURES,
                "mixPictures",
                (long) images * shape.values(),
                1,
                images,
                shape.height(),
                shape.width(),
                shape.channels(),
                step,
                finished,
                y);
    }

    void targets(Pictures pictures, Buffer step, int images, int classes, double smoothing, Buffer targets) {
        launches.flat(
                INPUT,
                "targets",
                (long) images * classes,
                1,
                images,
                classes,
                (float) (1 - smoothing),
                (float) (smoothing / classes),
                pictures.labels(),
                pictures.order(),
                step,
                targets);
    }

    void arrange(int images, int channels, int pixels, Buffer x, Buffer y) {
        launches.flat(INPUT, "arrange", (long) images * pixels, 1, images, channels, pixels, x, y);
    }

    /** Writes images with the border of 0 that the shape asks for, [images][height + border][width + border][channels]. */
    void pad(ConvolutionShape shape, Buffer x, Buffer y) {
        int rows = shape.images() * outHeight(shape) * outWidth(shape);
        launches.rows(INPUT, "pad", rows, shape.channels(), launches.wide(Kind.VALUE), border(shape), x, y);
    }

    /** Writes images without their border. */
    void unpad(ConvolutionShape shape, Buffer x, Buffer y) {
        int rows = shape.images() * shape.height() * shape.width();
        launches.rows(INPUT, "unpad", rows, shape.channels(), launches.wide(Kind.VALUE), border(shape), x, y);
    }

    /** The fields of the kernels' structure {@code Border}, in its order. */
    private static int[] border(ConvolutionShape shape) {
        return new int[] {
            shape.images(),
            shape.height(),
            shape.width(),
            shape.channels(),
            shape.padTop(),
            shape.padLeft(),
            outHeight(shape),
            outWidth(shape)
        };
    }

    private static int outHeight(ConvolutionShape shape) {
        return shape.padTop() + shape.height() + shape.padBottom();
    }

    private static int outWidth(ConvolutionShape shape) {
        return shape.padLeft() + shape.width() + shape.padRight();
    }
}
