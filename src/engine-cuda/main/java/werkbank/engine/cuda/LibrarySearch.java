package werkbank.engine.cuda;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Predicate;
import java.util.stream.Collectors;

/** Looks for NVIDIA's libraries, each group in the first folder that has it whole; opens nothing. */
final class LibrarySearch {
    private static final int NAMED_FOLDERS = 6;

    private static final LibraryFile DRIVER = new LibraryFile("libcuda.so.1", "nvcuda.dll", "", "", false);

    private final LibraryPlaces places;
    private final Predicate<LibraryFile> inJars;
    private final Map<LibraryGroup, Path> found = new EnumMap<>(LibraryGroup.class);
    private final List<String> problems = new ArrayList<>();
    private final List<String> notes = new ArrayList<>();

    /** @param inJars whether a library is on the class path, as the presets' jars named {@code redist} have it */
    private LibrarySearch(LibraryPlaces places, Predicate<LibraryFile> inJars) {
        this.places = places;
        this.inJars = inJars;
    }

    /** Looks through the places of this process. */
    static LibrarySearch here() {
        LibraryPlaces places = LibraryPlaces.here();
        String folder = "org/bytedeco/cuda/" + (places.windows() ? "windows-x86_64/" : "linux-x86_64/");
        ClassLoader classPath = LibrarySearch.class.getClassLoader();
        return in(places, file -> classPath.getResource(folder + file.name(places.windows())) != null);
    }

    static LibrarySearch in(LibraryPlaces places, Predicate<LibraryFile> inJars) {
        LibrarySearch search = new LibrarySearch(places, inJars);
        for (LibraryGroup group : LibraryGroup.values()) {
            search.look(group);
        }
        return search;
    }

    /** Says in one line what is missing, and what would change it; empty when all is there. */
    Optional<String> whyNot() {
        return problems.stream().findFirst();
    }

    /**
     * Finds NVIDIA's libraries.
     *
     * @throws IllegalStateException when some are missing
     */
    CudaLibraries libraries() {
        if (!problems.isEmpty()) {
            throw new IllegalStateException(problems.get(0));
        }
        return new CudaLibraries(found, driver(), notes, places.windows());
    }

    /** The driver's library, whose folder the loader may not know in a container. */
    private Optional<Path> driver() {
        return places.all().stream()
                .map(folder -> file(DRIVER, folder))
                .flatMap(Optional::stream)
                .findFirst();
    }

    private void look(LibraryGroup group) {
        List<String> broken = new ArrayList<>();
        Optional<Path> named = first(group, places.named(), broken);
        if (named.isEmpty()
                && group.files().stream()
                        .filter(file -> file.needed() && !file.linux().contains("*"))
                        .allMatch(inJars)) {
            return;
        }
        Optional<Path> folder = named.or(() -> first(group, places.usual(), broken));
        if (folder.isPresent()) {
            found.put(group, folder.get());
            noteOthers(group, folder.get());
        } else {
            problems.add(broken.stream().findFirst().orElseGet(() -> missing(group)));
        }
    }

    private Optional<Path> first(LibraryGroup group, List<Path> folders, List<String> broken) {
        for (Path folder : folders) {
            if (file(group.files().get(0), folder).isEmpty()) {
                continue;
            }
            Optional<String> fault = fault(group, folder);
            if (fault.isEmpty()) {
                return Optional.of(folder);
            }
            broken.add(fault.get());
        }
        return Optional.empty();
    }

    private Optional<Path> file(LibraryFile file, Path folder) {
        return file.in(folder, places.windows());
    }

    /** Why a folder that has a group's first file can't be used for it. */
    private Optional<String> fault(LibraryGroup group, Path folder) {
        Map<String, String> versions = new TreeMap<>();
        for (LibraryFile file : group.files()) {
            Optional<Path> there = file(file, folder);
            if (there.isEmpty() && file.needed()) {
                return Optional.of(String.format(
                        Locale.ROOT,
                        "%s in %s lacks %s; %s",
                        group.words(),
                        folder,
                        file.name(places.windows()),
                        remedy(group)));
            }
            there.flatMap(LibraryFile::version)
                    .ifPresent(version -> versions.putIfAbsent(version, file.name(places.windows())));
        }
        if (group == LibraryGroup.CUDNN && versions.size() > 1) {
            String files = versions.entrySet().stream()
                    .map(entry -> entry.getValue() + " is " + entry.getKey())
                    .collect(Collectors.joining(" and "));
            return Optional.of(String.format(
                    Locale.ROOT,
                    "two versions of cuDNN are mixed in %s: %s; remove one, or name a folder with a whole one in %s",
                    folder,
                    files,
                    LibraryPlaces.VARIABLE));
        }
        return Optional.empty();
    }

    /** Two cuDNNs in one process end badly, so the user hears which of several is taken. */
    private void noteOthers(LibraryGroup group, Path taken) {
        if (group != LibraryGroup.CUDNN) {
            return;
        }
        List<Path> others = new ArrayList<>(places.all());
        others.removeIf(folder -> file(group.files().get(0), folder).isEmpty() || same(folder, taken));
        if (!others.isEmpty()) {
            notes.add(String.format(
                    Locale.ROOT,
                    "cuDNN is taken from %s; there is another in %s; %s names the one that is wanted",
                    taken,
                    others.get(0),
                    LibraryPlaces.VARIABLE));
        }
    }

    private boolean same(Path one, Path other) {
        try {
            return one.toRealPath().equals(other.toRealPath());
        } catch (IOException e) {
            return false;
        }
    }

    private String missing(LibraryGroup group) {
        List<Path> folders = places.all();
        String looked =
                folders.stream().limit(NAMED_FOLDERS).map(Path::toString).collect(Collectors.joining(", "));
        int more = folders.size() - NAMED_FOLDERS;
        return String.format(
                Locale.ROOT,
                "%s of %s is missing; it was looked for in %s%s; %s",
                group.files().get(0).name(places.windows()),
                group.words(),
                looked.isEmpty() ? "no folder, as none of those is there that may have it" : looked,
                more > 0 ? String.format(Locale.ROOT, " and %d more folders", more) : "",
                remedy(group));
    }

    private static String remedy(LibraryGroup group) {
        return String.format(
                Locale.ROOT,
                "WERKBANK_BUILD=cuda-redist or 'pip install %s' brings it, or a CUDA 13 toolkit and cuDNN 9 from NVIDIA do;"
                        + " %s may name its folder",
                group.pip(),
                LibraryPlaces.VARIABLE);
    }
}
