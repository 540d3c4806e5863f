package werkbank.ensemble.choice;

import java.io.IOException;
import java.nio.file.DirectoryIteratorException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import werkbank.WerkbankException;
import werkbank.ensemble.EnsembleFolder;
import werkbank.experiment.result.EnsembleResult;
import werkbank.experiment.trial.TrialCheckpoint;
import werkbank.file.DurableFile;
import werkbank.file.StoredFile;
import werkbank.file.VerifiedFiles;

/** The copies of networks in a study's folder of the ensemble. */
final class EnsembleCopies {
    private static final String DISTILLED = "distilled.zip";

    /** Matches the copies of networks, whole and unfinished; what else is in the folder is somebody's. */
    private static final String NAMES =
            "{trial-[0-9]*.zip,distilled.zip,distilled-[0-9]*.zip," + DurableFile.UNFINISHED_NAMES + "}";

    private final Path studyFolder;
    private final Path folder;

    EnsembleCopies(Path studyFolder) {
        this.studyFolder = studyFolder;
        this.folder = EnsembleFolder.of(studyFolder);
    }

    /** Copies a checkpoint's networks to files such as {@code trial-0007.zip} or {@code trial-0007-epoch-09.zip}. */
    List<StoredFile> of(TrialCheckpoint one) {
        String epoch = one.otherEpoch()
                .map(number -> String.format(Locale.ROOT, "-epoch-%02d", number))
                .orElse("");
        List<StoredFile> copies = new ArrayList<>();
        List<StoredFile> models = one.checkpoint().models();
        for (StoredFile model : models) {
            String fold = models.size() == 1 ? "" : "-fold-" + (copies.size() + 1);
            copies.add(copy(model, String.format(Locale.ROOT, "trial-%04d%s%s.zip", one.trial(), epoch, fold)));
        }
        return List.copyOf(copies);
    }

    /** Copies the network that was trained on what the ensemble says. */
    StoredFile distilled(StoredFile model) {
        return copy(model, DISTILLED);
    }

    private StoredFile copy(StoredFile model, String name) {
        Path source = VerifiedFiles.file(model, studyFolder);
        String free = free(name, model);
        DurableFile.write(folder.resolve(free), out -> Files.copy(source, out));
        return new StoredFile(folder.getFileName() + "/" + free, model.sha256(), model.bytes());
    }

    /** A name under which the manifest knows no other network: {@code distilled.zip} or {@code distilled-2.zip}. */
    private String free(String name, StoredFile model) {
        Set<String> taken = EnsembleFolder.readable(folder).stream()
                .flatMap(manifest -> manifest.files().stream())
                .filter(file -> !file.sha256().equals(model.sha256()))
                .map(StoredFile::path)
                .collect(Collectors.toSet());
        return Stream.iterate(1, count -> count + 1)
                .map(count -> count == 1 ? name : name.replace(".zip", "-" + count + ".zip"))
                .filter(free -> !taken.contains(free))
                .findFirst()
                .orElseThrow();
    }

    /** Deletes the copies that an ensemble doesn't name. */
    void tidy(EnsembleResult ensemble) {
        Set<Path> kept =
                ensemble.files().map(model -> studyFolder.resolve(model.path())).collect(Collectors.toSet());
        try (DirectoryStream<Path> copies = Files.newDirectoryStream(folder, NAMES)) {
            for (Path copy : copies) {
                if (!kept.contains(copy) && !Files.isDirectory(copy)) {
                    Files.delete(copy);
                }
            }
        } catch (IOException | DirectoryIteratorException e) {
            throw new WerkbankException(String.format(Locale.ROOT, "can't tidy %s: %s", folder, e), e);
        }
    }
}
