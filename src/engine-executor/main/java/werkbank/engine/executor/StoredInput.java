package werkbank.engine.executor;

import java.util.stream.IntStream;
import werkbank.dataset.Images;
import werkbank.engine.operation.Buffer;
import werkbank.engine.operation.Kind;
import werkbank.engine.operation.Operations;
import werkbank.engine.operation.Pictures;
import werkbank.engine.operation.StepRow;
import werkbank.recipe.Augmentation;
import werkbank.recipe.Shape;

/** Images that a network answers, as bytes on the device. */
final class StoredInput implements AutoCloseable {
    private final Operations operations;
    private final Pictures pictures;
    private final Buffer step;

    /** @param most images at a time */
    StoredInput(Operations operations, Shape shape, int most) {
        this.operations = operations;
        this.step = operations.allocate(Kind.INT, StepRow.LENGTH);
        Buffer rows = operations.allocate(Kind.INT, most);
        operations.upload(IntStream.range(0, most).toArray(), rows);
        Buffer pixels = operations.allocate(Kind.BYTE, (long) most * shape.values());
        this.pictures = new Pictures(pixels, rows, rows, shape, Augmentation.NONE, 0);
    }

    /** Bytes of the device that it takes for so many images. */
    static long bytes(Shape shape, int most) {
        return Integer.BYTES * (StepRow.LENGTH + (long) most) + (long) most * shape.values();
    }

    void upload(Images images) {
        byte[] all = images.values(0, images.count());
        operations.upload(all, pictures.pixels().part(0, all.length));
    }

    /** Writes what was uploaded, [images][height][width][channels] with values 0 to 1. */
    void write(int images, Buffer y) {
        operations.pictures(pictures, step, images, y);
    }

    @Override
    public void close() {
        step.close();
        pictures.order().close();
        pictures.pixels().close();
    }
}
