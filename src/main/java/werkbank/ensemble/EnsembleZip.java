package werkbank.ensemble;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDateTime;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;
import java.util.zip.ZipOutputStream;
import werkbank.InputException;
import werkbank.dataset.DurableFile;
import werkbank.experiment.StoredFile;

/** The folder of an ensemble as one file, to be taken elsewhere. */
public final class EnsembleZip {
    /** Always the same, so that the same ensemble has the same bytes; the earliest that zip knows. */
    private static final LocalDateTime TIME = LocalDateTime.of(1980, 1, 1, 0, 0);

    private EnsembleZip() {}

    /**
     * Writes an ensemble's manifest and networks, once they were found whole.
     *
     * @param folder of the ensemble
     * @throws InputException when something in it is missing or changed
     * @throws werkbank.StorageException when the zip can't be written
     */
    public static void write(Path folder, Path zip) {
        write(EnsembleFolder.read(folder), folder, zip);
    }

    /**
     * As {@link #write}, of the network alone that has learned from the ensemble; it is an ensemble of one.
     *
     * @return false when there is no such network; nothing is written then
     */
    public static boolean writeDistilled(Path folder, Path zip) {
        Optional<EnsembleManifest> distilled = EnsembleFolder.read(folder).distilled();
        distilled.ifPresent(manifest -> write(manifest, folder, zip));
        return distilled.isPresent();
    }

    private static void write(EnsembleManifest manifest, Path folder, Path zip) {
        List<String> networks =
                manifest.files().stream().map(StoredFile::path).distinct().toList();
        DurableFile.write(zip, out -> write(manifest, networks, folder, out));
    }

    private static void write(EnsembleManifest manifest, List<String> networks, Path folder, OutputStream out)
            throws IOException {
        ZipOutputStream zip = new ZipOutputStream(out);
        begin(EnsembleFolder.MANIFEST, zip);
        zip.write(EnsembleFolder.text(manifest));
        for (String name : networks) {
            begin(name, zip);
            Files.copy(folder.resolve(name), zip);
        }
        zip.finish();
    }

    private static void begin(String name, ZipOutputStream zip) throws IOException {
        ZipEntry entry = new ZipEntry(name);
        entry.setTimeLocal(TIME);
        zip.putNextEntry(entry);
    }

    /**
     * Copies the files of a zip into a folder.
     *
     * @throws InputException when it is no zip, or not one that {@link #write} wrote
     */
    static void unpack(Path zip, Path folder) {
        try (ZipFile file = new ZipFile(zip.toFile())) {
            if (file.getEntry(EnsembleFolder.MANIFEST) == null) {
                throw new InputException(String.format(
                        Locale.ROOT,
                        "%s: expected an exported ensemble but there is no %s in the zip",
                        zip,
                        EnsembleFolder.MANIFEST));
            }
            for (ZipEntry entry : file.stream().toList()) {
                unpack(file, entry, folder, zip);
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

    private static void unpack(ZipFile file, ZipEntry entry, Path folder, Path zip) throws IOException {
        Path target = folder.resolve(entry.getName()).normalize();
        // A name with .. or a root would leave the folder.
        if (!folder.equals(target.getParent())) {
            throw new InputException(String.format(
                    Locale.ROOT, "%s: expected an exported ensemble but found %s in it", zip, entry.getName()));
        }
        try (InputStream in = file.getInputStream(entry)) {
            Files.copy(in, target);
        }
    }
}
