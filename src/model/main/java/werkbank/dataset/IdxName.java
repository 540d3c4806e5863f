package werkbank.dataset;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import werkbank.InputException;
import werkbank.file.DurableFile;

/**
 * The names under which a file of an image folder is known: with a dash or a dot before {@code idx}, gzipped or not,
 * and with something before it, as EMNIST does.
 *
 * @param part {@code train-images} and the like
 * @param types {@code idx3-ubyte} and the like, the most wanted first
 */
record IdxName(String part, List<String> types) {
    private static final List<String> IMAGES = List.of("idx3-ubyte", "idx4-ubyte");
    private static final List<String> LABELS = List.of("idx1-ubyte");

    static final IdxName TRAINING_IMAGES = new IdxName("train-images", IMAGES);
    static final IdxName TRAINING_LABELS = new IdxName("train-labels", LABELS);
    static final IdxName TEST_IMAGES = new IdxName("t10k-images", IMAGES);
    static final IdxName TEST_LABELS = new IdxName("t10k-labels", LABELS);
    /** EMNIST names its test files so. */
    static final IdxName OTHER_TEST_IMAGES = new IdxName("test-images", IMAGES);

    static final IdxName OTHER_TEST_LABELS = new IdxName("test-labels", LABELS);

    /**
     * A file that was found.
     *
     * @param prefix what its name starts with, {@code emnist-digits-} for instance; often empty
     */
    record Found(String prefix, Path file) {}

    /** The endings of a file's name, the most wanted first. */
    private List<String> endings() {
        return types.stream()
                .flatMap(type -> Stream.of(
                        part + "-" + type, part + "." + type, part + "-" + type + ".gz", part + "." + type + ".gz"))
                .toList();
    }

    /**
     * The one file of this name, a plain name before one with a prefix.
     *
     * @throws InputException when the folder has files of this name with several prefixes, or one of them twice
     */
    Optional<Found> find(Path folder) {
        Optional<Found> plain = find(folder, "");
        if (plain.isPresent()) {
            return plain;
        }
        SortedMap<String, Found> byPrefix = withPrefixes(folder);
        if (byPrefix.size() > 1) {
            throw several(folder, "that ends with " + plain(), byPrefix.values());
        }
        return byPrefix.values().stream().findFirst();
    }

    /**
     * The file of this name with exactly this prefix.
     *
     * @throws InputException when there are several, gzipped and not for instance: which one is meant, nobody can tell
     */
    Optional<Found> find(Path folder, String prefix) {
        List<Found> found = endings().stream()
                .map(ending -> folder.resolve(prefix + ending))
                .filter(Files::isRegularFile)
                .map(file -> new Found(prefix, file))
                .toList();
        if (found.size() > 1) {
            throw several(folder, prefix + plain(), found);
        }
        return found.stream().findFirst();
    }

    private static InputException several(Path folder, String expected, Collection<Found> found) {
        return new InputException(String.format(
                Locale.ROOT,
                "%s: expected one file %s but found %s; keep one of them in the folder",
                folder,
                expected,
                found.stream().map(one -> one.file().getFileName().toString()).collect(Collectors.joining(", "))));
    }

    private SortedMap<String, Found> withPrefixes(Path folder) {
        SortedMap<String, Found> found = new TreeMap<>();
        for (String name : fileNames(folder)) {
            for (String ending : endings()) {
                if (name.endsWith("-" + ending)) {
                    String prefix = name.substring(0, name.length() - ending.length());
                    find(folder, prefix).ifPresent(file -> found.put(prefix, file));
                }
            }
        }
        return found;
    }

    private static List<String> fileNames(Path folder) {
        try (Stream<Path> files = Files.list(folder)) {
            return files.map(file -> file.getFileName().toString()).toList();
        } catch (IOException e) {
            throw new InputException(
                    String.format(Locale.ROOT, "%s: can't be listed (%s)", folder, DurableFile.reason(e)), e);
        }
    }

    /** Whether a folder has a file of this name, or several. */
    boolean isIn(Path folder) {
        return fileNames(folder).stream().anyMatch(name -> endings().stream()
                .anyMatch(ending -> name.equals(ending) || name.endsWith("-" + ending)));
    }

    /** The shortest name, for messages. */
    String plain() {
        return endings().get(0);
    }

    /** The names tried with this prefix, for messages. */
    String tried(String prefix) {
        return endings().stream().map(ending -> prefix + ending).collect(Collectors.joining(", "));
    }
}
