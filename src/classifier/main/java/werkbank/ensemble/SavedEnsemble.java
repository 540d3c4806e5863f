package werkbank.ensemble;

import java.nio.file.Path;
import java.util.Optional;
import werkbank.InputException;

/**
 * An ensemble on the disk, once it was found whole.
 *
 * @param folder with the networks that the manifest names
 */
public record SavedEnsemble(EnsembleManifest manifest, Path folder) {
    /**
     * Reads the manifest and compares every network file with it.
     *
     * @throws InputException when something in the folder is missing, changed or breaks a rule
     */
    public static SavedEnsemble read(Path folder) {
        return new SavedEnsemble(EnsembleFolder.read(folder), folder);
    }

    /** The network alone that has learned from the ensemble, as an ensemble of one; empty when there is none. */
    public Optional<SavedEnsemble> distilled() {
        return manifest.distilled().map(alone -> new SavedEnsemble(alone, folder));
    }
}
