package werkbank.app;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import werkbank.InputException;
import werkbank.engine.saved.ImportedNetwork;
import werkbank.engine.saved.NetworkImport;
import werkbank.engine.saved.SavedNetwork;
import werkbank.experiment.Provenance;
import werkbank.experiment.StudyArchive;
import werkbank.experiment.TrialStore;
import werkbank.file.DurableFile;
import werkbank.file.StoredFile;
import werkbank.recipe.NetworkGraph;
import werkbank.recipe.Shape;
import werkbank.space.SearchSpace;
import werkbank.space.StartFrom;

/**
 * A network that trials are to start from, read from where the space says and not yet kept in a study.
 *
 * @param zip as Werkbank saves networks
 * @param graph its layers
 */
public record StartNetwork(byte[] zip, Provenance.StartingNetwork origin, NetworkGraph graph) {
    private static final String KERAS = "keras";

    /**
     * Reads a network from where a space says that it is.
     *
     * @param images that it is to be for
     * @throws InputException when it is missing, can't be read or is for other images
     */
    static StartNetwork of(StartFrom wanted, SearchSpace space, Shape images, StudyArchive archive) {
        if (wanted.keras().isPresent()) {
            return imported(Path.of(wanted.keras().orElseThrow()), space, images);
        }
        Path file = wanted.zip().map(Path::of).orElseGet(() -> ofTrial(wanted, space, archive));
        NetworkImport.recognising(file).ifPresent(other -> {
            throw new InputException(String.format(
                    Locale.ROOT,
                    "%s: start-from names %s as a zip, and it is a file of %s; write start-from: {%s: %s}",
                    space.file(),
                    file,
                    other.name(),
                    other.name(),
                    file.getFileName()));
        });
        NetworkGraph graph = SavedNetwork.read(file, images).graph();
        return of(bytes(file), words(wanted, file), DurableFile.sha256(file), graph);
    }

    private static StartNetwork of(byte[] zip, String source, String sourceSha256, NetworkGraph graph) {
        return new StartNetwork(
                zip, new Provenance.StartingNetwork(source, sourceSha256, DurableFile.sha256(zip)), graph);
    }

    private static StartNetwork imported(Path file, SearchSpace space, Shape images) {
        ImportedNetwork network = NetworkImport.of(KERAS).read(file, images);
        ByteArrayOutputStream zip = new ByteArrayOutputStream();
        try {
            network.saved(images, space.recipe(space.first())).write(zip);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return of(
                zip.toByteArray(),
                file.getFileName().toString(),
                DurableFile.sha256(file),
                NetworkGraph.of(network.layers(), images, network.classes()));
    }

    private static byte[] bytes(Path file) {
        try {
            return Files.readAllBytes(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static String words(StartFrom wanted, Path file) {
        return wanted.study()
                .map(study -> String.format(Locale.ROOT, "trial %d of study '%s'", wanted.trial(), study))
                .orElseGet(() -> file.getFileName().toString());
    }

    private static Path ofTrial(StartFrom wanted, SearchSpace space, StudyArchive archive) {
        String study = wanted.study().orElseThrow();
        archive.require(study);
        try (TrialStore store = archive.read(study).store()) {
            StoredFile model = store.trial(wanted.trial())
                    .flatMap(found -> found.outcome())
                    .flatMap(outcome -> outcome.best().models().stream().findFirst())
                    .orElseThrow(() -> new InputException(String.format(
                            Locale.ROOT,
                            "%s: start-from names trial %d of study '%s', which has no network; see its trials with:"
                                    + " werkbank trials %s",
                            space.file(),
                            wanted.trial(),
                            study,
                            study)));
            Path file = DurableFile.within(archive.folder(study), model.path());
            if (!DurableFile.isUnchanged(file, model.bytes(), model.sha256())) {
                throw new InputException(String.format(Locale.ROOT, "%s is missing or was changed", file));
            }
            return file;
        }
    }
}
