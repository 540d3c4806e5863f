package werkbank.cli;

import java.io.File;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import werkbank.InputException;
import werkbank.ensemble.EnsembleFolder;
import werkbank.experiment.StudyArchive;

/**
 * Where the ensemble lies that a command is given: a study's by its name, an exported one by its path. What is both is
 * taken for the study.
 */
final class EnsembleSource {
    private EnsembleSource() {}

    /**
     * The folder or zip of either.
     *
     * @throws InputException when there is no such study, or it has no ensemble
     */
    static Path of(String name, SharedOptions options) {
        return exported(name, options).orElseGet(() -> ofStudy(name, options));
    }

    /** Empty when the name is that of a study, or can be nothing else. */
    static Optional<Path> exported(String name, SharedOptions options) {
        Path path = Path.of(name);
        boolean isPath = path.getNameCount() > 1 || path.isAbsolute() || name.endsWith(File.separator);
        boolean isFile = Files.isRegularFile(path) || EnsembleFolder.isOne(path) || name.endsWith(".zip");
        return isPath || isFile && !options.archive().exists(name) ? Optional.of(path) : Optional.empty();
    }

    /** The study isn't opened, so another process may be searching it. */
    static Path ofStudy(String study, SharedOptions options) {
        StudyArchive archive = options.archive();
        archive.require(study);
        Path folder = EnsembleFolder.of(archive.folder(study));
        if (!EnsembleFolder.isOne(folder)) {
            throw new InputException(
                    "study '%1$s' has no ensemble; build one with: werkbank ensemble %1$s".formatted(study));
        }
        return folder;
    }
}
