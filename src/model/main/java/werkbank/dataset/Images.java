package werkbank.dataset;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.util.Arrays;
import java.util.Locale;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import werkbank.recipe.Shape;

/**
 * Images of one size, on the heap or in a file that is mapped into memory. Parts of them share the values. Safe for
 * several threads.
 */
public final class Images {
    private final PixelRows source;
    /** Rows of the source, in the order of these images. */
    private final int[] rows;

    private final Shape shape;

    private Images(PixelRows source, int[] rows, Shape shape) {
        this.source = source;
        this.rows = rows;
        this.shape = shape;
    }

    /**
     * Takes images that are on the heap; they are not copied.
     *
     * @param pixels [images][channels × height × width] values 0 to 255 as unsigned bytes, in the order of {@link Shape}
     * @param shape of each image
     * @throws IllegalArgumentException when an image has another number of values than its shape
     */
    public Images(byte[][] pixels, Shape shape) {
        this(new MemoryRows(pixels), shape);
        for (byte[] image : pixels) {
            if (image.length != shape.values()) {
                throw new IllegalArgumentException(String.format(
                        Locale.ROOT, "an image of %s has %d values, not %d", shape, shape.values(), image.length));
            }
        }
    }

    /** Takes images from where they lie, each with {@code shape.values()} values. */
    Images(PixelRows source, Shape shape) {
        this(source, IntStream.range(0, source.count()).toArray(), shape);
    }

    /**
     * Takes images that lie one after the other in a file, which is mapped into memory: they take no heap. The file must not
     * be shortened while they are in use; it may be renamed or deleted, and the channel may be closed.
     *
     * @param from the first image's first byte in the file
     * @throws IOException when the file can't be mapped, or is too short
     */
    public static Images mapped(FileChannel file, long from, int count, Shape shape) throws IOException {
        return new Images(MappedRows.of(file, from, count, shape.values()), shape);
    }

    /** The size of each image. */
    public Shape shape() {
        return shape;
    }

    /** How many they are. */
    public int count() {
        return rows.length;
    }

    /** Whether they are mapped from a file and so take no heap. */
    public boolean areMapped() {
        return source.areMapped();
    }

    /**
     * The values of one image, [channels × height × width], 0 to 255 as unsigned bytes. They may be shared, so nobody
     * changes them.
     */
    public byte[] row(int row) {
        return source.row(rows[row]);
    }

    /** The values of each image, one image after the other; see {@link #row}. */
    public Stream<byte[]> stream() {
        return Arrays.stream(rows).mapToObj(source::row);
    }

    /**
     * Copies the values of images {@code from} (inclusive) to {@code to} (exclusive) into one array, [images][channels ×
     * height × width].
     *
     * @throws ArithmeticException when they are more than 2^31 − 1 bytes
     */
    public byte[] values(int from, int to) {
        int size = shape.values();
        byte[] values = new byte[Math.multiplyExact(to - from, size)];
        for (int row = from; row < to; row++) {
            source.copy(rows[row], values, (row - from) * size);
        }
        return values;
    }

    /** Images {@code from} (inclusive) to {@code to} (exclusive); the values are shared. */
    public Images range(int from, int to) {
        return new Images(source, Arrays.copyOfRange(rows, from, to), shape);
    }

    /** Picks the images at these rows, in this order; the values are shared. */
    public Images subset(int[] chosen) {
        return new Images(source, Arrays.stream(chosen).map(row -> rows[row]).toArray(), shape);
    }
}
