package werkbank.dataset;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.ServiceLoader;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import werkbank.InputException;
import werkbank.file.DurableFile;

/** The image sources on the class path. */
final class ImageSources {
    /** The depths at which images are looked for when there are none in a folder. */
    private static final List<String> LEVELS = List.of("one level", "two levels", "three levels");

    /** Folders of a depth that are looked into. */
    private static final int MOST_FOLDERS = 100;

    private ImageSources() {}

    /** All of them, by name. */
    static List<ImageSource> all() {
        return ServiceLoader.load(ImageSource.class).stream()
                .map(ServiceLoader.Provider::get)
                .sorted(Comparator.comparing(ImageSource::name))
                .toList();
    }

    /**
     * The one that reads a folder: of those with something to read the one with the highest rank.
     *
     * @throws InputException when there is none, and why not; or when two of the same rank have something to read
     */
    static ImageSource of(Path folder, List<ImageSource> sources) {
        List<ImageSource> best = best(folder, sources);
        if (best.isEmpty()) {
            throw none(folder, sources);
        }
        if (best.size() > 1) {
            throw new InputException(String.format(
                    Locale.ROOT,
                    "%s: there are images in the formats %s; keep those of one of them in the folder",
                    folder,
                    best.stream().map(ImageSource::name).collect(Collectors.joining(" and "))));
        }
        return best.get(0);
    }

    /**
     * Finds the sources of the highest rank that have something to read. Lower ones aren't asked, since some walk through all
     * folders.
     */
    private static List<ImageSource> best(Path folder, List<ImageSource> sources) {
        Map<Integer, List<ImageSource>> byRank = sources.stream()
                .collect(Collectors.groupingBy(
                        ImageSource::rank, () -> new TreeMap<>(Comparator.reverseOrder()), Collectors.toList()));
        return byRank.values().stream()
                .map(alike -> alike.stream()
                        .filter(source -> source.whyNot(folder).isEmpty())
                        .toList())
                .filter(fitting -> !fitting.isEmpty())
                .findFirst()
                .orElseGet(List::of);
    }

    private static InputException none(Path folder, List<ImageSource> sources) {
        return below(folder, sources).or(() -> otherwise(folder, sources)).orElseGet(() -> nowhere(folder, sources));
    }

    /** The words for images that lie otherwise than any source reads them. */
    private static Optional<InputException> otherwise(Path folder, List<ImageSource> sources) {
        return sources.stream()
                .flatMap(source -> source.remedy(folder).stream())
                .findFirst()
                .map(words -> new InputException(String.format(Locale.ROOT, "%s: %s", folder, words)));
    }

    /** The words for a folder around the one that is meant. */
    private static Optional<InputException> below(Path folder, List<ImageSource> sources) {
        List<Path> level = List.of(folder);
        for (String down : LEVELS) {
            level = level.stream()
                    .flatMap(outer -> folders(outer).stream())
                    .limit(MOST_FOLDERS)
                    .toList();
            Optional<InputException> found = level.stream()
                    .flatMap(inner -> best(inner, sources).stream()
                            .limit(1)
                            .map(source -> new InputException(String.format(
                                    Locale.ROOT,
                                    "%s: there are no images in this folder itself, but %s %s below; write data: %s, or"
                                            + " init %s",
                                    folder,
                                    source.name().replace('-', ' '),
                                    down,
                                    inner,
                                    inner))))
                    .findFirst();
            if (found.isPresent()) {
                return found;
            }
        }
        return Optional.empty();
    }

    private static List<Path> folders(Path folder) {
        if (!Files.isDirectory(folder)) {
            return List.of();
        }
        try (Stream<Path> inside = Files.list(folder)) {
            return NaturalName.sorted(inside.filter(Files::isDirectory).toList(), path -> path.getFileName()
                    .toString());
        } catch (IOException e) {
            throw new InputException(
                    String.format(Locale.ROOT, "%s: can't be listed (%s)", folder, DurableFile.reason(e)), e);
        }
    }

    private static InputException nowhere(Path folder, List<ImageSource> sources) {
        if (!Files.isDirectory(folder)) {
            return new InputException(String.format(
                    Locale.ROOT,
                    "%s: found no images there, since it is a file, not a folder; name the folder with the images",
                    folder));
        }
        return new InputException(String.format(
                Locale.ROOT,
                "%s: found no images there (%s); put the files there or name another folder",
                folder,
                sources.stream()
                        .map(source ->
                                source.name() + ": " + source.whyNot(folder).orElseThrow())
                        .collect(Collectors.joining("; "))));
    }
}
