package werkbank.file;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import werkbank.WerkbankException;

/** Files that are still those of their record. */
public final class VerifiedFiles {
    private VerifiedFiles() {}

    /**
     * The file, once its content was compared.
     *
     * @param base that the record's path is relative to
     * @throws WerkbankException when it is missing or another one
     */
    public static Path file(StoredFile stored, Path base) {
        Path file = DurableFile.within(base, stored.path());
        if (!Files.isRegularFile(file)) {
            throw new WerkbankException(
                    String.format(Locale.ROOT, "%s is missing; its record says it has %d bytes", file, stored.bytes()));
        }
        if (!DurableFile.isUnchanged(file, stored.bytes(), stored.sha256())) {
            throw new WerkbankException(String.format(
                    Locale.ROOT,
                    "%s has changed: its record says %d bytes with the SHA-256 %s",
                    file,
                    stored.bytes(),
                    stored.sha256()));
        }
        return file;
    }
}
