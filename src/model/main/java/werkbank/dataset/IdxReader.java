package werkbank.dataset;

import java.io.BufferedInputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import java.util.zip.GZIPInputStream;
import java.util.zip.ZipException;
import werkbank.Counted;
import werkbank.InputException;
import werkbank.file.DurableFile;

/** Reads one IDX file from front to back, hashes it on the way, and says what is wrong with it. */
final class IdxReader implements AutoCloseable {
    /** The factor beyond which Deflate can't shrink. */
    private static final long BEST_COMPRESSION = 1032;

    private final Path file;
    private final long bytesOnDisk;
    private final boolean gzipped;
    private final InputStream in;
    private final MessageDigest digest = DurableFile.newSha256();
    private long bytesRead;
    private IdxHeader header;

    private IdxReader(Path file, long bytesOnDisk, boolean gzipped, InputStream in) {
        this.file = file;
        this.bytesOnDisk = bytesOnDisk;
        this.gzipped = gzipped;
        this.in = in;
    }

    /** @throws InputException when there is no such file, or it is empty */
    static IdxReader open(Path file) {
        if (!Files.isRegularFile(file)) {
            throw new InputException(String.format(
                    Locale.ROOT,
                    "%s: expected an IDX file but found %s",
                    file,
                    Files.exists(file) ? "something that is no file" : "none"));
        }
        InputStream raw = null;
        try {
            long size = Files.size(file);
            if (size == 0) {
                throw new InputException(file + ": expected an IDX file but it is empty; fetch it again");
            }
            raw = new BufferedInputStream(Files.newInputStream(file), 1 << 16);
            boolean gzipped = startsLikeGzip(raw);
            return new IdxReader(file, size, gzipped, gzipped ? new GZIPInputStream(raw, 1 << 16) : raw);
        } catch (IOException e) {
            close(raw);
            throw failure(file, e);
        }
    }

    private static boolean startsLikeGzip(InputStream raw) throws IOException {
        raw.mark(2);
        boolean gzipped = raw.read() == 0x1F && raw.read() == 0x8B;
        raw.reset();
        return gzipped;
    }

    /**
     * Reads the header and checks that the file can hold what it announces, so that nobody allocates on its word alone.
     *
     * @param names what each expected dimension counts
     */
    IdxHeader header(int type, String... names) {
        return header(type, List.of(List.of(names)));
    }

    /**
     * Reads a header that may have several numbers of dimensions.
     *
     * @param dimensions what each dimension counts, for each number of them that is expected, the most likely first
     */
    IdxHeader header(int type, List<List<String>> dimensions) {
        byte[] magic = upTo(4);
        String expected = kind(type, dimensions.get(0).size());
        if (magic.length < 4 || magic[0] != 0 || magic[1] != 0) {
            throw new InputException(String.format(
                    Locale.ROOT,
                    "%s: expected an IDX file (%s) but it starts with bytes %s",
                    file,
                    expected,
                    HexFormat.of().formatHex(magic)));
        }
        List<String> names = dimensions.stream()
                .filter(some -> magic[2] == type && magic[3] == some.size())
                .findFirst()
                .orElseThrow(() -> new InputException(String.format(
                        Locale.ROOT,
                        "%s: expected %s but found %s; is it the right file?",
                        file,
                        expected,
                        kind(magic[2], magic[3]))));
        long[] sizes = new long[names.size()];
        for (int d = 0; d < sizes.length; d++) {
            sizes[d] = Integer.toUnsignedLong(ByteBuffer.wrap(bytes(4)).getInt());
        }
        header = new IdxHeader(file, type, sizes, names);
        checkPlausible();
        return header;
    }

    private static String kind(int type, int dimensions) {
        return String.format(Locale.ROOT, "%s in %s", IdxHeader.typeName(type), Counted.of(dimensions, "dimension"));
    }

    private void checkPlausible() {
        long announced = header.fileBytes();
        long most = gzipped ? bytesOnDisk * BEST_COMPRESSION : bytesOnDisk;
        if (announced > most) {
            throw truncated();
        }
        if (announced > Runtime.getRuntime().maxMemory()) {
            throw new InputException(String.format(
                    Locale.ROOT,
                    "%s: the header announces %s, which needs %d MB of memory but Java has %d (-Xmx)",
                    file,
                    header.shape(),
                    announced >> 20,
                    Runtime.getRuntime().maxMemory() >> 20));
        }
    }

    private InputException truncated() {
        String found = gzipped ? "is a gzip file of " + bytesOnDisk + " bytes" : "has " + bytesOnDisk;
        String expected = header == null
                ? "a whole header"
                : String.format(Locale.ROOT, "%s (%s)", header.shape(), bytes(header.fileBytes(), header.sizes()));
        return new InputException(String.format(
                Locale.ROOT, "%s: truncated: expected %s but the file %s; fetch it again", file, expected, found));
    }

    private static String bytes(long count, long[] sizes) {
        return count == Long.MAX_VALUE
                ? "more than 2^63 bytes"
                : count + " bytes with its header of " + (4 + 4 * sizes.length);
    }

    /** @throws InputException when fewer than {@code count} bytes are left */
    byte[] bytes(int count) {
        byte[] bytes = upTo(count);
        if (bytes.length < count) {
            throw truncated();
        }
        return bytes;
    }

    private byte[] upTo(int count) {
        try {
            byte[] bytes = in.readNBytes(count);
            digest.update(bytes);
            bytesRead += bytes.length;
            return bytes;
        } catch (IOException e) {
            throw failure(file, e);
        }
    }

    /**
     * Checks that nothing follows the values.
     *
     * @return SHA-256 of the uncompressed content, lower-case hexadecimal
     */
    String finish() {
        if (upTo(1).length > 0) {
            throw new InputException(String.format(
                    Locale.ROOT,
                    "%s: expected %d bytes (%s) but more follow; is it the right file?",
                    file,
                    bytesRead - 1,
                    header.shape()));
        }
        return HexFormat.of().formatHex(digest.digest());
    }

    private static InputException failure(Path file, IOException e) {
        if (e instanceof ZipException) {
            return new InputException(
                    String.format(
                            Locale.ROOT,
                            "%s: expected a gzip file but it is corrupt (%s); fetch it again",
                            file,
                            e.getMessage()),
                    e);
        }
        if (e instanceof EOFException) {
            return new InputException(
                    String.format(
                            Locale.ROOT,
                            "%s: truncated: the gzip file ends before its content does; fetch it again",
                            file),
                    e);
        }
        return new InputException(String.format(Locale.ROOT, "%s: can't be read (%s)", file, DurableFile.reason(e)), e);
    }

    @Override
    public void close() {
        close(in);
    }

    private static void close(InputStream stream) {
        try {
            if (stream != null) {
                stream.close();
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
