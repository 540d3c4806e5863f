package werkbank.engine.cuda;

import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.FileTime;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * The card of this machine, or the one made of software where the environment names its folder: {@code SOFTCARD_HOME}, with
 * {@code WERKBANK_CUDA_LIBS} and {@code PATH} leading there too. It is built when a test first asks for it.
 */
final class TestCard {
    private static final Path SOURCES = Path.of("src/engine-cuda/test/native/softcard");
    /** Headers that the card's kernels are compiled with. */
    private static final Path HEADERS = Path.of("src/engine-cuda/test/resources/werkbank/engine/cuda");

    private static final Optional<String> WHY_NOT = whyNot();

    private TestCard() {}

    /** Skips the test where there is no card, and says why. */
    static void assume() {
        assumeTrue(WHY_NOT.isEmpty(), () -> "SKIPPED, it takes a GPU: " + WHY_NOT.orElseThrow());
    }

    private static Optional<String> whyNot() {
        String software = System.getenv("SOFTCARD_HOME");
        Optional<String> notBuilt = software == null ? Optional.empty() : build(Path.of(software));
        return notBuilt.or(() -> CudaCheck.here().whyNoGpu());
    }

    /** Test classes run in several processes, which would build it side by side. */
    private static Optional<String> build(Path folder) {
        try {
            Files.createDirectories(folder);
            try (FileChannel file = FileChannel.open(
                            folder.resolve("lock"), StandardOpenOption.CREATE, StandardOpenOption.WRITE);
                    FileLock lock = file.lock()) {
                return lock.isValid() && isBuilt(folder) ? Optional.empty() : built(folder);
            }
        } catch (IOException e) {
            return Optional.of("the software card can't be built: " + e.getMessage());
        }
    }

    private static boolean isBuilt(Path folder) throws IOException {
        Path done = folder.resolve("bin/nvidia-smi");
        if (!Files.exists(done)) {
            return false;
        }
        FileTime built = Files.getLastModifiedTime(done);
        try (Stream<Path> sources = Files.list(SOURCES);
                Stream<Path> headers = Files.list(HEADERS)) {
            for (Path source : Stream.concat(sources, headers).toList()) {
                if (Files.getLastModifiedTime(source).compareTo(built) > 0) {
                    return false;
                }
            }
        }
        return true;
    }

    private static Optional<String> built(Path folder) throws IOException {
        Path log = folder.resolve("build.log");
        Process process = new ProcessBuilder(SOURCES.resolve("build").toString(), folder.toString())
                .redirectErrorStream(true)
                .redirectOutput(log.toFile())
                .start();
        try {
            return process.waitFor() == 0
                    ? Optional.empty()
                    : Optional.of("the software card can't be built: " + Files.readString(log));
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return Optional.of("interrupted");
        }
    }
}
