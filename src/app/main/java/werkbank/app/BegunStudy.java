package werkbank.app;

import java.nio.file.Path;
import java.util.Optional;
import werkbank.dataset.ImageFolder;
import werkbank.experiment.StudyArchive;
import werkbank.experiment.StudyRecord;
import werkbank.experiment.TrialStore;
import werkbank.recipe.Precision;
import werkbank.search.SearchChoice;
import werkbank.space.DataSpec;
import werkbank.space.SearchSpace;
import werkbank.space.yaml.SpaceReader;

/**
 * A study that goes on, as it was begun. Its file may be large, so that a copy is read once, and only when somebody asks.
 */
public final class BegunStudy {
    private final StudyArchive archive;
    private final String name;
    private final boolean isOther;
    private Optional<StudyRecord> record = Optional.empty();

    /** @param name of a study that may not be there yet */
    public BegunStudy(StudyArchive archive, String name) {
        this(archive, name, false);
    }

    /** @param isOther whether the study of this name is another one, so that there is none to go on with */
    private BegunStudy(StudyArchive archive, String name, boolean isOther) {
        this.archive = archive;
        this.name = name;
        this.isOther = isOther;
    }

    /** Returns the study as one that begins now where a search with this space would refuse to go on with it. */
    public BegunStudy goingOnWith(SearchSpace space, SpaceReader spaces) {
        boolean fits = record().map(study -> isOf(study, space, spaces)).orElse(true);
        return fits ? this : new BegunStudy(archive, name, true);
    }

    /** Whether a study was begun with this space, and searches as it would. */
    static boolean isOf(StudyRecord study, SearchSpace space, SpaceReader spaces) {
        SearchChoice recorded = SearchChoice.recorded(study);
        return recorded.in(OpenStudy.spaceOf(study, spaces)).hasSameTrialsAs(recorded.in(space));
    }

    /** The name of the study. */
    String name() {
        return name;
    }

    /** Whether it is there already; reads nothing. */
    boolean exists() {
        return !isOther && archive.exists(name);
    }

    /** Says in one line that there is a study of this name; empty where there is none. */
    public Optional<String> words() {
        if (isOther) {
            return Optional.of("a study of this name was begun with another space, so a search needs --study NAME for"
                    + " a new one");
        }
        return exists() ? Optional.of("begun already; a search goes on with it, as it was begun") : Optional.empty();
    }

    /**
     * The space with pictures that are read as when the study was begun, with the bits that were seen in them then. Whether
     * the study was begun with this space is looked at later.
     */
    SearchSpace goingOn(SearchSpace space) {
        return record().map(study -> space.readAs(study.data())).orElse(space);
    }

    /** Says how it reads images: without pictures that can't be read where it was begun without them. */
    DataSpec images(DataSpec wanted) {
        return readsPictures(wanted) && skipsUnreadable() ? wanted.skippingUnreadable() : wanted;
    }

    private static boolean readsPictures(DataSpec images) {
        return ImageFolder.of(Path.of(images.folder())).readsPictures();
    }

    /** Whether it has left out pictures that can't be read; false where it begins now. */
    boolean skipsUnreadable() {
        return record().map(study -> study.data().skipUnreadable()).orElse(false);
    }

    /** The name of the engine that it was begun with; empty where it begins now. */
    Optional<String> engine() {
        return record().map(study -> study.provenance().engine());
    }

    /** The precision that all its trainings have; empty where the space decides. */
    public Optional<Precision> precision() {
        return record().flatMap(StudyRecord::precision);
    }

    /** The seed, which a study keeps; that of the space where it begins now. */
    public long seed(SearchSpace space) {
        return record().map(StudyRecord::seed).orElse(space.seed());
    }

    /**
     * The sampler and scheduler that a search as the space has it takes in place of those that it leaves open.
     *
     * @param workers trials that run at the same time
     */
    public SearchChoice choice(SearchSpace space, int workers) {
        Optional<StudyRecord> study = record();
        if (study.isEmpty()) {
            return SearchChoice.of(space, space.trials(), workers);
        }
        if (!LateChoice.isOpen(study.get(), space)) {
            return SearchChoice.recorded(study.get());
        }
        // Its trials decide, which nobody else asks for.
        try (TrialStore copy = archive.read(name).store()) {
            return LateChoice.of(copy, space, space.trials(), workers);
        }
    }

    private Optional<StudyRecord> record() {
        if (record.isEmpty() && exists()) {
            try (TrialStore copy = archive.read(name).store()) {
                record = Optional.of(copy.study());
            }
        }
        return record;
    }
}
