package werkbank.cli;

import java.nio.file.Path;
import werkbank.ensemble.StudyEnsemble;
import werkbank.experiment.StudyArchive;
import werkbank.experiment.StudyRecord;
import werkbank.experiment.TrialStore;
import werkbank.space.SearchSpace;
import werkbank.space.SpaceReader;
import werkbank.study.EnsembleMending;

/**
 * A study that exists, opened by name, with the space that it last went on with.
 *
 * @param folder of its files
 */
record OpenStudy(TrialStore store, SearchSpace space, Path folder) implements AutoCloseable {

    /** @throws werkbank.InputException when there is no such study, or another process holds it */
    static OpenStudy of(String name, SharedOptions options) {
        StudyArchive archive = options.archive();
        TrialStore store = archive.open(name);
        try {
            Path folder = archive.folder(name);
            new EnsembleMending(store, new StudyEnsemble(), folder)
                    .mend()
                    .map(Shown::plain)
                    .ifPresent(System.err::println);
            return new OpenStudy(store, spaceOf(store.study(), options.spaces()), folder);
        } catch (RuntimeException e) {
            store.close();
            throw e;
        }
    }

    /** The space as the study's record has it, its data folder where it is now. */
    static SearchSpace spaceOf(StudyRecord study, SpaceReader spaces) {
        Path file = Path.of(study.spaceFile()).toAbsolutePath();
        return spaces.read(study.space(), study.spaceFile(), file.getParent());
    }

    @Override
    public void close() {
        store.close();
    }
}
