package werkbank.app;

import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;
import werkbank.InputException;
import werkbank.experiment.KnownResults;
import werkbank.search.SearchChoice;
import werkbank.space.SearchSpace;
import werkbank.transfer.FileTransfer;
import werkbank.transfer.TrialImport;

/** Imports the trials of a file into a study, whose later proposals learn from them. */
public final class ImportedTrials {
    private final Workspace workspace;
    private final String study;
    private final Optional<Path> space;

    /** @param space which the study begins with where it isn't there yet, or was begun with */
    public ImportedTrials(Workspace workspace, String study, Optional<Path> space) {
        this.workspace = workspace;
        this.study = study;
        this.space = space;
    }

    /**
     * Finds out what would be taken, and changes nothing.
     *
     * @throws InputException when there is neither study nor space, the study was begun with another space, or nothing of
     *     the file can be taken
     */
    public KnownResults tried(TrialImport how, StudyWatcher told) {
        if (workspace.archive().exists(study) || space.isEmpty()) {
            try (OpenStudy open = OpenStudy.read(existing(), workspace, told)) {
                requireSpaceOf(open);
                return taken(how, open.space(), open.store().known(), told);
            }
        }
        return taken(how, workspace.spaces().read(space.get()), List.of(), told);
    }

    /**
     * Takes the trials; a study that isn't there begins with them.
     *
     * @throws InputException as {@link #tried} does, and when another process holds the study
     */
    public KnownResults imported(TrialImport how, StudyWatcher told) {
        if (!workspace.archive().exists(study) && space.isPresent()) {
            SearchSpace read = workspace.spaces().read(space.get());
            int imported = taken(how, read, List.of()).trials().size();
            new StudySearch(workspace, SearchRequest.of(space.get()).called(study), told).begin(imported);
        }
        try (OpenStudy open = OpenStudy.of(existing(), workspace, told)) {
            requireSpaceOf(open);
            List<KnownResults> before = open.store().known();
            KnownResults results = taken(how, open.space(), before, told);
            open.store()
                    .saveKnown(
                            Stream.concat(before.stream(), Stream.of(results)).toList());
            return results;
        }
    }

    private String existing() {
        if (!workspace.archive().exists(study) && space.isEmpty()) {
            List<String> names = workspace.archive().studies();
            throw new InputException(String.format(
                    Locale.ROOT,
                    "there is no study '%s' in --results, which has %s; add --space SPACE.yaml, and the study begins with what"
                            + " is imported",
                    study,
                    names.isEmpty() ? "none yet" : String.join(", ", names)));
        }
        return study;
    }

    private void requireSpaceOf(OpenStudy open) {
        space.map(workspace.spaces()::read)
                .filter(named -> !open.space()
                        .hasSameTrialsAs(
                                SearchChoice.recorded(open.store().study()).in(named)))
                .ifPresent(named -> {
                    throw new InputException(String.format(
                            Locale.ROOT,
                            "%s: study '%s' was begun with other parameters, network, training, augmentation or data, or"
                                    + " is searched otherwise; leave out --space, or name another study",
                            named.file(),
                            study));
                });
    }

    /** Takes them and says where the study's sampler learns nothing from them. */
    private KnownResults taken(TrialImport how, SearchSpace space, List<KnownResults> before, StudyWatcher told) {
        KnownResults results = taken(how, space, before);
        LearningNote.of(space, List.of(results)).ifPresent(told::note);
        return results;
    }

    private KnownResults taken(TrialImport how, SearchSpace space, List<KnownResults> before) {
        KnownResults results = new FileTransfer(space, workspace.clock().instant()).of(how, before);
        if (results.trials().isEmpty()) {
            throw new InputException(String.format(
                    Locale.ROOT,
                    "%s has no trial to take%s",
                    how.file(),
                    results.leftOut().isEmpty() ? "" : ": " + String.join("; ", results.leftOut())));
        }
        return results;
    }
}
