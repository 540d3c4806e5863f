package werkbank.ensemble;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDateTime;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;
import java.util.zip.ZipOutputStream;
import werkbank.InputException;
import werkbank.file.StoredFile;

/** The folder of an ensemble as one file, to be taken elsewhere. */
public final class EnsembleZip {
    /**
     * The time of all entries, always the same so that the same ensemble has the same bytes; the earliest that zip
     * knows.
     */
    private static final LocalDateTime TIME = LocalDateTime.of(1980, 1, 1, 0, 0);

    /** Bytes of networks for each of the zip. Weights hardly get smaller, so that this is no zip of ours. */
    private static final int MOST_EXPANSION = 100;

    private EnsembleZip() {}

    /** Writes an ensemble's manifest and networks. The stream stays open. */
    public static void write(SavedEnsemble ensemble, OutputStream out) throws IOException {
        ZipOutputStream zip = new ZipOutputStream(out);
        begin(EnsembleFolder.MANIFEST, zip);
        zip.write(manifest(ensemble));
        for (String name : names(ensemble.manifest())) {
            begin(name, zip);
            Files.copy(ensemble.folder().resolve(name), zip);
        }
        zip.finish();
    }

    /**
     * The manifest as it stands in the folder, so that a manifest of a former version leaves as it came; written anew
     * for a part.
     */
    private static byte[] manifest(SavedEnsemble ensemble) throws IOException {
        boolean isWhole = EnsembleFolder.manifest(ensemble.folder()).equals(ensemble.manifest());
        return isWhole
                ? Files.readAllBytes(ensemble.folder().resolve(EnsembleFolder.MANIFEST))
                : EnsembleFolder.text(ensemble.manifest());
    }

    private static List<String> names(EnsembleManifest manifest) {
        return manifest.files().stream().map(StoredFile::path).distinct().toList();
    }

    private static void begin(String name, ZipOutputStream zip) throws IOException {
        ZipEntry entry = new ZipEntry(name);
        entry.setTimeLocal(TIME);
        zip.putNextEntry(entry);
    }

    /**
     * Copies the files that the manifest of a zip names into a folder, no more of each than the manifest says. Whatever else
     * is in the zip isn't read.
     *
     * @throws InputException when it is no zip, its manifest breaks a rule, or a file is missing
     */
    static void unpack(Path zip, Path folder) {
        try (ZipFile file = new ZipFile(zip.toFile())) {
            requireOneOfEach(file, zip);
            ZipEntry text = file.getEntry(EnsembleFolder.MANIFEST);
            if (text == null) {
                throw new InputException(String.format(
                        Locale.ROOT,
                        "%s: expected an exported ensemble but there is no %s in the zip",
                        zip,
                        EnsembleFolder.MANIFEST));
            }
            EnsembleManifest manifest;
            try (InputStream in = file.getInputStream(text)) {
                manifest = EnsembleFolder.manifest(in, zip + ": " + EnsembleFolder.MANIFEST);
            }
            requirePlausible(manifest, zip);
            EnsembleFolder.write(folder, manifest);
            for (StoredFile stored : manifest.files()) {
                unpack(file, stored, folder, zip);
            }
        } catch (IOException e) {
            throw new InputException(
                    String.format(
                            Locale.ROOT,
                            "%s: expected an exported ensemble but found no zip that is whole (%s)",
                            zip,
                            e.getMessage()),
                    e);
        }
    }

    /** Refuses two entries of one name, of which others might see the other. */
    private static void requireOneOfEach(ZipFile file, Path zip) {
        Set<String> names = new HashSet<>();
        file.stream()
                .map(ZipEntry::getName)
                .filter(name -> !names.add(name))
                .findFirst()
                .ifPresent(name -> {
                    throw new InputException(
                            String.format(Locale.ROOT, "%s: there are two entries '%s' in the zip", zip, name));
                });
    }

    private static void requirePlausible(EnsembleManifest manifest, Path zip) throws IOException {
        long bytes = manifest.files().stream().mapToLong(StoredFile::bytes).sum();
        if (bytes > MOST_EXPANSION * Files.size(zip)) {
            throw new InputException(String.format(
                    Locale.ROOT,
                    "%s: its manifest announces %d bytes of networks, but the zip has %d",
                    zip,
                    bytes,
                    Files.size(zip)));
        }
    }

    private static void unpack(ZipFile file, StoredFile stored, Path folder, Path zip) throws IOException {
        ZipEntry entry = file.getEntry(stored.path());
        if (entry == null) {
            throw new InputException(
                    String.format(Locale.ROOT, "%s: %s is missing; its manifest names it", zip, stored.path()));
        }
        try (InputStream in = file.getInputStream(entry);
                OutputStream out = Files.newOutputStream(folder.resolve(stored.path()))) {
            byte[] buffer = new byte[1 << 16];
            long left = stored.bytes();
            while (left > 0) {
                int count = in.read(buffer, 0, (int) Math.min(buffer.length, left));
                if (count < 0) {
                    return;
                }
                out.write(buffer, 0, count);
                left -= count;
            }
        }
    }
}
