package werkbank.app;

import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;
import werkbank.InputException;
import werkbank.experiment.KnownResults;
import werkbank.experiment.KnownTrial;
import werkbank.experiment.TrialStore;
import werkbank.space.SearchSpace;
import werkbank.study.StudyListener;
import werkbank.transfer.StudyTransfer;

/**
 * The studies that a space's search learns from. A study copies their trials when it begins; what becomes of them later
 * changes nothing.
 */
public final class LearnedStudies {
    private final Workspace workspace;
    private final SearchSpace space;
    private final String name;
    private List<KnownResults> read = List.of();

    /** @param name of the study that learns */
    public LearnedStudies(Workspace workspace, SearchSpace space, String name) {
        this.workspace = workspace;
        this.space = space;
        this.name = name;
    }

    /**
     * Reads them, before a study is made.
     *
     * @throws InputException when one isn't there, or nothing of it can be learned from
     */
    void read() {
        read = wanted().stream().map(this::results).toList();
    }

    private List<String> wanted() {
        return space.search().warmStart().studies();
    }

    /**
     * Tells in words what a study of the space knows before its first trial; one that was begun goes by its own copies.
     *
     * @throws InputException as {@link #read} does
     */
    public List<String> words() {
        Optional<List<KnownResults>> kept = kept();
        if (kept.isEmpty()) {
            read();
        }
        return words(KnownResults.of(space.search(), kept.orElse(read)));
    }

    /** The copies that the study has; empty where it has none of these studies. */
    private Optional<List<KnownResults>> kept() {
        if (wanted().isEmpty() || !workspace.archive().exists(name)) {
            return Optional.empty();
        }
        try (TrialStore copy = workspace.archive().read(name).store()) {
            return Optional.of(copy.known()).filter(this::hasAllWanted);
        }
    }

    private static List<String> words(List<KnownResults> all) {
        return all.stream()
                .flatMap(results -> Stream.concat(
                        Stream.of((results.origin() == KnownResults.Origin.LEARNED
                                        ? "learning from "
                                        : "known beforehand: ")
                                + results.words()),
                        results.leftOut().stream().map(words -> results.source() + ": " + words)))
                .toList();
    }

    private KnownResults results(String study) {
        if (study.equals(name)) {
            throw wrong("learn-from names the study itself, '" + study + "'; name another, or delete it there");
        }
        if (!workspace.archive().exists(study)) {
            throw wrong(String.format(
                    Locale.ROOT,
                    "learn-from names '%s', and there is no such study in --results; it has %s",
                    study,
                    workspace.archive().studies().isEmpty()
                            ? "none yet"
                            : String.join(", ", workspace.archive().studies())));
        }
        try (OpenStudy open = OpenStudy.read(study, workspace, StudyWatcher.SILENT)) {
            KnownResults results = new StudyTransfer(space, workspace.clock().instant())
                    .of(study, open.space(), open.store().trials());
            if (results.trials().stream().noneMatch(KnownTrial::whole)) {
                throw wrong(String.format(
                        Locale.ROOT,
                        "learn-from names '%s', which has no complete trial of this space%s",
                        study,
                        results.leftOut().isEmpty() ? "" : "; " + String.join("; ", results.leftOut())));
            }
            return results;
        }
    }

    private InputException wrong(String problem) {
        return new InputException(space.file() + ": " + problem);
    }

    /**
     * Keeps their trials with the study, once, and tells what it learns from.
     *
     * @param searched the space with the sampler and the scheduler that the study has, or that were chosen for it
     */
    void keep(TrialStore store, SearchSpace searched, StudyListener told) {
        if (!hasAllWanted(store.known())) {
            if (read.isEmpty()) {
                read();
            }
            store.saveKnown(Stream.concat(store.known().stream(), read.stream()).toList());
        }
        List<KnownResults> known = KnownResults.of(space.search(), store.known());
        words(known).forEach(told::note);
        LearningNote.of(searched, known).ifPresent(told::note);
    }

    private boolean hasAllWanted(List<KnownResults> known) {
        return learned(known).stream().map(KnownResults::source).toList().equals(wanted());
    }

    private static List<KnownResults> learned(List<KnownResults> known) {
        return known.stream()
                .filter(results -> results.origin() == KnownResults.Origin.LEARNED)
                .toList();
    }
}
