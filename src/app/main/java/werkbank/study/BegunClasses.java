package werkbank.study;

import java.util.Locale;
import java.util.OptionalInt;
import java.util.stream.IntStream;
import werkbank.Counted;
import werkbank.InputException;
import werkbank.dataset.ClassNames;
import werkbank.dataset.ImageFolder;
import werkbank.experiment.StudyRecord;

/**
 * The classes that a study's networks have an output for. No hash of a data file tells whether they are still the same: the
 * names stand in a file of their own, which may call numbers anew but decides the numbers of pictures.
 *
 * @param study that goes on or is judged
 */
record BegunClasses(StudyRecord study) {
    /** @throws InputException when there are more or fewer, or pictures of a class have another label than they had */
    void require(ClassNames now, ImageFolder folder) {
        OptionalInt count = study.classCount();
        if (count.isPresent() && count.getAsInt() != now.count()) {
            throw others(
                    folder,
                    String.format(
                            Locale.ROOT,
                            "there are names of %s but study '%s' was begun with %d",
                            Counted.of(now.count(), "class"),
                            study.name(),
                            count.getAsInt()));
        }
        ClassNames begun = study.classes(now.count());
        if (folder.readsPictures() && !begun.equals(now)) {
            int first = IntStream.range(0, now.count())
                    .filter(number -> !begun.of(number).equals(now.of(number)))
                    .findFirst()
                    .orElseThrow();
            throw others(
                    folder,
                    String.format(
                            Locale.ROOT,
                            "class %d is '%s' but was '%s' when study '%s' was begun",
                            first,
                            now.of(first),
                            begun.of(first),
                            study.name()));
        }
    }

    private static InputException others(ImageFolder folder, String words) {
        return new InputException(String.format(
                Locale.ROOT,
                "%s: %s; put the file with the names of the classes back as it was, or begin a new study with --study NAME",
                folder.path(),
                words));
    }
}
