package werkbank.experiment;

import java.time.Instant;
import java.util.Optional;
import werkbank.dataset.ClassNames;
import werkbank.space.DataSpec;

/**
 * The facts of a study, fixed when it is created but for words and limits: those of its space, and the names of its
 * classes.
 *
 * @param space the YAML file, whole, with which it last went on
 * @param spaceFile where that was read from, for messages
 * @param seed of the study
 * @param named what its classes are called; empty where they have no names but their numbers
 */
public record StudyRecord(
        String name,
        String space,
        String spaceFile,
        long seed,
        DataSpec data,
        Instant created,
        Provenance provenance,
        Optional<ClassNames> named) {

    /** A study whose classes are called by their numbers. */
    public StudyRecord(
            String name,
            String space,
            String spaceFile,
            long seed,
            DataSpec data,
            Instant created,
            Provenance provenance) {
        this(name, space, spaceFile, seed, data, created, provenance, Optional.empty());
    }

    /** Replaces the space by one that differs in what may change. */
    public StudyRecord with(String newSpace, String newSpaceFile) {
        return new StudyRecord(name, newSpace, newSpaceFile, seed, data, created, provenance, named);
    }

    /** Replaces the names of the classes. */
    public StudyRecord with(ClassNames classes) {
        return new StudyRecord(
                name,
                space,
                spaceFile,
                seed,
                data,
                created,
                provenance,
                Optional.of(classes).filter(names -> !names.areNumbers()));
    }

    /**
     * The names of its classes, numbers where they have no others.
     *
     * @param count how many it has, at least 1
     */
    public ClassNames classes(int count) {
        return named.filter(names -> names.count() == count).orElseGet(() -> ClassNames.numbers(count));
    }
}
