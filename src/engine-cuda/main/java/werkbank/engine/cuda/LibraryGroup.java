package werkbank.engine.cuda;

import java.io.IOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/** Libraries of NVIDIA's that are installed together and taken from one folder, in the order in which they are loaded. */
enum LibraryGroup {
    RUNTIME("the CUDA runtime", "nvidia-cuda-runtime", List.of(LibraryFile.of("cudart", 13, true))),

    CUBLAS(
            "cuBLAS",
            "nvidia-cublas",
            List.of(LibraryFile.of("cublasLt", 13, true), LibraryFile.of("cublas", 13, true))),

    /** NVRTC opens its builtins by their bare name, and finds them only when they are loaded already. */
    NVRTC(
            "the kernels' compiler NVRTC",
            "nvidia-cuda-nvrtc",
            List.of(
                    new LibraryFile(
                            "libnvrtc-builtins.so.13.*",
                            "nvrtc-builtins64_13*.dll",
                            "nvrtc-builtins@.13.1",
                            "nvrtc-builtins64_131",
                            true),
                    new LibraryFile("libnvrtc.so.13", "nvrtc64_130_0.dll", "nvrtc@.13", "nvrtc64_130_0", true))),

    /** cuDNN opens some of its parts by their bare names; with all of them loaded none comes from another folder. */
    CUDNN(
            "cuDNN",
            "nvidia-cudnn-cu13",
            List.of(
                    LibraryFile.of("cudnn", 9, true),
                    LibraryFile.of("cudnn_graph", 9, true),
                    LibraryFile.of("cudnn_ops", 9, true),
                    LibraryFile.of("cudnn_cnn", 9, true),
                    LibraryFile.of("cudnn_adv", 9, true),
                    LibraryFile.of("cudnn_heuristic", 9, true),
                    LibraryFile.of("cudnn_engines_runtime_compiled", 9, false),
                    LibraryFile.of("cudnn_engines_precompiled", 9, false),
                    LibraryFile.of("cudnn_ext", 9, false),
                    LibraryFile.of("cudnn_engines_tensor_ir", 9, false)));

    private final String words;
    private final String pip;
    private final List<LibraryFile> files;

    LibraryGroup(String words, String pip, List<LibraryFile> files) {
        this.words = words;
        this.pip = pip;
        this.files = files;
    }

    /** The group in words. */
    String words() {
        return words;
    }

    /** The package by which pip installs it. */
    String pip() {
        return pip;
    }

    /**
     * The version that is in a folder: that in the name of the file behind the links, or else that of pip's package, whose
     * description lies beside the folder {@code nvidia}.
     */
    Optional<String> version(Path folder, boolean windows) {
        return files.get(0).in(folder, windows).flatMap(LibraryFile::version).or(() -> ofPip(folder));
    }

    private Optional<String> ofPip(Path folder) {
        Path packages = Optional.of(folder.toAbsolutePath())
                .map(Path::getParent)
                .map(Path::getParent)
                .map(Path::getParent)
                .orElse(folder);
        String start = pip.replace('-', '_') + "-";
        try (DirectoryStream<Path> found = Files.newDirectoryStream(packages, start + "*.dist-info")) {
            for (Path info : found) {
                String name = info.getFileName().toString();
                return Optional.of(name.substring(start.length(), name.length() - ".dist-info".length()));
            }
        } catch (IOException e) {
            // Then pip hasn't installed it.
        }
        return Optional.empty();
    }

    /** The files of the group in the order in which they are loaded. */
    List<LibraryFile> files() {
        return files;
    }
}
