package werkbank.engine.cuda;

import java.net.MalformedURLException;
import java.net.URL;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.bytedeco.cuda.global.cublas;
import org.bytedeco.cuda.global.cudart;
import org.bytedeco.cuda.global.cudnn;
import org.bytedeco.cuda.global.nvrtc;
import org.bytedeco.javacpp.Loader;
import werkbank.engine.NativeFolder;

/**
 * NVIDIA's libraries that were found, and how they get into this process: each by its absolute path, in the order in which
 * they need each other, before the preset's own. The loader then finds them by their names, so that
 * {@code LD_LIBRARY_PATH} isn't needed, and JavaCPP, which is told of each, looks for no other.
 *
 * @param folders of each group; a group that isn't there is taken from the class path
 * @param driver the driver's library; empty where the loader has to find it
 * @param notes what the user should know of the choice
 * @param windows whether the files have the names of Windows
 */
record CudaLibraries(Map<LibraryGroup, Path> folders, Optional<Path> driver, List<String> notes, boolean windows) {
    /** JavaCPP takes the driver for the system's and has no name for it. */
    private static final String DRIVER = "werkbank-driver";

    CudaLibraries {
        folders = Map.copyOf(folders);
        notes = List.copyOf(notes);
    }

    /** cuDNN's version, as its file's name or pip's tells it; empty where neither does. */
    Optional<String> cudnnVersion() {
        return Optional.ofNullable(folders.get(LibraryGroup.CUDNN))
                .flatMap(folder -> LibraryGroup.CUDNN.version(folder, windows));
    }

    /** Each group with the folder that it is taken from, a line each; then what the user should know of the choice. */
    List<String> words() {
        Stream<String> groups = Arrays.stream(LibraryGroup.values())
                .map(group -> group.words() + " from "
                        + Optional.ofNullable(folders.get(group))
                                .map(Path::toString)
                                .orElse("a jar of this build"));
        return Stream.concat(groups, notes.stream()).toList();
    }

    /** Loads what it takes to ask the driver for its cards. */
    void loadRuntime() {
        NativeFolder.use();
        driver.ifPresent(path -> load(path, DRIVER));
        loadGroup(LibraryGroup.RUNTIME);
        Loader.load(cudart.class);
    }

    /** Loads the compiler of kernels; after the runtime. */
    void loadCompiler() {
        loadGroup(LibraryGroup.NVRTC);
        Loader.load(nvrtc.class);
    }

    /** Loads cuBLAS and cuDNN, hundreds of megabytes; after the compiler, which cuDNN calls. */
    void loadNetworks() {
        loadGroup(LibraryGroup.CUBLAS);
        Loader.load(cublas.class);
        loadGroup(LibraryGroup.CUDNN);
        Loader.load(cudnn.class);
    }

    private void loadGroup(LibraryGroup group) {
        Path folder = folders.get(group);
        if (folder != null) {
            for (LibraryFile file : group.files()) {
                file.in(folder, windows).ifPresent(path -> load(path, file.key(windows)));
            }
        }
    }

    private static void load(Path file, String key) {
        try {
            // With a class, as the form without one ends in a NullPointerException.
            Loader.loadLibrary(
                    cudart.class, new URL[] {file.toAbsolutePath().toUri().toURL()}, key);
        } catch (MalformedURLException e) {
            throw new IllegalArgumentException(file.toString(), e);
        }
    }
}
