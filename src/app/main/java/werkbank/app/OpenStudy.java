package werkbank.app;

import java.nio.file.Path;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Locale;
import java.util.Optional;
import werkbank.InputException;
import werkbank.WerkbankException;
import werkbank.ensemble.EnsembleFolder;
import werkbank.ensemble.StudyEnsemble;
import werkbank.experiment.RunningSearch;
import werkbank.experiment.StudyArchive;
import werkbank.experiment.StudyCopy;
import werkbank.experiment.StudyRecord;
import werkbank.experiment.TrialStore;
import werkbank.experiment.trial.TrialState;
import werkbank.search.SearchChoice;
import werkbank.space.SearchSpace;
import werkbank.space.yaml.SpaceReader;
import werkbank.study.EnsembleMending;
import werkbank.study.LiveReport;
import werkbank.study.StudyListener;

/**
 * A study that exists, opened by name, with the space that it last went on with; of pictures that can't be read it leaves
 * out what it did before, and those with 16 bits have the bits that were seen when it was begun.
 *
 * @param folder of its files
 */
public record OpenStudy(TrialStore store, SearchSpace space, Path folder) implements AutoCloseable {

    /** @throws werkbank.InputException when there is no such study, or another process holds it */
    public static OpenStudy of(String name, Workspace workspace, StudyListener told) {
        StudyArchive archive = archiveWith(name, workspace);
        OpenStudy open = opened(name, archive.open(name), archive, workspace, told);
        try {
            new EnsembleMending(open.store, new StudyEnsemble(), open.folder)
                    .mend()
                    .map(ValueFormat::plain)
                    .ifPresent(told::note);
            return open;
        } catch (RuntimeException e) {
            open.close();
            throw e;
        }
    }

    /**
     * A copy of the study as it is now, for commands that only read: it may be searched meanwhile, which is said on
     * standard error, and nothing of it changes.
     *
     * @param told hears who searches it
     * @throws werkbank.InputException when there is no such study
     */
    public static OpenStudy read(String name, Workspace workspace, StudyListener told) {
        StudyArchive archive = archiveWith(name, workspace);
        StudyCopy copy = archive.read(name);
        copy.owner()
                .ifPresent(owner -> told.note(String.format(
                        Locale.ROOT,
                        "study '%s' is held by %s; this is as of %s",
                        name,
                        owner,
                        copy.taken().truncatedTo(ChronoUnit.SECONDS))));
        return opened(name, copy.store(), archive, workspace, told);
    }

    /**
     * Names the process that has a study, for people; empty where none has it.
     *
     * @throws werkbank.InputException when there is no such study
     */
    public static Optional<String> owner(String name, Workspace workspace) {
        return archiveWith(name, workspace).owner(name);
    }

    private static OpenStudy opened(
            String name, TrialStore store, StudyArchive archive, Workspace workspace, StudyListener told) {
        try {
            if (store.uncheckedTrials() > 0) {
                told.note(String.format(
                        Locale.ROOT,
                        "study '%s' has %s from a version without checksums; damage from then would not be noticed",
                        name,
                        ValueFormat.count(store.uncheckedTrials(), "trial")));
            }
            SearchSpace space = SearchChoice.recorded(store.study()).in(spaceOf(store.study(), workspace.spaces()));
            return new OpenStudy(store, space.readAs(store.study().data()), archive.folder(name));
        } catch (RuntimeException e) {
            store.close();
            throw e;
        }
    }

    /** @throws InputException when the name's folder has an ensemble but no study */
    private static StudyArchive archiveWith(String name, Workspace workspace) {
        StudyArchive archive = workspace.archive();
        if (!archive.exists(name) && EnsembleFolder.isOne(EnsembleFolder.of(archive.folder(name)))) {
            throw new InputException(String.format(
                    Locale.ROOT,
                    "%s has an ensemble but not the study that it came from, so there are no trials; predict, evaluate and export take it",
                    archive.folder(name)));
        }
        return archive;
    }

    /**
     * The space as the study's record has it, its data folder where it is now.
     *
     * @throws WerkbankException when this version doesn't take it, for which the user's file is not to blame
     */
    static SearchSpace spaceOf(StudyRecord study, SpaceReader spaces) {
        Path file = Path.of(study.spaceFile()).toAbsolutePath();
        try {
            return spaces.read(study.space(), study.spaceFile(), file.getParent());
        } catch (InputException e) {
            throw new WerkbankException(
                    String.format(
                            Locale.ROOT,
                            "study '%s' can't be used: the space in its record, not your file, is not one of this version, or is damaged (%s)",
                            study.name(),
                            e.getMessage()),
                    e);
        }
    }

    /**
     * The search that trains trials of the study meanwhile, in another process; empty where none does. A report in the
     * place of that search's own names it, so that a page which is open there goes on renewing itself.
     *
     * @param now when the report is written
     */
    public Optional<RunningSearch> runningSearch(Instant now) {
        boolean isRunning = store.trials().stream().anyMatch(trial -> trial.state() == TrialState.RUNNING);
        return isRunning ? Optional.of(LiveReport.elsewhere(space.trials(), now)) : Optional.empty();
    }

    /** Returns the study with a space that leaves out pictures that can't be read. */
    public OpenStudy skippingUnreadable() {
        return new OpenStudy(store, space.skippingUnreadable(), folder);
    }

    @Override
    public void close() {
        store.close();
    }
}
