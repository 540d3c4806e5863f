package werkbank.dataset.cache;

import java.io.ByteArrayInputStream;
import java.io.DataInputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import werkbank.WerkbankException;
import werkbank.file.Json;
import werkbank.recipe.ImageSpec;

/**
 * The contents of a file of the cache. What is known of each picture stays in the mapped file and is read when it is asked
 * for, so that an index takes four bytes of heap a picture. Safe for several threads.
 */
final class CacheIndex {
    private static final int FEWEST_BYTES = 64;

    private final ByteBuffer bytes;
    private final String folder;
    private final ImageSpec image;
    private final String why;
    /** Places where the entries begin, and at last the one where the last entry ends. */
    private final int[] starts;

    private CacheIndex(ByteBuffer bytes, String folder, ImageSpec image, String why, int[] starts) {
        this.bytes = bytes;
        this.folder = folder;
        this.image = image;
        this.why = why;
        this.starts = starts;
    }

    /**
     * Takes the bytes that {@link CacheIndexWriter} has written.
     *
     * @throws IOException when the bytes aren't those of an index
     */
    static CacheIndex of(ByteBuffer bytes) throws IOException {
        ByteBuffer from = bytes.duplicate();
        String folder = text(from);
        ImageSpec image = image(text(from));
        String why = text(from);
        int count = from.getInt();
        if (count < 0 || count > bytes.limit() / FEWEST_BYTES) {
            throw new IOException("an index of " + count + " pictures in " + bytes.limit() + " bytes");
        }
        int[] starts = new int[count + 1];
        for (int i = 0; i < count; i++) {
            starts[i] = from.position();
            CacheEntry.skip(from, sums(image));
        }
        starts[count] = from.position();
        return new CacheIndex(bytes, folder, image, why, starts);
    }

    private static String text(ByteBuffer from) throws IOException {
        int start = from.position();
        from.position(start + Short.BYTES + Short.toUnsignedInt(from.getShort(start)));
        return new DataInputStream(new ByteArrayInputStream(copy(from, start, from.position()))).readUTF();
    }

    private static byte[] copy(ByteBuffer from, int start, int end) {
        byte[] copied = new byte[end - start];
        from.get(start, copied);
        return copied;
    }

    private static ImageSpec image(String json) throws IOException {
        try {
            return Json.read(json, ImageSpec.class);
        } catch (WerkbankException e) {
            throw new IOException("no image specification", e);
        }
    }

    private static int sums(ImageSpec image) {
        return 2 * image.shape().channels();
    }

    /** Numbers of each image's sums. */
    int sums() {
        return sums(image);
    }

    /** The folder of the pictures. */
    String folder() {
        return folder;
    }

    /** The way in which they were framed, with size and colour. */
    ImageSpec image() {
        return image;
    }

    /** The reason why they have this size; empty where it was asked for. */
    String why() {
        return why;
    }

    /** How many pictures there are. */
    int count() {
        return starts.length - 1;
    }

    /** The facts of a picture, by its place among the images. */
    CacheEntry entry(int number) {
        byte[] entry = copy(bytes, starts[number], starts[number + 1]);
        try {
            return CacheEntry.read(new DataInputStream(new ByteArrayInputStream(entry)), sums());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The facts of all pictures, in the order of the images. */
    Stream<CacheEntry> entries() {
        return IntStream.range(0, count()).mapToObj(this::entry);
    }
}
