package werkbank.engine.executor;

import java.util.Arrays;
import werkbank.dataset.LabelledImages;
import werkbank.engine.operation.Buffer;
import werkbank.engine.operation.Kind;
import werkbank.engine.operation.Operations;
import werkbank.engine.operation.Pictures;
import werkbank.recipe.Augmentation;

/** Training images on the device, from where steps take and change theirs. */
final class PicturesInput implements StepInput, AutoCloseable {
    /** Bytes that are uploaded at a time at most. */
    private static final int MOST_BYTES = 1 << 24;

    private final Operations operations;
    private final Pictures pictures;
    private final double smoothing;
    private final int classes;

    /** @param rows that steps may be handed over with at a time, at least 1 */
    PicturesInput(
            Operations operations, LabelledImages images, Augmentation ranges, long seed, double smoothing, int rows) {
        this.operations = operations;
        this.smoothing = smoothing;
        this.classes = images.classes();
        Buffer pixels = operations.allocate(
                Kind.BYTE, (long) images.rows() * images.shape().values());
        Buffer labels = operations.allocate(Kind.INT, images.rows());
        Buffer order = operations.allocate(Kind.INT, rows);
        this.pictures = new Pictures(pixels, labels, order, images.shape(), ranges, seed);
        upload(images);
    }

    private void upload(LabelledImages images) {
        operations.upload(images.labels(), pictures.labels());
        int size = images.shape().values();
        int together = Math.max(1, MOST_BYTES / size);
        for (int from = 0; from < images.rows(); from += together) {
            byte[] part = images.images().values(from, Math.min(from + together, images.rows()));
            operations.upload(part, pictures.pixels().part((long) from * size, part.length));
        }
    }

    /** Rows that {@link #order} takes at most. */
    long rows() {
        return pictures.order().length();
    }

    /** Sets the rows of the steps to come: {@code count} numbers of an epoch's, from one on. */
    void order(int[] rows, int from, int count) {
        operations.upload(Arrays.copyOfRange(rows, from, from + count), pictures.order());
    }

    @Override
    public void write(Batch batch) {
        TrainingArrays.Parts arrays = batch.arrays();
        operations.pictures(pictures, batch.step(), batch.images(), arrays.images());
        operations.targets(pictures, batch.step(), batch.images(), classes, smoothing, arrays.targets());
    }

    @Override
    public void close() {
        pictures.pixels().close();
        pictures.labels().close();
        pictures.order().close();
    }
}
