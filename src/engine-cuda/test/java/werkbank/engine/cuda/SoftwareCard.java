package werkbank.engine.cuda;

import static org.assertj.core.api.Assertions.assertThat;
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
import org.junit.jupiter.api.condition.OS;

/** The card made of software, built where a test first asks for it. */
public final class SoftwareCard {
    private static final Path SOURCES = Path.of("src/engine-cuda/test/native/softcard");
    /** Headers that the card's kernels are compiled with. */
    private static final Path HEADERS = Path.of("src/engine-cuda/test/resources/werkbank/engine/cuda");

    private SoftwareCard() {}

    /**
     * Builds it where it isn't there or older than its sources. Skips the test on a machine that it isn't for or that has no
     * compiler; a build that fails is a failure.
     *
     * @param folder what it is built into
     */
    public static void build(Path folder) throws IOException, InterruptedException {
        assumeTrue(
                OS.LINUX.isCurrentOs() && System.getProperty("os.arch").equals("amd64"),
                "SKIPPED, the software card is for Linux on x86-64");
        String compiler = Optional.ofNullable(System.getenv("SOFTCARD_CXX")).orElse("g++");
        assumeTrue(ProcessorProgram.answers(compiler), () -> "SKIPPED, the software card takes " + compiler);
        Files.createDirectories(folder);
        // Test classes run in several processes, which would build it side by side.
        try (FileChannel file =
                        FileChannel.open(folder.resolve("lock"), StandardOpenOption.CREATE, StandardOpenOption.WRITE);
                FileLock lock = file.lock()) {
            if (!lock.isValid() || !isBuilt(folder)) {
                compile(folder);
            }
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

    private static void compile(Path folder) throws IOException, InterruptedException {
        Path log = folder.resolve("build.log");
        Process process = new ProcessBuilder(SOURCES.resolve("build").toString(), folder.toString())
                .redirectErrorStream(true)
                .redirectOutput(log.toFile())
                .start();
        int code = process.waitFor();
        assertThat(code)
                .as("the build of the software card says: %s", Files.readString(log))
                .isZero();
    }
}
