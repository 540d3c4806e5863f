package werkbank.file;

import java.io.IOException;
import java.io.OutputStream;
import java.time.LocalDateTime;
import java.util.zip.Deflater;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;

/** A zip that isn't compressed, since weights hardly get smaller, and whose bytes depend on its content alone. */
public final class StoredZip {
    /** The first that a zip can have. */
    private static final LocalDateTime NO_TIME = LocalDateTime.of(1980, 1, 1, 0, 0);

    private final ZipOutputStream zip;

    /** @param out stays open */
    public StoredZip(OutputStream out) {
        zip = new ZipOutputStream(out);
        zip.setLevel(Deflater.NO_COMPRESSION);
    }

    /** The content of an entry, written piece by piece: it may be longer than any array. */
    public interface Content {
        /** @param out stays open */
        void write(OutputStream out) throws IOException;
    }

    public void add(String name, byte[] content) throws IOException {
        addPieces(name, out -> out.write(content));
    }

    /** Adds an entry that isn't in memory as a whole. */
    public void addPieces(String name, Content content) throws IOException {
        ZipEntry entry = new ZipEntry(name);
        entry.setTimeLocal(NO_TIME);
        zip.putNextEntry(entry);
        content.write(zip);
        zip.closeEntry();
    }

    /** Writes the directory, after the last entry. */
    public void finish() throws IOException {
        zip.finish();
    }
}
