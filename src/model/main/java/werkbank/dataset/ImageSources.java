package werkbank.dataset;

import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.ServiceLoader;
import java.util.stream.Collectors;
import werkbank.InputException;

/** The image sources on the class path. */
final class ImageSources {
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
        List<ImageSource> fitting = sources.stream()
                .filter(source -> source.whyNot(folder).isEmpty())
                .toList();
        int highest = fitting.stream().mapToInt(ImageSource::rank).max().orElseThrow(() -> none(folder, sources));
        List<ImageSource> best =
                fitting.stream().filter(source -> source.rank() == highest).toList();
        if (best.size() > 1) {
            throw new InputException(String.format(
                    Locale.ROOT,
                    "%s: there are images in the formats %s; keep those of one of them in the folder",
                    folder,
                    best.stream().map(ImageSource::name).collect(Collectors.joining(" and "))));
        }
        return best.get(0);
    }

    private static InputException none(Path folder, List<ImageSource> sources) {
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
