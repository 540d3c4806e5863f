package werkbank.dataset;

import java.util.Arrays;
import java.util.HexFormat;
import java.util.stream.IntStream;
import werkbank.file.DurableFile;

/**
 * A hash of the pixels of each image, by which the same picture is found again under another name.
 *
 * @param values [images][16]: the first bytes of SHA-256 of the image's values
 */
public record PixelHashes(byte[] values) {
    /** Bytes of a hash. */
    public static final int BYTES = 16;

    /** Hashes images, on all processors. */
    public static PixelHashes of(Images images) {
        byte[] values = new byte[images.count() * BYTES];
        IntStream.range(0, images.count())
                .parallel()
                .forEach(row -> System.arraycopy(ofImage(images.row(row)), 0, values, row * BYTES, BYTES));
        return new PixelHashes(values);
    }

    /** The hash of one image, 16 bytes. */
    public static byte[] ofImage(byte[] image) {
        return Arrays.copyOf(DurableFile.newSha256().digest(image), BYTES);
    }

    /** How many images there are. */
    public int count() {
        return values.length / BYTES;
    }

    /** The hash of an image, lower-case hexadecimal. */
    public String of(int row) {
        return HexFormat.of().formatHex(values, row * BYTES, (row + 1) * BYTES);
    }

    /** Picks the images at these rows, in this order. */
    public PixelHashes subset(int[] rows) {
        byte[] picked = new byte[rows.length * BYTES];
        for (int i = 0; i < rows.length; i++) {
            System.arraycopy(values, rows[i] * BYTES, picked, i * BYTES, BYTES);
        }
        return new PixelHashes(picked);
    }
}
