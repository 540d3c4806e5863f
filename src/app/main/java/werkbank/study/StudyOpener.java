package werkbank.study;

import java.time.Clock;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.function.Predicate;
import java.util.function.Supplier;
import werkbank.InputException;
import werkbank.dataset.ClassNames;
import werkbank.experiment.Provenance;
import werkbank.experiment.StudyArchive;
import werkbank.experiment.StudyRecord;
import werkbank.experiment.TrialStore;
import werkbank.recipe.Precision;
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
     * @param precision of all trainings, if the user asks for one; otherwise the study's
     * @param isSame whether a study was begun with this space
     * @param provenance of a new study; asked for only then
     * @throws InputException when the space is for another number of classes, the study was begun with another
     *     space, seed, precision or data, or another process holds it
     */
    public TrialStore openOrCreate(
            String name,
            SearchSpace space,
            OptionalLong seed,
            Optional<Precision> precision,
            StudyData data,
            Predicate<StudyRecord> isSame,
            Supplier<Provenance> provenance) {
        space.checkClasses(data.images().classes());
        if (!archive.exists(name)) {
            StudyRecord study = new StudyRecord(
                            name,
                            space.source(),
                            space.file(),
                            seed.orElse(space.seed()),
                            space.data(),
                            clock.instant(),
                            provenance.get())
                    .with(data.classes());
            Optional<TrialStore> created = create(precision.map(study::with).orElse(study));
            if (created.isPresent()) {
                return created.get();
            }
        }
        TrialStore store = archive.open(name);
        try {
            requireSame(store.study(), space, seed, data, isSame);
            precision.ifPresent(wanted -> requireSame(store.study(), wanted));
            goOn(store, space, data.classes());
            return store;
        } catch (RuntimeException e) {
            store.close();
            throw e;
        }
    }

    /**
     * Says that a study keeps its seed where the file has another; empty where it has the same.
     *
     * @param seed that the user asks for
     */
    public static Optional<String> keptSeed(StudyRecord study, SearchSpace space, OptionalLong seed) {
        return seed.isPresent() || space.seed() == study.seed()
                ? Optional.empty()
                : Optional.of(String.format(
                        Locale.ROOT,
                        "the study keeps its seed %d; for the seed %d of %s use --study NAME for a new one",
                        study.seed(),
                        space.seed(),
                        space.file()));
    }

    /** Creates the study; empty when another process was quicker: whoever opens the study first then has it. */
    private Optional<TrialStore> create(StudyRecord study) {
        try {
            return Optional.of(archive.create(study));
        } catch (InputException e) {
            if (archive.exists(study.name())) {
                return Optional.empty();
            }
            throw e;
        }
    }

    /** Takes over from the files what may change in a study. */
    private static void goOn(TrialStore store, SearchSpace space, ClassNames classes) {
        StudyRecord study = store.study().with(space.source(), space.file()).with(classes);
        if (!study.equals(store.study())) {
            store.goOnAs(study);
        }
    }

    private static void requireSame(StudyRecord study, Precision wanted) {
        if (!study.precision().equals(Optional.of(wanted))) {
            throw new InputException(String.format(
                    Locale.ROOT,
                    "--precision %s: study '%s' was begun with%s; use --study NAME for a new one",
                    wanted.label(),
                    study.name(),
                    study.precision()
                            .map(begun -> " --precision " + begun.label())
                            .orElse("out --precision")));
        }
    }

    private static void requireSame(
            StudyRecord study, SearchSpace space, OptionalLong seed, StudyData data, Predicate<StudyRecord> isSame) {
        if (!isSame.test(study)) {
            throw new InputException(String.format(
                    Locale.ROOT,
                    "%s: study '%s' was begun with other parameters, network, training, augmentation or data, or is searched otherwise; use --study NAME for a new one",
                    space.file(),
                    study.name()));
        }
        if (seed.isPresent() && seed.getAsLong() != study.seed()) {
            throw new InputException(String.format(
                    Locale.ROOT,
                    "--seed %d: study '%s' was begun with seed %d; use --study NAME for a new one",
                    seed.getAsLong(),
                    study.name(),
                    study.seed()));
        }
        data.requireThoseOf(study);
    }
}
