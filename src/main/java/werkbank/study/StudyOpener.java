package werkbank.study;

import java.time.Clock;
import java.util.OptionalLong;
import java.util.function.Function;
import werkbank.InputException;
import werkbank.experiment.Provenance;
import werkbank.experiment.StudyArchive;
import werkbank.experiment.StudyRecord;
import werkbank.experiment.TrialStore;
import werkbank.space.SearchSpace;

/** Opens the study that a command names, or creates it; a study goes on only with what it was begun with. */
public final class StudyOpener {
    private final StudyArchive archive;
    private final Clock clock;

    public StudyOpener(StudyArchive archive, Clock clock) {
        this.archive = archive;
        this.clock = clock;
    }

    /**
     * @param seed that the user asks for; otherwise the study's, or for a new study the space's
     * @param recorded the space as read again from a study's record
     * @param provenance of a new study
     * @throws InputException when the space is for another number of classes, the study was begun with another
     *     space, seed or data, or another process holds it
     */
    public TrialStore openOrCreate(
            String name,
            SearchSpace space,
            OptionalLong seed,
            StudyData data,
            Function<StudyRecord, SearchSpace> recorded,
            Provenance provenance) {
        space.checkClasses(data.images().classes());
        if (!archive.exists(name)) {
            return archive.create(new StudyRecord(
                    name,
                    space.source(),
                    space.file(),
                    seed.orElse(space.seed()),
                    space.data(),
                    clock.instant(),
                    provenance));
        }
        TrialStore store = archive.open(name);
        try {
            requireSame(store.study(), space, seed, data, recorded);
            return store;
        } catch (RuntimeException e) {
            store.close();
            throw e;
        }
    }

    private static void requireSame(
            StudyRecord study,
            SearchSpace space,
            OptionalLong seed,
            StudyData data,
            Function<StudyRecord, SearchSpace> recorded) {
        if (!recorded.apply(study).hasSameTrialsAs(space)) {
            throw new InputException(
                    "%s: study '%s' was begun with other parameters, network, training, augmentation or data; use --study NAME for a new one"
                            .formatted(space.file(), study.name()));
        }
        if (seed.isPresent() && seed.getAsLong() != study.seed()) {
            throw new InputException("--seed %d: study '%s' was begun with seed %d; use --study NAME for a new one"
                    .formatted(seed.getAsLong(), study.name(), study.seed()));
        }
        if (!study.provenance().data().equals(data.files())) {
            throw new InputException(
                    "the files in %s are not those that study '%s' was begun with; use --study NAME for a new one"
                            .formatted(space.data().folder(), study.name()));
        }
    }
}
