package werkbank.dataset;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;
import werkbank.Counted;
import werkbank.dataset.ImageSet.SourceFile;

/**
 * Folders with MNIST's four IDX files, or with others in the same format; {@link IdxName} has the names. Labels are numbers,
 * and {@link ClassNamesFile} may have names for them.
 */
public final class IdxSource implements ImageSource {
    @Override
    public String name() {
        return "idx";
    }

    @Override
    public int rank() {
        return 100;
    }

    @Override
    public Optional<String> whyNot(Path folder) {
        if (!Files.isDirectory(folder)) {
            return Optional.of("it is a file, not a folder");
        }
        return Stream.of(IdxName.TRAINING_IMAGES, IdxName.TEST_IMAGES, IdxName.OTHER_TEST_IMAGES)
                        .anyMatch(name -> name.isIn(folder))
                ? Optional.empty()
                : Optional.of("no file " + IdxName.TRAINING_IMAGES.plain());
    }

    @Override
    public boolean hasTest(ImageRequest request) {
        return hasOwnTest(request.folder()) || request.draws();
    }

    private static boolean hasOwnTest(Path folder) {
        return Stream.of(IdxName.TEST_IMAGES, IdxName.OTHER_TEST_IMAGES).anyMatch(name -> name.isIn(folder));
    }

    @Override
    public ImageSet readTraining(ImageRequest request) {
        return DrawnTest.without(all(request.folder()), hasOwnTest(request.folder()), request);
    }

    private static ImageSet all(Path folder) {
        IdxPair pair = IdxPair.read(folder, IdxName.TRAINING_IMAGES, IdxName.TRAINING_LABELS);
        int classes = Arrays.stream(pair.labels().values()).max().orElseThrow() + 1;
        ClassNames names = ClassNamesFile.read(folder, classes);
        return set(pair, names)
                .with(Findings.of(String.format(
                        Locale.ROOT,
                        "IDX files: %s, %s and %s",
                        Counted.of(names.count(), "class"),
                        Counted.of(pair.count(), "training image"),
                        testWords(folder))));
    }

    private static String testWords(Path folder) {
        return TestWords.of(hasOwnTest(folder), "a file", () -> IdxFile.readHeader(
                        testImages(folder).find(folder).orElseThrow().file())
                .count());
    }

    private static IdxName testImages(Path folder) {
        return isEmnist(folder) ? IdxName.OTHER_TEST_IMAGES : IdxName.TEST_IMAGES;
    }

    private static IdxName testLabels(Path folder) {
        return isEmnist(folder) ? IdxName.OTHER_TEST_LABELS : IdxName.TEST_LABELS;
    }

    @Override
    public Optional<TestOutline> outlineTest(ImageRequest request) {
        Path folder = request.folder();
        return hasOwnTest(folder)
                ? Optional.of(IdxPair.outline(folder, testImages(folder), testLabels(folder)))
                : Optional.empty();
    }

    @Override
    public ImageSet readTest(ImageRequest request, ClassNames classes) {
        Path folder = request.folder();
        ClassNamesFile.requireSame(folder, classes);
        if (!hasOwnTest(folder) && request.draws()) {
            return DrawnTest.of(all(folder), request);
        }
        return set(IdxPair.read(folder, testImages(folder), testLabels(folder)), classes);
    }

    private static boolean isEmnist(Path folder) {
        return IdxName.TEST_IMAGES.find(folder).isEmpty()
                && IdxName.OTHER_TEST_IMAGES.find(folder).isPresent();
    }

    private static ImageSet set(IdxPair pair, ClassNames classes) {
        return new ImageSet(
                new LabelledImages(pair.images().images(), pair.labels().values(), classes.count()),
                classes,
                List.of(
                        source(pair.imageFile(), pair.images().sha256(), pair.count()),
                        source(pair.labelFile(), pair.labels().sha256(), pair.count())));
    }

    private static SourceFile source(Path file, String sha256, int items) {
        return new SourceFile(file.getFileName().toString(), sha256, items);
    }
}
