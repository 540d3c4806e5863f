package werkbank.app;

import java.nio.file.Path;
import java.util.Optional;
import werkbank.dataset.ImageFolder;
import werkbank.experiment.StudyArchive;
import werkbank.experiment.StudyRecord;
import werkbank.experiment.TrialStore;
import werkbank.space.DataSpec;
import werkbank.space.SearchSpace;

/**
 * A study that goes on, as it was begun. Its file may be large, so that a copy is read once, and only when somebody asks.
 */
public final class BegunStudy {
    private final StudyArchive archive;
    private final String name;
    private Optional<StudyRecord> record = Optional.empty();

    /** @param name of a study that may not be there yet */
    public BegunStudy(StudyArchive archive, String name) {
        this.archive = archive;
        this.name = name;
    }

    /** The name of the study. */
    String name() {
        return name;
    }

    /** Whether it is there already; reads nothing. */
    boolean exists() {
        return archive.exists(name);
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

    private Optional<StudyRecord> record() {
        if (record.isEmpty() && exists()) {
            try (TrialStore copy = archive.read(name).store()) {
                record = Optional.of(copy.study());
            }
        }
        return record;
    }
}
