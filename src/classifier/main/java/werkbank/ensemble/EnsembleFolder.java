package werkbank.ensemble;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Optional;
import werkbank.InputException;
import werkbank.WerkbankException;
import werkbank.file.DurableFile;
import werkbank.file.Json;
import werkbank.file.StoredFile;
import werkbank.file.VerifiedFiles;

/** A folder with an ensemble: {@code ensemble.json} and the networks that it names. Nothing outside it is needed. */
public final class EnsembleFolder {
    /** The file of the {@link EnsembleManifest}. */
    public static final String MANIFEST = "ensemble.json";

    private static final String NAME = "ensemble";

    /** The largest manifest; a member takes some 500 bytes, and the recipe of a trial some 3,000. */
    private static final int MOST_BYTES = 16 << 20;

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
    public static Path write(Path folder, EnsembleManifest manifest) {
        Path file = folder.resolve(MANIFEST);
        DurableFile.write(file, out -> out.write(text(manifest)));
        return file;
    }

    /** The content of the manifest's file. */
    static byte[] text(EnsembleManifest manifest) {
        return Json.indented(manifest).getBytes(StandardCharsets.UTF_8);
    }

    /**
     * Reads the manifest and compares every network file with it.
     *
     * @throws InputException when there is none, it is damaged, breaks a rule or is of another version, or a file is
     *     missing, changed or another one's
     */
    public static EnsembleManifest read(Path folder) {
        EnsembleManifest manifest = manifest(folder);
        manifest.files().forEach(stored -> check(stored, folder));
        return manifest;
    }

    /**
     * Reads the manifest alone.
     *
     * @throws InputException when there is none, it is damaged, breaks a rule or is of another version
     */
    static EnsembleManifest manifest(Path folder) {
        Path file = folder.resolve(MANIFEST);
        if (!Files.isRegularFile(file, LinkOption.NOFOLLOW_LINKS)) {
            throw new InputException(
                    String.format(Locale.ROOT, "%s is missing; is that the folder of an ensemble?", file));
        }
        try (InputStream in = Files.newInputStream(file)) {
            return manifest(in, file.toString());
        } catch (IOException e) {
            throw damaged(file.toString(), e);
        }
    }

    /** Reads the manifest like {@link #manifest(Path)}; empty when there is none to be read. */
    public static Optional<EnsembleManifest> readable(Path folder) {
        try {
            return isOne(folder) ? Optional.of(manifest(folder)) : Optional.empty();
        } catch (InputException e) {
            return Optional.empty();
        }
    }

    /**
     * The manifest in a stream, once it was found to keep the rules.
     *
     * @param source for messages
     * @throws InputException as {@link #manifest(Path)}
     */
    static EnsembleManifest manifest(InputStream in, String source) throws IOException {
        EnsembleManifest manifest = json(in.readNBytes(MOST_BYTES + 1), source);
        if (manifest == null || manifest.isReadable() && !manifest.isComplete()) {
            throw damaged(source, null);
        }
        if (!manifest.isReadable()) {
            throw new InputException(String.format(
                    Locale.ROOT,
                    "%s: written by %s version of Werkbank (format %d, this one reads up to %d); build it again with: werkbank ensemble STUDY",
                    source,
                    manifest.format() > EnsembleManifest.FORMAT ? "a newer" : "a former",
                    manifest.format(),
                    EnsembleManifest.FORMAT));
        }
        new EnsembleRules(source).check(manifest);
        return manifest;
    }

    private static EnsembleManifest json(byte[] text, String source) {
        if (text.length > MOST_BYTES) {
            throw new InputException(
                    String.format(Locale.ROOT, "%s has more than %d bytes; no ensemble's has", source, MOST_BYTES));
        }
        try {
            return Json.readStrictly(new String(text, StandardCharsets.UTF_8), EnsembleManifest.class);
        } catch (WerkbankException e) {
            throw damaged(source, e);
        }
    }

    private static InputException damaged(String source, Exception cause) {
        return new InputException(
                String.format(Locale.ROOT, "%s is damaged: it is not the JSON of an ensemble", source), cause);
    }

    private static void check(StoredFile stored, Path folder) {
        if (Files.isSymbolicLink(folder.resolve(stored.path()))) {
            throw new InputException(String.format(
                    Locale.ROOT, "%s is a link; the networks must lie in the folder", folder.resolve(stored.path())));
        }
        try {
            VerifiedFiles.file(stored, folder);
        } catch (WerkbankException e) {
            throw new InputException(
                    e.getMessage() + "; build it again with: werkbank ensemble STUDY, or copy it anew", e);
        }
    }
}
