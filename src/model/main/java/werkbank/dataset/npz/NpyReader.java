package werkbank.dataset.npz;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.security.DigestInputStream;
import java.security.MessageDigest;
import java.util.Locale;
import java.util.stream.LongStream;
import werkbank.InputException;
import werkbank.file.DurableFile;

/** Reads one array from front to back, row by row, so that nothing is kept on the word of a header alone. */
final class NpyReader implements AutoCloseable {
    private final InputStream in;
    private final NpyHeader header;

    private NpyReader(InputStream in, NpyHeader header) {
        this.in = in;
        this.header = header;
    }

    /**
     * Opens an array.
     *
     * @param name for messages
     * @param digest takes all that is read
     * @throws InputException when it is no array of numbers, or its first index doesn't run slowest
     */
    static NpyReader open(String name, InputStream content, MessageDigest digest) throws IOException {
        InputStream in = new DigestInputStream(new BufferedInputStream(content, 1 << 16), digest);
        NpyHeader header = NpyHeader.read(name, in);
        long dimensions = LongStream.of(header.sizes()).filter(size -> size > 1).count();
        if (header.fortranOrder() && dimensions > 1) {
            throw new InputException(String.format(
                    Locale.ROOT,
                    "%s: is in Fortran's order, the first index fastest; save numpy.ascontiguousarray of it",
                    name));
        }
        return new NpyReader(in, header);
    }

    NpyHeader header() {
        return header;
    }

    /** The next values, in their order of bytes. */
    ByteBuffer values(int count) {
        return ByteBuffer.wrap(bytes(Math.multiplyExact(count, header.type().bytes())))
                .order(header.type().order());
    }

    private byte[] bytes(int count) {
        try {
            byte[] bytes = in.readNBytes(count);
            if (bytes.length < count) {
                throw new InputException(String.format(
                        Locale.ROOT,
                        "%s: truncated: expected %s but the array ends before; save it again",
                        header.name(),
                        header.words()));
            }
            return bytes;
        } catch (IOException e) {
            throw damaged(header.name(), e);
        }
    }

    /** @throws InputException when something follows the values */
    void finish() {
        try {
            if (in.read() >= 0) {
                throw new InputException(String.format(
                        Locale.ROOT, "%s: expected %s but more follows; save it again", header.name(), header.words()));
            }
        } catch (IOException e) {
            throw damaged(header.name(), e);
        }
    }

    static InputException damaged(String name, IOException e) {
        return new InputException(
                String.format(Locale.ROOT, "%s: is damaged (%s); save it again", name, DurableFile.reason(e)), e);
    }

    @Override
    public void close() throws IOException {
        in.close();
    }
}
