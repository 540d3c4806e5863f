package werkbank.engine.cuda;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;
import werkbank.JavaCommand;

/**
 * NVIDIA's own libraries, where this machine has them, load by their absolute paths beside an empty library in place of the
 * driver's: what then can be asked without a card is asked.
 */
@EnabledOnOs(OS.LINUX)
class LibraryLoadTest {
    private static final int SECONDS = 300;

    @TempDir
    private Path folder;

    /** The loader would refuse each of them at its first call if the preset and the libraries didn't fit. */
    @Test
    void librariesLoadWithoutAPathAndAnswer() throws IOException, InterruptedException {
        LibrarySearch search = LibrarySearch.here();
        assumeTrue(
                search.whyNot().isEmpty(),
                () -> "SKIPPED, it takes NVIDIA's libraries: " + search.whyNot().orElseThrow());
        assumeTrue(compiles(), "SKIPPED, it takes gcc to make an empty library");
        List<String> said = probe();

        assertThat(said)
                .contains(
                        "devices: 35",
                        "why not: the CUDA runtime says 'CUDA driver version is insufficient for CUDA runtime version' (35)",
                        "mixed: no",
                        "cudnn handle: 1001",
                        "cublas handle: 1",
                        "session: cudaSetDevice says 'CUDA driver version is insufficient for CUDA runtime version' (35)")
                .anyMatch(line -> line.matches("runtime: 13\\.\\d+"))
                .anyMatch(line -> line.matches("compiler: 13\\.\\d+"))
                .anyMatch(line -> line.matches("cudnn: 9\\.\\d+\\.\\d+"));
        for (String card : List.of("sm_75", "sm_80", "sm_90", "sm_100", "sm_120")) {
            assertThat(said).contains("compiled: NOISE for " + card);
        }
        for (KernelSource source : KernelSource.values()) {
            assertThat(said).contains("compiled: " + source + " for sm_90");
        }
    }

    private boolean compiles() throws InterruptedException {
        try {
            Path source = Files.writeString(folder.resolve("empty.c"), "");
            return new ProcessBuilder(
                                    "gcc",
                                    "-shared",
                                    "-Wl,-soname,libcuda.so.1",
                                    "-o",
                                    folder.resolve("libcuda.so.1").toString(),
                                    source.toString())
                            .start()
                            .waitFor()
                    == 0;
        } catch (IOException e) {
            return false;
        }
    }

    private List<String> probe() throws IOException, InterruptedException {
        Path output = folder.resolve("output.txt");
        ProcessBuilder builder = new ProcessBuilder(
                        JavaCommand.of(List.of("-Xmx256m"), LibraryProbe.class, folder.toString()))
                .redirectErrorStream(true)
                .redirectOutput(output.toFile());
        builder.environment().keySet().removeAll(List.of("LD_LIBRARY_PATH", "CUDA_VISIBLE_DEVICES"));
        Process process = builder.start();
        assertThat(process.waitFor(SECONDS, TimeUnit.SECONDS)).isTrue();
        List<String> said = new ArrayList<>(Files.readAllLines(output));
        assertThat(process.exitValue()).as(String.join("\n", said)).isZero();
        return said;
    }
}
