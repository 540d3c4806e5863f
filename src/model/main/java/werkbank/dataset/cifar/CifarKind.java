package werkbank.dataset.cifar;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import werkbank.ByteOrderMark;
import werkbank.InputException;
import werkbank.dataset.ClassNames;
import werkbank.dataset.ClassNamesFile;
import werkbank.dataset.NaturalName;
import werkbank.file.DurableFile;

/** A data set of the two, known by the names of its files. */
enum CifarKind {
    /** Ten classes, a label a record. */
    CIFAR_10("CIFAR-10", "data_batch_[0-9]+\\.bin", "test_batch.bin", "batches.meta.txt", 1),
    /** A hundred classes; of a record's two labels the first is that of twenty groups of classes. */
    CIFAR_100("CIFAR-100", "train\\.bin", "test.bin", "fine_label_names.txt", 2);

    private final String words;
    private final Pattern training;
    private final String testFile;
    private final String namesFile;
    private final int labels;

    CifarKind(String words, String training, String testFile, String namesFile, int labels) {
        this.words = words;
        this.training = Pattern.compile(training);
        this.testFile = testFile;
        this.namesFile = namesFile;
        this.labels = labels;
    }

    /** The data set whose training or test files are in a folder. */
    static Optional<CifarKind> of(Path folder) {
        return Stream.of(values())
                .filter(kind -> kind.hasTest(folder) || !kind.training(folder).isEmpty())
                .findFirst();
    }

    /** The name of the data set, for people. */
    String words() {
        return words;
    }

    /** Bytes before the pixels of a record; the last is the label. */
    int labels() {
        return labels;
    }

    String testFile() {
        return testFile;
    }

    boolean hasTest(Path folder) {
        return Files.isRegularFile(folder.resolve(testFile));
    }

    /** The training files that are there, in natural order. */
    List<Path> training(Path folder) {
        try (Stream<Path> files = Files.list(folder)) {
            return NaturalName.sorted(
                    files.filter(file -> training.matcher(name(file)).matches()).toList(), CifarKind::name);
        } catch (IOException e) {
            throw new InputException(
                    String.format(Locale.ROOT, "%s: can't be listed (%s)", folder, DurableFile.reason(e)), e);
        }
    }

    private static String name(Path file) {
        return file.getFileName().toString();
    }

    /**
     * The names of the classes: those of {@code classes.txt}, else those that come with the data, else numbers.
     *
     * @param largestLabel that must have a name
     * @throws InputException when a file with names can't be read
     */
    ClassNames names(Path folder, int largestLabel) {
        return ClassNamesFile.read(folder)
                .or(() -> namesFile(folder).map(CifarKind::ownNames))
                .orElseGet(() -> ClassNames.numbers(Math.max(2, largestLabel + 1)));
    }

    /**
     * Checks that the file that {@link #names} goes by, if there is one, calls the classes as the training images' folder does.
     *
     * @throws InputException when a file with names can't be read, or calls a class otherwise
     */
    void requireSame(Path folder, ClassNames classes) {
        if (Files.exists(folder.resolve(ClassNamesFile.NAME))) {
            ClassNamesFile.requireSame(folder, classes);
        } else {
            namesFile(folder).ifPresent(file -> ClassNamesFile.requireSame(file, ownNames(file), classes));
        }
    }

    /** The file with the names of the classes that comes with the data, if it is there. */
    Optional<Path> namesFile(Path folder) {
        return Optional.of(folder.resolve(namesFile)).filter(Files::isRegularFile);
    }

    private static ClassNames ownNames(Path file) {
        try {
            return new ClassNames(ByteOrderMark.without(Files.readAllLines(file, StandardCharsets.UTF_8)).stream()
                    .map(String::strip)
                    .filter(line -> !line.isEmpty())
                    .toList());
        } catch (IOException | IllegalArgumentException e) {
            throw new InputException(
                    String.format(
                            Locale.ROOT, "%s: expected the name of a class on each line (%s)", file, e.getMessage()),
                    e);
        }
    }
}
