package werkbank.engine.cuda;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import werkbank.WerkbankException;
import werkbank.file.DurableFile;

/** Machine code of kernels on the disk, so that only the first process of a machine compiles them, which takes seconds. */
final class CubinCache {
    private static final Logger LOG = LoggerFactory.getLogger(CubinCache.class);

    private final Optional<Path> folder;

    /** @param folder where the files lie; none keeps nothing */
    CubinCache(Optional<Path> folder) {
        this.folder = folder;
    }

    /** The cache of the user. */
    static CubinCache ofUser() {
        return new CubinCache(folder(System.getenv()));
    }

    /** The user's folder for such files: {@code XDG_CACHE_HOME}, Windows' {@code LOCALAPPDATA}, or {@code ~/.cache}. */
    static Optional<Path> folder(Map<String, String> environment) {
        for (String variable : List.of("XDG_CACHE_HOME", "LOCALAPPDATA")) {
            String path = environment.getOrDefault(variable, "");
            if (!path.isBlank()) {
                return Optional.of(Path.of(path, "werkbank", "kernels"));
            }
        }
        String home = environment.getOrDefault("HOME", "");
        return home.isBlank() ? Optional.empty() : Optional.of(Path.of(home, ".cache", "werkbank", "kernels"));
    }

    /**
     * The machine code of a source.
     *
     * @param version of the compiler
     * @param compiler is asked when the code isn't there yet
     */
    byte[] of(String source, List<String> options, String version, Supplier<byte[]> compiler) {
        if (folder.isEmpty()) {
            return compiler.get();
        }
        try {
            return Files.readAllBytes(file(folder.get(), source, options, version));
        } catch (IOException e) {
            return renewed(source, options, version, compiler);
        }
    }

    /** Asks the compiler, whatever is on the disk, and replaces that. */
    byte[] renewed(String source, List<String> options, String version, Supplier<byte[]> compiler) {
        byte[] cubin = compiler.get();
        folder.ifPresent(place -> keep(file(place, source, options, version), cubin));
        return cubin;
    }

    private static Path file(Path folder, String source, List<String> options, String version) {
        return folder.resolve(hash(source, options, version) + ".cubin");
    }

    private static void keep(Path file, byte[] cubin) {
        try {
            DurableFile.write(file, out -> out.write(cubin));
        } catch (WerkbankException e) {
            LOG.debug("kernels are compiled anew each time: {}", e.getMessage());
        }
    }

    private static String hash(String source, List<String> options, String version) {
        try {
            MessageDigest digest = MessageDigest.getInstance("SHA-256");
            digest.update((version + '\0' + String.join("\0", options) + '\0').getBytes(StandardCharsets.UTF_8));
            return HexFormat.of().formatHex(digest.digest(source.getBytes(StandardCharsets.UTF_8)));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }
}
