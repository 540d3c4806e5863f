package werkbank.dataset.npz;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import werkbank.Counted;
import werkbank.InputException;
import werkbank.dataset.ClassNames;
import werkbank.dataset.ClassNamesFile;
import werkbank.dataset.DrawnTest;
import werkbank.dataset.Findings;
import werkbank.dataset.ImageRequest;
import werkbank.dataset.ImageSet;
import werkbank.dataset.ImageSource;
import werkbank.dataset.LabelledImages;
import werkbank.dataset.TestOutline;
import werkbank.dataset.TestWords;
import werkbank.file.DurableFile;
import werkbank.recipe.ImageSpec;

/**
 * NumPy's archives with the names that Keras gives them: {@code x_train}, {@code y_train}, {@code x_test}, {@code y_test},
 * and {@code x_val}, {@code y_val} if they are there. The data folder is the file itself or a folder with one such file.
 * Of an archive only the arrays are opened that are asked for.
 */
public final class NpzSource implements ImageSource {
    private static final String ENDING = ".npz";

    @Override
    public String name() {
        return "npz";
    }

    @Override
    public int rank() {
        return 80;
    }

    @Override
    public Optional<String> whyNot(Path folder) {
        if (Files.isRegularFile(folder)) {
            return isOne(folder) ? Optional.empty() : Optional.of("it is a file, not a folder");
        }
        return files(folder).isEmpty() ? Optional.of("no file that ends with " + ENDING) : Optional.empty();
    }

    private static boolean isOne(Path file) {
        String name = file.getFileName().toString();
        return name.toLowerCase(Locale.ROOT).endsWith(ENDING) && !name.startsWith(".");
    }

    private static List<Path> files(Path folder) {
        try (Stream<Path> files = Files.list(folder)) {
            return files.filter(NpzSource::isOne)
                    .filter(Files::isRegularFile)
                    .sorted()
                    .toList();
        } catch (IOException e) {
            throw new InputException(
                    String.format(Locale.ROOT, "%s: can't be listed (%s)", folder, DurableFile.reason(e)), e);
        }
    }

    private static Path file(Path folder) {
        if (Files.isRegularFile(folder)) {
            return folder;
        }
        List<Path> files = files(folder);
        if (files.size() != 1) {
            throw new InputException(String.format(
                    Locale.ROOT,
                    "%s: expected one file that ends with %s but found %d (%s); name the one that is meant, as in data: %s",
                    folder,
                    ENDING,
                    files.size(),
                    files.stream().map(file -> file.getFileName().toString()).collect(Collectors.joining(", ")),
                    folder.getFileName() + "/" + "digits" + ENDING));
        }
        return files.get(0);
    }

    private static Path folderOf(Path file) {
        return file.toAbsolutePath().getParent();
    }

    @Override
    public boolean hasTest(ImageRequest request) {
        try (NpzFile file = NpzFile.open(file(request.folder()))) {
            return file.has(NpzPart.TEST) || request.draws();
        }
    }

    @Override
    public ImageSet readTraining(ImageRequest request) {
        try (NpzFile file = NpzFile.open(file(request.folder()))) {
            return DrawnTest.without(all(file), file.has(NpzPart.TEST), request);
        }
    }

    private static ImageSet all(NpzFile file) {
        NpzPart.Read training = file.read(NpzPart.TRAINING);
        Optional<NpzPart.Read> validation =
                file.has(NpzPart.VALIDATION) ? Optional.of(file.read(NpzPart.VALIDATION)) : Optional.empty();
        validation.ifPresent(read -> {
            requireShape(file, read, training);
            requireClasses(file, read, training.largestLabel());
        });
        NpzPart.Read both = validation.map(training::followedBy).orElse(training);
        ClassNames classes = ClassNamesFile.read(folderOf(file.path()), training.largestLabel() + 1);
        int heldOut = validation.map(NpzPart.Read::count).orElse(0);
        Findings findings = new Findings(
                String.format(
                        Locale.ROOT,
                        "%s: %s, %s and %s",
                        file.path().getFileName(),
                        Counted.of(classes.count(), "class"),
                        learnedFrom(training.count(), heldOut),
                        testWords(file)),
                both.notes(),
                List.of());
        return set(both, classes, heldOut, findings);
    }

    private static ImageSet set(NpzPart.Read read, ClassNames classes, int heldOut, Findings findings) {
        return new ImageSet(
                new LabelledImages(read.images(), read.labels(), classes.count()),
                classes,
                List.of(read.file()),
                heldOut,
                List.of(),
                read.places(),
                findings,
                ImageSpec.FROM_DATA,
                Optional.empty(),
                Optional.empty());
    }

    private static String learnedFrom(int training, int heldOut) {
        return heldOut == 0
                ? Counted.of(training, "training image")
                : String.format(Locale.ROOT, "%,d training, %s", training, Counted.of(heldOut, "validation image"));
    }

    private static String testWords(NpzFile file) {
        return TestWords.of(file.has(NpzPart.TEST), "an array", () -> file.count(NpzPart.TEST));
    }

    @Override
    public Optional<TestOutline> outlineTest(ImageRequest request) {
        try (NpzFile file = NpzFile.open(file(request.folder()))) {
            return file.has(NpzPart.TEST) ? Optional.of(file.outline(NpzPart.TEST)) : Optional.empty();
        }
    }

    private static void requireShape(NpzFile file, NpzPart.Read validation, NpzPart.Read training) {
        if (!validation.images().shape().equals(training.images().shape())) {
            throw new InputException(String.format(
                    Locale.ROOT,
                    "%s: expected validation images of %s as in training but found %s",
                    file.path(),
                    training.images().shape(),
                    validation.images().shape()));
        }
    }

    private static void requireClasses(NpzFile file, NpzPart.Read validation, int largest) {
        int[] labels = validation.labels();
        for (int row = 0; row < labels.length; row++) {
            if (labels[row] > largest) {
                throw new InputException(String.format(
                        Locale.ROOT,
                        "%s: expected validation labels 0 to %d as in training but label %d is %d; leave its image out,"
                                + " or learn from some of its class",
                        file.path(),
                        largest,
                        row + 1,
                        labels[row]));
            }
        }
    }

    @Override
    public List<Path> trainingFiles(Path folder, ImageSet training) {
        return ImageSource.super.trainingFiles(folderOf(file(folder)), training);
    }

    @Override
    public ImageSet readTest(ImageRequest request, ClassNames classes) {
        Path archive = file(request.folder());
        ClassNamesFile.requireSame(folderOf(archive), classes);
        try (NpzFile file = NpzFile.open(archive)) {
            if (!file.has(NpzPart.TEST)) {
                return DrawnTest.of(all(file), request);
            }
            NpzPart.Read test = file.read(NpzPart.TEST);
            return set(test, classes, 0, new Findings("", test.notes(), List.of()));
        }
    }
}
