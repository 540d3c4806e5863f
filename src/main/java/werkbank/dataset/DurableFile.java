package werkbank.dataset;

import java.io.BufferedOutputStream;
import java.io.FileOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.security.DigestInputStream;
import java.security.DigestOutputStream;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.Locale;
import werkbank.StorageException;
import werkbank.WerkbankException;

/** Files that are either whole or not there: written under another name, synced to the disk, then renamed. */
public final class DurableFile {
    /** How the names of files end that aren't whole yet. */
    public static final String UNFINISHED = ".tmp";

    private DurableFile() {}

    /** Writes a file's content. */
    @FunctionalInterface
    public interface Content {
        void writeTo(OutputStream out) throws IOException;
    }

    /**
     * Replaces {@code file}, creating its folder where there is none.
     *
     * @return SHA-256 of the content, lower-case hexadecimal
     * @throws StorageException when it can't be written, with the reason; the former file is still there then
     */
    public static String write(Path file, Content content) {
        Path temporary = file.resolveSibling(file.getFileName() + UNFINISHED);
        try {
            Files.createDirectories(file.toAbsolutePath().getParent());
            String sha256 = writeAndSync(temporary, content);
            Files.move(temporary, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
            return sha256;
        } catch (IOException e) {
            throw new StorageException(
                    String.format(
                            Locale.ROOT,
                            "can't write %s: %s; see to the folder and its free space, then run the same command again",
                            file,
                            reason(e)),
                    e);
        }
    }

    /**
     * Deletes a file if it is there.
     *
     * @throws StorageException when it can't be deleted, with the reason
     */
    public static void delete(Path file) {
        try {
            Files.deleteIfExists(file);
        } catch (IOException e) {
            throw new StorageException(
                    String.format(Locale.ROOT, "can't delete %s: %s; see to the folder", file, reason(e)), e);
        }
    }

    private static String writeAndSync(Path temporary, Content content) throws IOException {
        MessageDigest digest = newSha256();
        // Not a FileChannel: an interrupted thread would find it closed.
        try (FileOutputStream file = new FileOutputStream(temporary.toFile())) {
            OutputStream out = new DigestOutputStream(new BufferedOutputStream(file, 1 << 16), digest);
            content.writeTo(out);
            out.flush();
            file.getFD().sync();
        }
        return HexFormat.of().formatHex(digest.digest());
    }

    /**
     * SHA-256 of a file's bytes in lower-case hexadecimal.
     *
     * @throws WerkbankException when it can't be read
     */
    public static String sha256(Path file) {
        MessageDigest digest = newSha256();
        try (InputStream in = new DigestInputStream(Files.newInputStream(file), digest)) {
            in.transferTo(OutputStream.nullOutputStream());
        } catch (IOException e) {
            throw new WerkbankException("can't read " + file + ": " + reason(e), e);
        }
        return HexFormat.of().formatHex(digest.digest());
    }

    /** SHA-256 of bytes in lower-case hexadecimal. */
    public static String sha256(byte[] bytes) {
        return HexFormat.of().formatHex(newSha256().digest(bytes));
    }

    static MessageDigest newSha256() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java has SHA-256", e);
        }
    }

    /** What the platform said, with its kind: a bare file name would not tell. */
    static String reason(IOException e) {
        String kind = e.getClass().getSimpleName();
        return e.getMessage() == null ? kind : kind + ": " + e.getMessage();
    }
}
