package werkbank.ensemble;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import werkbank.InputException;
import werkbank.WerkbankException;
import werkbank.dataset.DurableFile;
import werkbank.experiment.Json;
import werkbank.experiment.StoredFile;

/** A folder with an ensemble: {@code ensemble.json} and the networks that it names. Nothing outside it is needed. */
public final class EnsembleFolder {
    /** The file of the {@link EnsembleManifest}. */
    static final String MANIFEST = "ensemble.json";

    private static final String NAME = "ensemble";

    private EnsembleFolder() {}

    /** The one of a study. */
    public static Path of(Path studyFolder) {
        return studyFolder.resolve(NAME);
    }

    /** Whether there is a manifest in it. */
    public static boolean isOne(Path folder) {
        return Files.isRegularFile(folder.resolve(MANIFEST));
    }

    /** @return the file that was written */
    static Path write(Path folder, EnsembleManifest manifest) {
        Path file = folder.resolve(MANIFEST);
        DurableFile.write(file, out -> out.write(text(manifest)));
        return file;
    }

    /** What the manifest's file has. */
    static byte[] text(EnsembleManifest manifest) {
        return Json.indented(manifest).getBytes(StandardCharsets.UTF_8);
    }

    /**
     * Reads the manifest and compares every network file with it.
     *
     * @throws InputException when there is none, it is damaged or of another version, or a file is missing, changed or
     *     another one's
     */
    static EnsembleManifest read(Path folder) {
        Path file = folder.resolve(MANIFEST);
        EnsembleManifest manifest = parse(file);
        if (!manifest.isReadable()) {
            throw new InputException(String.format(
                    Locale.ROOT,
                    "%s: written by %s version of Werkbank (format %d, this one reads up to %d); build it again with: werkbank ensemble STUDY",
                    file,
                    manifest.format() > EnsembleManifest.FORMAT ? "a newer" : "a former",
                    manifest.format(),
                    EnsembleManifest.FORMAT));
        }
        manifest.files().forEach(stored -> check(stored, folder));
        return manifest;
    }

    private static EnsembleManifest parse(Path file) {
        if (!Files.isRegularFile(file)) {
            throw new InputException(
                    String.format(Locale.ROOT, "%s is missing; is that the folder of an ensemble?", file));
        }
        EnsembleManifest manifest = json(file);
        if (manifest == null || manifest.isReadable() && !manifest.isComplete()) {
            throw damaged(file, null);
        }
        return manifest;
    }

    private static EnsembleManifest json(Path file) {
        try {
            return Json.read(Files.readString(file), EnsembleManifest.class);
        } catch (IOException | WerkbankException e) {
            throw damaged(file, e);
        }
    }

    private static InputException damaged(Path file, Exception cause) {
        return new InputException(
                String.format(Locale.ROOT, "%s is damaged: it is not the JSON of an ensemble", file), cause);
    }

    private static void check(StoredFile stored, Path folder) {
        if (!Path.of(stored.path()).equals(Path.of(stored.path()).getFileName())) {
            throw new InputException(String.format(
                    Locale.ROOT,
                    "%s names %s; the networks must lie beside it",
                    folder.resolve(MANIFEST),
                    stored.path()));
        }
        try {
            Verified.file(stored, folder);
        } catch (WerkbankException e) {
            throw new InputException(e.getMessage(), e);
        }
    }
}
