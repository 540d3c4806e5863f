package werkbank.app;

import java.nio.file.Path;
import java.util.Locale;
import werkbank.InputException;
import werkbank.experiment.Provenance.FoundImages;
import werkbank.experiment.StudyRecord;
import werkbank.study.StudyData;

/**
 * The test images of a study that begins, which no network that its trials start from may have learned from. Drawn ones are
 * the same in all studies of a folder only while they are as many.
 *
 * @param data of the study that begins
 */
record UnseenTest(StudyData data) {
    /**
     * Checks that a study learned from no more images of the same data.
     *
     * @param other whose network is started from
     * @param space the file of the study that begins, for the message
     * @throws InputException when it has, and so from some of those that are drawn for the test now
     */
    void requireUnseenBy(StudyRecord other, String space) {
        int learned = other.provenance().images().map(FoundImages::training).orElse(0);
        int now = data.images().rows();
        if (learned > now && data.drawsTest() && isOfTheSameData(other)) {
            throw new InputException(String.format(
                    Locale.ROOT,
                    "%s: start-from names study '%s', which had %,d images of %s to learn from and validate on; %,d of"
                            + " them are left here, since the others are drawn for the test: give both the same"
                            + " data.test, or start from another network",
                    space,
                    other.name(),
                    learned,
                    data.spec().folder(),
                    now));
        }
    }

    private boolean isOfTheSameData(StudyRecord other) {
        return folder(other.data().folder()).equals(folder(data.spec().folder()))
                || other.provenance().data().equals(data.files());
    }

    private static Path folder(String path) {
        return Path.of(path).toAbsolutePath().normalize();
    }
}
