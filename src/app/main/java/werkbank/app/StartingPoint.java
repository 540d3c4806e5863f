package werkbank.app;

import java.nio.file.Path;
import java.util.Locale;
import java.util.Optional;
import werkbank.engine.saved.ReadNetwork;
import werkbank.engine.saved.SavedNetwork;
import werkbank.experiment.StudyArchive;
import werkbank.experiment.TrialStore;
import werkbank.file.DurableFile;
import werkbank.recipe.Shape;
import werkbank.space.SearchSpace;
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
     * Checks that there is such a network, that it fits the images and a network of the space in a layer at least, and that
     * the space's networks have the layer up to which nothing is to learn; before a study is made.
     *
     * @param folder of the study, which may have the network already
     * @return the network that the study is to keep; empty when it has it, or starts from random weights
     * @throws werkbank.InputException when something is missing or doesn't fit, or the network has learned from images that
     *     are drawn for the test
     */
    public Optional<StartNetwork> check(Path folder) {
        return space.start().flatMap(wanted -> {
            if (KeptStart.read(folder).isPresent()) {
                return Optional.empty();
            }
            fit().requireAll(wanted.freezeUpTo());
            StartNetwork start = StartNetwork.of(wanted, space, shape(), archive);
            fit().requireAny(start);
            wanted.study().ifPresent(this::requireUnseenTest);
            return Optional.of(start);
        });
    }

    private void requireUnseenTest(String study) {
        try (TrialStore store = archive.read(study).store()) {
            new UnseenTest(data).requireUnseenBy(store.study(), space.file());
        }
    }

    /** Says in one line which layers of the space's first network start from a network, which are new, which frozen. */
    public String words(StartNetwork start) {
        return fit().words(start);
    }

    private StartFit fit() {
        return new StartFit(space, shape(), data.images().classes());
    }

    /**
     * Keeps the network in the study's folder, once, and tells what is kept.
     *
     * @param network that {@link #check} has found
     */
    void keep(Path folder, Optional<StartNetwork> network, StudyListener told) {
        network.ifPresent(
                found -> KeptStart.keep(folder, found.zip(), found.origin().source()));
        KeptStart.read(folder).ifPresent(kept -> {
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
}
