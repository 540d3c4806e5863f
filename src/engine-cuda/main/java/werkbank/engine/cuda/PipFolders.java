package werkbank.engine.cuda;

import java.io.File;
import java.io.IOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * The folders into which pip installs for the Python of this process: that of a virtual environment that is active, then
 * that of the first python3 on the path, then the user's own. Python isn't started for it.
 */
final class PipFolders {
    private final Map<String, String> environment;
    private final Path root;

    /** @param root of the file system, another in tests */
    PipFolders(Map<String, String> environment, Path root) {
        this.environment = environment;
        this.root = root;
    }

    /** Folders named {@code site-packages} or {@code dist-packages} that are there. */
    Set<Path> found() {
        Set<Path> found = new LinkedHashSet<>();
        for (String active : List.of("VIRTUAL_ENV", "CONDA_PREFIX")) {
            String prefix = environment.getOrDefault(active, "");
            if (!prefix.isBlank()) {
                found.addAll(of(Path.of(prefix)));
            }
        }
        python().ifPresent(prefix -> {
            found.addAll(of(prefix));
            found.addAll(of(prefix.resolve("local")));
        });
        String home = environment.getOrDefault("HOME", environment.getOrDefault("USERPROFILE", ""));
        if (!home.isBlank()) {
            found.addAll(of(Path.of(home, ".local")));
        }
        found.addAll(of(root.resolve("usr/local")));
        return found;
    }

    /** The folder above the {@code bin} with python3; a virtual environment's where the link in it is one. */
    private Optional<Path> python() {
        for (String folder : environment.getOrDefault("PATH", "").split(File.pathSeparator)) {
            for (String name : List.of("python3", "python.exe", "python")) {
                File python = new File(folder.isEmpty() ? "." : folder, name);
                if (python.isFile() && python.canExecute()) {
                    return prefix(python.toPath());
                }
            }
        }
        return Optional.empty();
    }

    private static Optional<Path> prefix(Path python) {
        Path beside = python.toAbsolutePath().getParent();
        if (beside == null || beside.getParent() == null) {
            return Optional.empty();
        }
        if (Files.exists(beside.getParent().resolve("pyvenv.cfg")) || Files.exists(beside.resolve("Lib"))) {
            return Optional.of(Files.exists(beside.resolve("Lib")) ? beside : beside.getParent());
        }
        try {
            Path real = python.toRealPath().getParent();
            return Optional.ofNullable(real == null ? null : real.getParent());
        } catch (IOException e) {
            return Optional.of(beside.getParent());
        }
    }

    /** {@code lib/python3.*}, the newest first, and what Windows has. */
    private static List<Path> of(Path prefix) {
        List<Path> versions = new ArrayList<>();
        try (DirectoryStream<Path> found = Files.newDirectoryStream(prefix.resolve("lib"), "python3*")) {
            found.forEach(versions::add);
        } catch (IOException e) {
            // There is no Python there.
        }
        versions.sort(NewestFirst.ORDER);
        versions.add(prefix.resolve("Lib"));
        List<Path> folders = new ArrayList<>();
        for (Path version : versions) {
            for (String name : List.of("site-packages", "dist-packages")) {
                if (Files.isDirectory(version.resolve(name))) {
                    folders.add(version.resolve(name));
                }
            }
        }
        return folders;
    }
}
