package werkbank.dataset;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.IntStream;
import werkbank.ByteOrderMark;
import werkbank.InputException;
import werkbank.file.DurableFile;

/** Names of classes beside the images, which fix their order: {@code classes.txt}, UTF-8, one name a line. */
public final class ClassNamesFile {
    /** The file's name. */
    public static final String NAME = "classes.txt";

    private static final long MOST_BYTES = 1 << 20;

    private final Path file;

    private ClassNamesFile(Path file) {
        this.file = file;
    }

    /**
     * The names in a folder's file; empty where there is no such file.
     *
     * @throws InputException when the file can't be read, or has what can't be a name
     */
    public static Optional<ClassNames> read(Path folder) {
        Path file = folder.resolve(NAME);
        return Files.exists(file) ? Optional.of(new ClassNamesFile(file).names()) : Optional.empty();
    }

    /**
     * The names in a folder's file, or numbers where there is no such file.
     *
     * @param classes how many names there must be
     * @throws InputException when the file can't be read, has what can't be a name, or has another number of names
     */
    public static ClassNames read(Path folder, int classes) {
        ClassNames names = read(folder).orElseGet(() -> ClassNames.numbers(classes));
        if (names.count() != classes) {
            throw new InputException(String.format(
                    Locale.ROOT,
                    "%s:%d: expected %d lines with a name each, since the labels are 0 to %d, but there %s",
                    folder.resolve(NAME),
                    Math.min(classes + 1, names.count()),
                    classes,
                    classes - 1,
                    names.count() == 1 ? "is 1" : "are " + names.count()));
        }
        return names;
    }

    /**
     * Checks that a folder's file, if there is one, calls the classes as the training images' folder does: numbers that mean
     * other classes would give figures that look right.
     *
     * @param classes of the training images; numbers agree with all names
     * @throws InputException when the file can't be read, or calls a class otherwise
     */
    public static void requireSame(Path folder, ClassNames classes) {
        read(folder).ifPresent(found -> requireSame(folder.resolve(NAME), found, classes));
    }

    /**
     * Checks that a file calls the classes as the training images' folder does.
     *
     * @param found what the file calls them, one on each line
     * @throws InputException when it calls one otherwise
     */
    public static void requireSame(Path file, ClassNames found, ClassNames classes) {
        IntStream.range(0, classes.areNumbers() ? 0 : Math.min(found.count(), classes.count()))
                .filter(number -> !found.of(number).equals(classes.of(number)))
                .findFirst()
                .ifPresent(other -> {
                    throw new InputException(String.format(
                            Locale.ROOT,
                            "%s:%d: expected '%s' as in training but found '%s'; put the labels in the order of the"
                                    + " training's, or delete the file",
                            file,
                            other + 1,
                            classes.of(other),
                            found.of(other)));
                });
    }

    private ClassNames names() {
        List<String> names = new ArrayList<>();
        for (String line : lines()) {
            String name = NaturalName.composed(line.strip());
            ClassNames.whyNot(name).ifPresent(reason -> {
                throw wrong(names.size() + 1, "the name " + reason);
            });
            if (names.contains(name)) {
                throw wrong(names.size() + 1, "the name is that of line " + (names.indexOf(name) + 1) + " too");
            }
            names.add(name);
        }
        if (names.isEmpty()) {
            throw wrong(1, "the file is empty");
        }
        return new ClassNames(names);
    }

    private List<String> lines() {
        try {
            if (Files.size(file) > MOST_BYTES) {
                throw wrong(1, "the file has more than " + MOST_BYTES + " bytes");
            }
            return ByteOrderMark.without(Files.readAllLines(file, StandardCharsets.UTF_8));
        } catch (IOException e) {
            throw new InputException(
                    String.format(Locale.ROOT, "%s: can't be read as UTF-8 (%s)", file, DurableFile.reason(e)), e);
        }
    }

    private InputException wrong(int line, String problem) {
        return new InputException(
                String.format(Locale.ROOT, "%s:%d: %s; write the name of one class on each line", file, line, problem));
    }
}
