package werkbank.app;

import java.io.File;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Optional;
import werkbank.InputException;
import werkbank.ensemble.EnsembleFolder;
import werkbank.experiment.StudyArchive;

/**
 * The place of the ensemble that a command is given: a study's by its name, with its database or as it was left without
 * (such as those that come with Werkbank), an exported one by its path. What is both is taken for the study.
 */
public final class EnsembleSource {
    private EnsembleSource() {}

    /**
     * The folder or zip of either.
     *
     * @throws InputException when there is no such study, or it has no ensemble
     */
    public static Path of(String name, Workspace workspace) {
        return withoutStudy(name, workspace).orElseGet(() -> ofStudy(name, workspace));
    }

    /**
     * The path of an ensemble without a study; empty when the name is that of a study with its database, or can be
     * nothing else.
     */
    public static Optional<Path> withoutStudy(String name, Workspace workspace) {
        Path path = Path.of(name);
        if (path.getNameCount() > 1 || path.isAbsolute() || name.endsWith(File.separator)) {
            return Optional.of(path);
        }
        StudyArchive archive = workspace.archive();
        if (archive.exists(name)) {
            return Optional.empty();
        }
        if (Files.isRegularFile(path) || EnsembleFolder.isOne(path) || name.endsWith(".zip")) {
            return Optional.of(path);
        }
        return Optional.of(EnsembleFolder.of(archive.folder(name))).filter(EnsembleFolder::isOne);
    }

    /** The ensemble's folder of a study, which isn't opened, so another process may be searching it. */
    public static Path ofStudy(String study, Workspace workspace) {
        StudyArchive archive = workspace.archive();
        Path folder = EnsembleFolder.of(archive.folder(study));
        if (!EnsembleFolder.isOne(folder)) {
            archive.require(study);
            throw new InputException(String.format(
                    Locale.ROOT, "study '%1$s' has no ensemble; build one with: werkbank ensemble %1$s", study));
        }
        return folder;
    }
}
