package werkbank.dataset.cifar;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;
import werkbank.Counted;
import werkbank.InputException;
import werkbank.dataset.ClassNames;
import werkbank.dataset.DrawnTest;
import werkbank.dataset.Findings;
import werkbank.dataset.ImageRequest;
import werkbank.dataset.ImageSet;
import werkbank.dataset.ImageSource;
import werkbank.dataset.LabelledImages;
import werkbank.dataset.TestOutline;
import werkbank.dataset.TestWords;

/**
 * The binary files of CIFAR-10 and CIFAR-100: colour images of 32 × 32 with a label each, and the names of the classes.
 *
 * <p>Krizhevsky, Learning multiple layers of features from tiny images, 2009; the files' form is on the data's page.
 */
public final class CifarSource implements ImageSource {
    @Override
    public String name() {
        return "cifar";
    }

    @Override
    public int rank() {
        return 90;
    }

    @Override
    public Optional<String> whyNot(Path folder) {
        if (!Files.isDirectory(folder)) {
            return Optional.of("it is a file, not a folder");
        }
        return CifarKind.of(folder).isPresent()
                ? Optional.empty()
                : Optional.of("no file data_batch_1.bin or train.bin");
    }

    @Override
    public boolean hasTest(ImageRequest request) {
        return hasOwnTest(request.folder()) || request.draws();
    }

    private static boolean hasOwnTest(Path folder) {
        return CifarKind.of(folder).filter(kind -> kind.hasTest(folder)).isPresent();
    }

    @Override
    public ImageSet readTraining(ImageRequest request) {
        return DrawnTest.without(all(request.folder()), hasOwnTest(request.folder()), request);
    }

    private static ImageSet all(Path folder) {
        CifarKind kind = CifarKind.of(folder).orElseThrow();
        List<Path> files = kind.training(folder);
        if (files.isEmpty()) {
            throw new InputException(String.format(
                    Locale.ROOT, "%s: there are no training files of %s; put them there", folder, kind.words()));
        }
        CifarImages images = CifarImages.read(kind, files);
        ClassNames classes = kind.names(folder, images.largestLabel());
        images.requireBelow(classes.count());
        return set(images, classes, found(kind, folder, classes, images));
    }

    private static Findings found(CifarKind kind, Path folder, ClassNames classes, CifarImages images) {
        return Findings.of(String.format(
                Locale.ROOT,
                "%s's binary files: %s, %s and %s",
                kind.words(),
                Counted.of(classes.count(), "class"),
                Counted.of(images.count(), "training image"),
                TestWords.of(
                        kind.hasTest(folder),
                        "a file",
                        () -> CifarImages.count(kind, folder.resolve(kind.testFile())))));
    }

    @Override
    public Optional<TestOutline> outlineTest(ImageRequest request) {
        Path folder = request.folder();
        return CifarKind.of(folder)
                .filter(kind -> kind.hasTest(folder))
                .map(kind -> CifarImages.outline(kind, folder.resolve(kind.testFile())));
    }

    @Override
    public ImageSet readTest(ImageRequest request, ClassNames classes) {
        Path folder = request.folder();
        CifarKind kind = CifarKind.of(folder).orElseThrow();
        kind.requireSame(folder, classes);
        if (!kind.hasTest(folder)) {
            return DrawnTest.of(all(folder), request);
        }
        return set(CifarImages.read(kind, List.of(folder.resolve(kind.testFile()))), classes, Findings.NONE);
    }

    @Override
    public List<Path> trainingFiles(Path folder, ImageSet training) {
        return Stream.concat(
                        ImageSource.super.trainingFiles(folder, training).stream(),
                        CifarKind.of(folder).orElseThrow().namesFile(folder).stream())
                .toList();
    }

    private static ImageSet set(CifarImages images, ClassNames classes, Findings findings) {
        return new ImageSet(
                new LabelledImages(images.images(), images.labels(), classes.count()),
                classes,
                images.files(),
                findings);
    }
}
