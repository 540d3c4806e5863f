package werkbank.app;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.TreeMap;
import werkbank.Version;
import werkbank.WerkbankException;
import werkbank.engine.Engine;
import werkbank.engine.Workload;
import werkbank.engine.device.Gpu;
import werkbank.file.DurableFile;
import werkbank.file.Json;
import werkbank.recipe.Recipe;
import werkbank.run.local.MeasuredShare;

/**
 * The measurements of {@link CardShares} that are kept for the next search, in a file of the user's cache. A file that can't
 * be read or written costs the measurement, nothing else.
 */
final class ShareMemory {
    private static final String NAME = "gpu-shares.json";

    private final Path file;

    /** @param folder of the file; made when there is something to keep */
    ShareMemory(Path folder) {
        this.file = folder.resolve(NAME);
    }

    /** The memory of this user, under {@code XDG_CACHE_HOME} or {@code ~/.cache}. */
    static ShareMemory ofUser() {
        String cache = System.getenv("XDG_CACHE_HOME");
        Path folder =
                cache == null || cache.isBlank() ? Path.of(System.getProperty("user.home"), ".cache") : Path.of(cache);
        return new ShareMemory(folder.resolve("werkbank"));
    }

    /** Names what a measurement depends on. */
    static String key(Gpu gpu, Engine engine, Recipe recipe, Workload load) {
        String all = Json.write(List.of(
                Version.ofWerkbank(),
                gpu.name(),
                gpu.memoryMiB(),
                gpu.driver(),
                engine.name(),
                engine.library(),
                recipe,
                load.shape(),
                load.classes()));
        return DurableFile.sha256(all.getBytes(StandardCharsets.UTF_8));
    }

    Optional<MeasuredShare> recall(String key) {
        return Optional.ofNullable(read().get(key));
    }

    void remember(String key, MeasuredShare share) {
        Shares shares = read();
        shares.put(key, share);
        try {
            Files.createDirectories(file.getParent());
            DurableFile.write(file, out -> out.write(Json.indented(shares).getBytes(StandardCharsets.UTF_8)));
        } catch (IOException | WerkbankException e) {
            // It will be measured again.
        }
    }

    private Shares read() {
        try {
            return Json.read(Files.readString(file), Shares.class);
        } catch (IOException | WerkbankException e) {
            return new Shares();
        }
    }

    /** The file's content, by key. */
    private static final class Shares extends TreeMap<String, MeasuredShare> {
        private static final long serialVersionUID = 1;
    }
}
