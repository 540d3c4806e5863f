package werkbank.store;

import java.io.File;
import java.io.IOException;
import java.nio.file.DirectoryIteratorException;
import java.nio.file.DirectoryStream;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Stream;
import werkbank.InputException;
import werkbank.WerkbankException;
import werkbank.experiment.StudyArchive;
import werkbank.experiment.StudyCopy;
import werkbank.experiment.StudyRecord;
import werkbank.experiment.TrialStore;
import werkbank.file.DurableFile;

/**
 * Studies as folders of a results folder, each with an H2 file {@code study.mv.db}. A study exists when it has that
 * file; the file appears under its name only when the study is in it.
 */
public final class H2StudyArchive implements StudyArchive {
    private static final String FILE = "study.mv.db";
    /** Begins the names of files that take the place of a study's when they are whole. */
    static final String CREATING = "creating-";

    /** A file that is written to while it is copied may be copied in the middle of it. */
    private static final int TRIES = 5;

    private final Path results;

    /**
     * @param results the folder; made with the first study
     * @throws InputException when its path has a character that H2 takes for another: settings come after a semicolon,
     *     and a backslash is a slash
     */
    public H2StudyArchive(Path results) {
        this.results = results.toAbsolutePath().normalize();
        String path = this.results.toString();
        if (path.contains(";") || File.separatorChar == '/' && path.contains("\\")) {
            throw new InputException(
                    String.format(Locale.ROOT, "results folder '%s': use a path without ';' and '\\'", path));
        }
    }

    /** @throws InputException when no study can have this name */
    @Override
    public boolean exists(String study) {
        return Files.isRegularFile(file(study));
    }

    @Override
    public List<String> studies() {
        if (!Files.isDirectory(results)) {
            return List.of();
        }
        try (Stream<Path> folders = Files.list(results)) {
            return folders.map(folder -> folder.getFileName().toString())
                    .filter(StudyName::isValid)
                    .filter(this::exists)
                    .sorted()
                    .toList();
        } catch (IOException e) {
            throw new WerkbankException(String.format(Locale.ROOT, "can't list %s (%s)", results, e), e);
        }
    }

    /** @throws InputException when no study can have this name */
    @Override
    public Path folder(String study) {
        return results.resolve(StudyName.checked(study));
    }

    private Path file(String study) {
        return folder(study).resolve(FILE);
    }

    @Override
    public TrialStore create(StudyRecord study) {
        if (exists(study.name())) {
            throw alreadyThere(study.name());
        }
        makeFolder(folder(study.name()));
        Path draft = folder(study.name()).resolve(CREATING + UUID.randomUUID() + ".mv.db");
        try {
            H2TrialStore.createFile(draft, study);
            publish(draft, study.name());
        } catch (RuntimeException e) {
            deleteDraft(draft);
            throw e;
        }
        return opened(study.name());
    }

    /** Deletes what couldn't become a study: it may be what fills the disk. */
    private static void deleteDraft(Path draft) {
        try {
            Files.deleteIfExists(draft);
        } catch (IOException e) {
            // The next process that opens the study for writing deletes it.
        }
    }

    private InputException alreadyThere(String study) {
        return new InputException(String.format(
                Locale.ROOT,
                "study '%s' exists already in %s; choose another name, or move its folder away",
                study,
                results));
    }

    private static void makeFolder(Path folder) {
        try {
            Files.createDirectories(folder);
        } catch (IOException e) {
            fileInTheWay(folder).ifPresent(file -> {
                throw new InputException(
                        String.format(
                                Locale.ROOT,
                                "%s: expected a folder but found %s",
                                file,
                                Files.isRegularFile(file)
                                        ? "a file; move it away"
                                        : "something else; name another folder"),
                        e);
            });
            throw new WerkbankException(
                    String.format(
                            Locale.ROOT,
                            "can't make the folder %s (%s); see to its permissions and free space",
                            folder,
                            DurableFile.reason(e)),
                    e);
        }
    }

    private static Optional<Path> fileInTheWay(Path folder) {
        return Stream.iterate(folder, path -> path != null, Path::getParent)
                .filter(path -> Files.exists(path) && !Files.isDirectory(path))
                .findFirst();
    }

    private void publish(Path draft, String study) {
        try {
            Files.move(draft, file(study));
        } catch (FileAlreadyExistsException | NoSuchFileException overtaken) {
            throw alreadyThere(study);
        } catch (IOException e) {
            throw new WerkbankException(String.format(Locale.ROOT, "can't make %s (%s)", file(study), e), e);
        }
    }

    private TrialStore opened(String study) {
        TrialStore store = H2TrialStore.open(file(study));
        deleteDrafts(folder(study));
        return store;
    }

    /**
     * Deletes the drafts of processes that were killed, or have just lost the race for the name of a study. Only who has it
     * may: nobody else is bringing it up to date then. A draft that can't be deleted is left to the next process.
     */
    private static void deleteDrafts(Path folder) {
        try (DirectoryStream<Path> drafts = Files.newDirectoryStream(folder, CREATING + "*")) {
            for (Path draft : drafts) {
                Files.deleteIfExists(draft);
            }
        } catch (IOException | DirectoryIteratorException e) {
            // The study is open all the same.
        }
    }

    @Override
    public void require(String study) {
        if (!exists(study)) {
            throw new InputException(
                    String.format(Locale.ROOT, "there is no study '%s' in %s; %s", study, results, known()));
        }
    }

    @Override
    public TrialStore open(String study) {
        require(study);
        return opened(study);
    }

    @Override
    public StudyCopy read(String study) {
        require(study);
        for (int tried = 1; ; tried++) {
            FileCopy copy = FileCopy.of(file(study));
            try {
                TrialStore store = H2TrialStore.read(copy);
                return new StudyCopy(
                        store, copy.isOfHeld() ? Optional.of(words(study)) : Optional.empty(), copy.taken());
            } catch (RuntimeException e) {
                copy.close();
                if (!copy.isOfHeld() || tried == TRIES) {
                    throw e;
                }
            }
        }
    }

    @Override
    public Optional<String> owner(String study) {
        require(study);
        return FileCopy.isHeld(file(study)) ? Optional.of(words(study)) : Optional.empty();
    }

    private String words(String study) {
        return OwnerNote.await(folder(study)).map(OwnerNote::text).orElse("another process");
    }

    private String known() {
        List<String> names = studies();
        return names.isEmpty() ? "it has none yet" : "it has " + String.join(", ", names);
    }
}
