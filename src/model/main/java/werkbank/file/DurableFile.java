package werkbank.file;

import java.io.BufferedOutputStream;
import java.io.FileOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.FileSystemLoopException;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.security.DigestInputStream;
import java.security.DigestOutputStream;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.Locale;
import java.util.UUID;
import werkbank.InputException;
import werkbank.StorageException;
import werkbank.WerkbankException;

/**
 * Files that are either whole or not there: written beside their place under a name of their own, synced to the disk, then
 * renamed. So several may write the same file at once, and the last one's stays.
 */
public final class DurableFile {
    /** How the names of files end that aren't whole yet. */
    public static final String UNFINISHED = ".tmp";

    /** Matches the names under which files are written; processes that were killed leave them. */
    public static final String UNFINISHED_NAMES = "werkbank-*" + UNFINISHED;

    /** The most symbolic links that Linux follows. */
    private static final int MOST_LINKS = 40;

    /** Runs when a file is on the disk under its temporary name, and again when it is in its place; for tests alone. */
    static volatile Runnable onWrite = () -> {};

    private DurableFile() {}

    /** Writes a file's content. */
    @FunctionalInterface
    public interface Content {
        void writeTo(OutputStream out) throws IOException;
    }

    /**
     * Replaces {@code file}, creating its folder where there is none. Of a symbolic link the file is replaced that it leads
     * to. A device or a pipe is written to and stays what it is.
     *
     * @return SHA-256 of the content, lower-case hexadecimal
     * @throws StorageException when it can't be written, with the reason; the former file is still there then
     */
    public static String write(Path file, Content content) {
        try {
            // A link to a folder is one, but not to Files.createDirectories.
            if (!isFolder(file)
                    && Files.notExists(file)
                    && !Files.isDirectory(target(file).getParent())) {
                Files.createDirectories(target(file).getParent());
            }
        } catch (IOException e) {
            throw cannotWrite(file, e);
        }
        return writeBeside(file, content);
    }

    /**
     * Writes as {@link #write} does, but into a folder that is there: one that was deleted or moved while a program worked
     * in it doesn't come back with a part of its files.
     */
    public static String writeBeside(Path file, Content content) {
        if (isFolder(file)) {
            throw new StorageException(String.format(Locale.ROOT, "can't write %s: it is a folder", file));
        }
        try {
            return Files.exists(file) && !Files.isRegularFile(file)
                    ? writeTo(Files.newOutputStream(file), content)
                    : replace(target(file), content);
        } catch (IOException e) {
            Path folder = file.toAbsolutePath().getParent();
            throw Files.notExists(folder) ? gone(folder) : cannotWrite(file, e);
        }
    }

    private static StorageException cannotWrite(Path file, IOException e) {
        return new StorageException(
                String.format(
                        Locale.ROOT,
                        "can't write %s: %s; see to the folder and its free space, then run the same command again",
                        file,
                        reason(e)),
                e);
    }

    /** The words for a folder that its owner deleted or moved. */
    public static StorageException gone(Path folder) {
        return new StorageException(String.format(
                Locale.ROOT,
                "%s is gone: it was deleted or moved while it was in use; put it back, then run the same command again",
                folder));
    }

    /**
     * A file that a user wants written, looked at before there is anything to write.
     *
     * @return {@code file}
     * @throws InputException when it is a folder
     */
    public static Path requireNoFolder(Path file) {
        if (isFolder(file)) {
            throw new InputException(String.format(Locale.ROOT, "'%s' is a folder; name a file in it", file));
        }
        return file;
    }

    private static boolean isFolder(Path file) {
        return file.getFileName() == null || Files.isDirectory(file);
    }

    /** Follows symbolic links to the file, which may not be there yet. */
    private static Path target(Path file) throws IOException {
        Path target = file.toAbsolutePath();
        for (int links = 0; Files.isSymbolicLink(target); links++) {
            if (links == MOST_LINKS) {
                throw new FileSystemLoopException(file.toString());
            }
            target = target.resolveSibling(Files.readSymbolicLink(target));
        }
        return target;
    }

    private static String replace(Path file, Content content) throws IOException {
        Path folder = file.getParent();
        Path temporary = Files.createFile(folder.resolve("werkbank-" + UUID.randomUUID() + UNFINISHED));
        try {
            String sha256 = writeAndSync(temporary, content);
            onWrite.run();
            Files.move(temporary, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
            onWrite.run();
            return sha256;
        } finally {
            Files.deleteIfExists(temporary);
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
        // Not a FileChannel: an interrupted thread would find it closed.
        try (FileOutputStream file = new FileOutputStream(temporary.toFile())) {
            return writeTo(file, out -> {
                content.writeTo(out);
                out.flush();
                file.getFD().sync();
            });
        }
    }

    /** Closes the file. */
    private static String writeTo(OutputStream file, Content content) throws IOException {
        MessageDigest digest = newSha256();
        try (OutputStream out = new DigestOutputStream(new BufferedOutputStream(file, 1 << 16), digest)) {
            content.writeTo(out);
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

    /**
     * A file by the path that a record has of it; records come from others too.
     *
     * @param path relative to {@code folder}, with forward slashes
     * @throws WerkbankException when it leads out of the folder
     */
    public static Path within(Path folder, String path) {
        try {
            Path relative = Path.of(path);
            if (!relative.isAbsolute()
                    && !path.isEmpty()
                    && relative.equals(relative.normalize())
                    && !relative.startsWith("..")) {
                return folder.resolve(relative);
            }
        } catch (InvalidPathException e) {
            // As one that leads elsewhere.
        }
        throw new WerkbankException(
                String.format(Locale.ROOT, "a record names the file '%s', which isn't in %s", path, folder));
    }

    /** Whether it is a plain file of that size and content, which is read only if the size fits. */
    public static boolean isUnchanged(Path file, long bytes, String sha256) {
        return Files.isRegularFile(file)
                && file.toFile().length() == bytes
                && sha256(file).equals(sha256);
    }

    /** SHA-256 of bytes in lower-case hexadecimal. */
    public static String sha256(byte[] bytes) {
        return HexFormat.of().formatHex(newSha256().digest(bytes));
    }

    /** Makes a digest for content that comes piece by piece. */
    public static MessageDigest newSha256() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java has SHA-256", e);
        }
    }

    /** The platform's message with the exception's kind: a bare file name would not tell. */
    public static String reason(IOException e) {
        String kind = e.getClass().getSimpleName();
        return e.getMessage() == null ? kind : kind + ": " + e.getMessage();
    }
}
