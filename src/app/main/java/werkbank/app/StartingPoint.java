package werkbank.app;

import java.nio.file.Path;
import java.util.Locale;
import werkbank.InputException;
import werkbank.engine.saved.ReadNetwork;
import werkbank.engine.saved.SavedNetwork;
import werkbank.experiment.StudyArchive;
import werkbank.experiment.TrialStore;
import werkbank.file.DurableFile;
import werkbank.file.StoredFile;
import werkbank.recipe.NetworkGraph;
import werkbank.recipe.Shape;
import werkbank.space.SearchSpace;
import werkbank.space.StartFrom;
import werkbank.study.KeptStart;
import werkbank.study.StudyData;
import werkbank.study.StudyListener;

/** Finds the network that a space's trials start from. */
public final class StartingPoint {
    private final StudyArchive archive;
    private final SearchSpace space;
    private final StudyData data;

    public StartingPoint(Workspace workspace, SearchSpace space, StudyData data) {
        this.archive = workspace.archive();
        this.space = space;
        this.data = data;
    }

    /**
     * Checks that there is such a network, that it fits the images, and that the space's first network has the layer up to
     * which nothing is to learn; before a study is made.
     *
     * @param folder of the study, which may have the network already
     * @throws InputException when something is missing or doesn't fit
     */
    public void check(Path folder) {
        space.start().ifPresent(wanted -> {
            NetworkGraph graph = NetworkGraph.of(
                    space.recipe(space.first()).network(),
                    shape(),
                    data.images().classes());
            if (!wanted.freezeUpTo().isEmpty()
                    && graph.upTo(wanted.freezeUpTo()).isEmpty()) {
                throw new InputException(String.format(
                        Locale.ROOT,
                        "%s: freeze-up-to is '%s', which the network doesn't have; its layers are %s",
                        space.file(),
                        wanted.freezeUpTo(),
                        String.join(
                                ", ",
                                graph.hidden().stream()
                                        .map(NetworkGraph.Node::name)
                                        .toList())));
            }
            if (KeptStart.read(folder).isEmpty()) {
                SavedNetwork.read(source(wanted), shape());
            }
        });
    }

    /** Keeps the network in the study's folder, once, and tells what is kept. */
    void keep(Path folder, StudyListener told) {
        space.start().ifPresent(wanted -> {
            KeptStart kept =
                    KeptStart.read(folder).orElseGet(() -> KeptStart.keep(folder, source(wanted), words(wanted)));
            ReadNetwork read =
                    SavedNetwork.read(DurableFile.within(folder, kept.network().path()), shape());
            told.note(String.format(
                    Locale.ROOT,
                    "trials start from the weights of %s, %s parameters for %d classes, SHA-256 %s",
                    kept.source(),
                    ValueFormat.count(read.graph().parameters()),
                    read.classes(),
                    kept.network().sha256().substring(0, 12)));
        });
    }

    private Shape shape() {
        return data.images().shape();
    }

    private static String words(StartFrom wanted) {
        return wanted.study()
                .map(study -> String.format(Locale.ROOT, "trial %d of study '%s'", wanted.trial(), study))
                .orElseGet(
                        () -> Path.of(wanted.zip().orElseThrow()).getFileName().toString());
    }

    private Path source(StartFrom wanted) {
        return wanted.zip().map(Path::of).orElseGet(() -> ofTrial(wanted.study().orElseThrow(), wanted.trial()));
    }

    private Path ofTrial(String study, int trial) {
        archive.require(study);
        try (TrialStore store = archive.read(study).store()) {
            StoredFile model = store.trial(trial)
                    .flatMap(found -> found.outcome())
                    .map(outcome -> outcome.best().models().get(0))
                    .orElseThrow(() -> new InputException(String.format(
                            Locale.ROOT,
                            "%s: start-from names trial %d of study '%s', which has no network; see its trials with:"
                                    + " werkbank trials %s",
                            space.file(),
                            trial,
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
