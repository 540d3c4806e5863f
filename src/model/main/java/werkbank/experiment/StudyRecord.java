package werkbank.experiment;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.stream.Stream;
import werkbank.dataset.ClassNames;
import werkbank.experiment.Provenance.FoundImages;
import werkbank.file.DurableFile;
import werkbank.recipe.Precision;
import werkbank.recipe.Recipe;
import werkbank.space.DataSpec;

/**
 * The facts of a study, fixed when it is created but for words and limits: those of its space, and the names of its
 * classes.
 *
 * @param space the YAML file, whole, with which it last went on
 * @param spaceFile where that was read from, for messages
 * @param seed of the study
 * @param named what its classes are called; empty where they have no names but their numbers
 * @param precision of all its trainings, whatever the space says; empty where the space decides
 */
public record StudyRecord(
        String name,
        String space,
        String spaceFile,
        long seed,
        DataSpec data,
        Instant created,
        Provenance provenance,
        Optional<ClassNames> named,
        Optional<Precision> precision) {
    /** Hexadecimal digits that tell studies of one name apart. */
    private static final int DIGITS = 12;

    /** A study whose classes are called by their numbers, and whose space decides the precision. */
    public StudyRecord(
            String name,
            String space,
            String spaceFile,
            long seed,
            DataSpec data,
            Instant created,
            Provenance provenance) {
        this(name, space, spaceFile, seed, data, created, provenance, Optional.empty(), Optional.empty());
    }

    /** Replaces the space by one that differs in what may change. */
    public StudyRecord with(String newSpace, String newSpaceFile) {
        return new StudyRecord(name, newSpace, newSpaceFile, seed, data, created, provenance, named, precision);
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
                Optional.of(classes).filter(names -> !names.areNumbers()),
                precision);
    }

    /** Replaces what its figures depend on, as when its sampler has been chosen. */
    public StudyRecord with(Provenance other) {
        return new StudyRecord(name, space, spaceFile, seed, data, created, other, named, precision);
    }

    /** Replaces the precision of all its trainings. */
    public StudyRecord with(Precision other) {
        return new StudyRecord(name, space, spaceFile, seed, data, created, provenance, named, Optional.of(other));
    }

    /** Makes a name that no other study has, also one of the same name in another results folder or in its place. */
    public String uniqueName() {
        String begun = created + " " + seed;
        return name + "-"
                + DurableFile.sha256(begun.getBytes(StandardCharsets.UTF_8)).substring(0, DIGITS);
    }

    /** The recipe as this study trains it. */
    public Recipe trained(Recipe recipe) {
        return precision.map(recipe::with).orElse(recipe);
    }

    /** How many classes it was begun with; empty where a former version didn't record it. */
    public OptionalInt classCount() {
        return Stream.concat(
                        named.map(ClassNames::count).stream(), provenance.images().map(FoundImages::classes).stream())
                .filter(count -> count > 0)
                .mapToInt(Integer::intValue)
                .findFirst();
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
