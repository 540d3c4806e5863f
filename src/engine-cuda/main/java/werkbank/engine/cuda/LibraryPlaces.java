package werkbank.engine.cuda;

import java.io.File;
import java.io.IOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;

/**
 * Folders in which NVIDIA's libraries are looked for.
 *
 * @param named folders of {@code WERKBANK_CUDA_LIBS}, which come before jars
 * @param usual folders of a CUDA toolkit, of pip, of the loader, in this order
 * @param windows whether the files have the names of Windows
 */
record LibraryPlaces(List<Path> named, List<Path> usual, boolean windows) {
    /** The variable with folders of NVIDIA's libraries, or of what is above {@code nvidia}. */
    static final String VARIABLE = "WERKBANK_CUDA_LIBS";

    private static final List<String> USUAL = List.of(
            "usr/lib/x86_64-linux-gnu",
            "usr/lib64",
            "usr/local/lib",
            "usr/lib",
            "usr/local/nvidia/lib64",
            "usr/lib/wsl/lib",
            "run/opengl-driver/lib");

    /** The places of this process. */
    static LibraryPlaces here() {
        boolean windows = System.getProperty("os.name").startsWith("Windows");
        return of(System.getenv(), Path.of("/"), windows);
    }

    /** All folders in the order in which they are looked through. */
    List<Path> all() {
        return Stream.concat(named.stream(), usual.stream()).toList();
    }

    static LibraryPlaces of(Map<String, String> environment, Path root, boolean windows) {
        Set<Path> named = new LinkedHashSet<>();
        paths(environment, VARIABLE).forEach(path -> {
            named.add(path); // Even where it isn't there, so that whoever mistyped it reads it in the message.
            named.addAll(at(path));
        });
        Set<Path> usual = new LinkedHashSet<>();
        toolkits(environment, root).forEach(path -> usual.addAll(at(path)));
        new PipFolders(environment, root).found().forEach(site -> usual.addAll(at(site.resolve("nvidia"))));
        paths(environment, windows ? "PATH" : "LD_LIBRARY_PATH").stream()
                .filter(Files::isDirectory)
                .forEach(usual::add);
        if (!windows) {
            loaders(root).stream().filter(Files::isDirectory).forEach(usual::add);
        }
        usual.removeAll(named);
        return new LibraryPlaces(List.copyOf(named), List.copyOf(usual), windows);
    }

    private static List<Path> toolkits(Map<String, String> environment, Path root) {
        List<Path> toolkits = new ArrayList<>();
        toolkits.addAll(paths(environment, "CUDA_HOME"));
        toolkits.addAll(paths(environment, "CUDA_PATH"));
        toolkits.add(root.resolve("usr/local/cuda"));
        List<Path> others = children(root.resolve("usr/local"), "cuda-*");
        others.sort(NewestFirst.ORDER);
        toolkits.addAll(others);
        return toolkits;
    }

    /** The folders that the loader of Linux looks through besides, as its configuration lists them. */
    private static List<Path> loaders(Path root) {
        List<Path> folders = new ArrayList<>();
        for (Path file : children(root.resolve("etc/ld.so.conf.d"), "*.conf")) {
            try {
                Files.readAllLines(file).stream()
                        .map(String::strip)
                        .filter(line -> line.startsWith("/"))
                        .forEach(line -> folders.add(root.resolve(line.substring(1))));
            } catch (IOException e) {
                // Then the loader can't read it either.
            }
        }
        USUAL.forEach(folder -> folders.add(root.resolve(folder)));
        return folders;
    }

    /** Folders with libraries at a path: itself, a toolkit's below it, and pip's below that. */
    private static List<Path> at(Path path) {
        List<Path> folders = new ArrayList<>();
        folders.add(path);
        for (String inside : List.of("lib64", "lib", "targets/x86_64-linux/lib", "bin", "bin/x64")) {
            folders.add(path.resolve(inside));
        }
        for (Path above : List.of(path, path.resolve("nvidia"))) {
            for (Path part : children(above, "*")) {
                List.of("lib", "bin", "bin/x86_64").forEach(inside -> folders.add(part.resolve(inside)));
            }
        }
        return folders.stream().filter(Files::isDirectory).toList();
    }

    private static List<Path> children(Path folder, String glob) {
        List<Path> children = new ArrayList<>();
        if (Files.isDirectory(folder)) {
            try (DirectoryStream<Path> found = Files.newDirectoryStream(folder, glob)) {
                found.forEach(children::add);
            } catch (IOException e) {
                // What can't be read has nothing for us.
            }
        }
        Collections.sort(children);
        return children;
    }

    private static List<Path> paths(Map<String, String> environment, String variable) {
        return List.of(environment.getOrDefault(variable, "").split(File.pathSeparator)).stream()
                .filter(path -> !path.isBlank())
                .flatMap(LibraryPlaces::path)
                .toList();
    }

    private static Stream<Path> path(String text) {
        try {
            return Stream.of(Path.of(text));
        } catch (InvalidPathException e) {
            return Stream.empty(); // Windows takes quotes in PATH, where no folder can have them in its name.
        }
    }
}
