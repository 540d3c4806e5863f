package werkbank.dataset.cache;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.security.MessageDigest;
import java.util.Optional;
import werkbank.dataset.Images;
import werkbank.file.DurableFile;
import werkbank.recipe.Shape;

/**
 * A file of the cache: the images' values, one after the other and as many as there are entries, then the index, then an
 * end of fixed length that says where the index is, with its SHA-256.
 *
 * @param index what it has
 * @param images a row for each entry; zeros where the picture can't be read
 */
record CacheFile(CacheIndex index, Images images) {
    /** Changes when the bytes of a picture, or of the file, would. */
    static final int VERSION = 7;

    private static final long MAGIC = 0x57_42_50_49_43_53_00_00L + VERSION;

    /** Magic, length of the index, its SHA-256. */
    private static final int END = 2 * Long.BYTES + CacheEntry.SHA256_BYTES;

    private static final long MOST_INDEX = 1 << 30;

    /** Opens a file; empty when there is none, or it is damaged, or of another version. */
    static Optional<CacheFile> open(Path file) {
        try (FileChannel channel = FileChannel.open(file, StandardOpenOption.READ)) {
            ByteBuffer end = read(channel, channel.size() - END, END);
            if (end.getLong() != MAGIC) {
                return Optional.empty();
            }
            long length = end.getLong();
            byte[] sha256 = new byte[CacheEntry.SHA256_BYTES];
            end.get(sha256);
            long from = channel.size() - END - length;
            ByteBuffer bytes = mapped(channel, from, length);
            MessageDigest digest = DurableFile.newSha256();
            digest.update(bytes.duplicate());
            if (!MessageDigest.isEqual(sha256, digest.digest())) {
                return Optional.empty();
            }
            return Optional.of(mapped(channel, CacheIndex.of(bytes), from));
        } catch (IOException | RuntimeException e) {
            // Whatever is wrong with it, it can be made again.
            return Optional.empty();
        }
    }

    private static CacheFile mapped(FileChannel channel, CacheIndex index, long end) throws IOException {
        Shape shape = index.image().shape();
        int count = index.count();
        if ((long) count * shape.values() != end) {
            throw new IOException("images of " + end + " bytes");
        }
        return new CacheFile(index, Images.mapped(channel, 0, count, shape));
    }

    private static ByteBuffer mapped(FileChannel channel, long from, long length) throws IOException {
        if (from < 0 || length < 0 || length > MOST_INDEX) {
            throw new IOException("the file is too short");
        }
        return channel.map(FileChannel.MapMode.READ_ONLY, from, length);
    }

    private static ByteBuffer read(FileChannel channel, long from, int length) throws IOException {
        if (from < 0) {
            throw new IOException("the file is too short");
        }
        ByteBuffer buffer = ByteBuffer.allocate(length);
        while (buffer.hasRemaining()) {
            if (channel.read(buffer, from + buffer.position()) < 0) {
                throw new IOException("the file ends early");
            }
        }
        return buffer.flip();
    }

    /** Writes what follows the images. */
    static void writeEnd(OutputStream out, CacheIndexWriter index) throws IOException {
        byte[] sha256 = index.writeTo(out);
        out.write(ByteBuffer.allocate(END)
                .putLong(MAGIC)
                .putLong(index.length())
                .put(sha256)
                .array());
    }
}
