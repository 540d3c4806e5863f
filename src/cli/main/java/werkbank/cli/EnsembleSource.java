package werkbank.cli;

import java.io.File;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Optional;
import werkbank.InputException;
import werkbank.ensemble.EnsembleFolder;
import werkbank.experiment.StudyArchive;

/**
 * Where the ensemble lies that a command is given: a study's by its name, with its database or as it was left without
 * (such as those that come with Werkbank), an exported one by its path. What is both is taken for the study.
 */
final class EnsembleSource {
    private EnsembleSource() {}

    /**
     * The folder or zip of either.
     *
     * @throws InputException when there is no such study, or it has no ensemble
     */
    static Path of(String name, SharedOptions options) {
        return withoutStudy(name, options).orElseGet(() -> ofStudy(name, options));
    }

    /** Empty when the name is that of a study with its database, or can be nothing else. */
    static Optional<Path> withoutStudy(String name, SharedOptions options) {
        Path path = Path.of(name);
        if (path.getNameCount() > 1 || path.isAbsolute() || name.endsWith(File.separator)) {
            return Optional.of(path);
        }
        StudyArchive archive = options.archive();
        if (archive.exists(name)) {
            return Optional.empty();
        }
        if (Files.isRegularFile(path) || EnsembleFolder.isOne(path) || name.endsWith(".zip")) {
            return Optional.of(path);
        }
        return Optional.of(EnsembleFolder.of(archive.folder(name))).filter(EnsembleFolder::isOne);
    }

    /** The study isn't opened, so another process may be searching it. */
    static Path ofStudy(String study, SharedOptions options) {
        StudyArchive archive = options.archive();
        Path folder = EnsembleFolder.of(archive.folder(study));
        if (!EnsembleFolder.isOne(folder)) {
            archive.require(study);
            throw new InputException(String.format(
                    Locale.ROOT, "study '%1$s' has no ensemble; build one with: werkbank ensemble %1$s", study));
        }
        return folder;
    }
}
