package werkbank.engine.cuda;

import java.io.IOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;

/**
 * The file of one library, by its name on Linux and on Windows.
 *
 * @param linux its name there; a {@code *} at the end stands for a version
 * @param windows its name there; a {@code *} stands for a version
 * @param key by which JavaCPP's preset knows it on Linux; on Windows it is the preset's own name of the file
 * @param windowsKey the same on Windows
 * @param needed whether the group can't be used without it
 */
record LibraryFile(String linux, String windows, String key, String windowsKey, boolean needed) {
    /** A library whose names follow NVIDIA's and JavaCPP's habits. */
    static LibraryFile of(String name, int version, boolean needed) {
        String dll = name + "64_" + version;
        return new LibraryFile("lib" + name + ".so." + version, dll + ".dll", name + "@." + version, dll, needed);
    }

    /** The name of the file on this system. */
    String name(boolean onWindows) {
        return onWindows ? windows : linux;
    }

    /** The name under which JavaCPP asks for it. */
    String key(boolean onWindows) {
        return onWindows ? windowsKey : key;
    }

    /** The file in a folder, if it is there; of several versions the first by name. */
    Optional<Path> in(Path folder, boolean onWindows) {
        String name = name(onWindows);
        if (!name.contains("*")) {
            Path file = folder.resolve(name);
            return Files.isRegularFile(file) ? Optional.of(file) : Optional.empty();
        }
        try (DirectoryStream<Path> files = Files.newDirectoryStream(folder, name)) {
            Path first = null;
            for (Path file : files) {
                if (Files.isRegularFile(file) && (first == null || file.compareTo(first) < 0)) {
                    first = file;
                }
            }
            return Optional.ofNullable(first);
        } catch (IOException e) {
            return Optional.empty();
        }
    }

    /** The whole version, as the name of the file behind the links tells it: 9.19.0 of {@code libcudnn.so.9.19.0}. */
    static Optional<String> version(Path file) {
        try {
            Path name = file.toRealPath().getFileName();
            String text = name == null ? "" : name.toString();
            int at = text.indexOf(".so.");
            String version = at < 0 ? "" : text.substring(at + ".so.".length());
            return version.matches("\\d+\\.\\d+\\.\\d+.*") ? Optional.of(version) : Optional.empty();
        } catch (IOException e) {
            return Optional.empty();
        }
    }
}
