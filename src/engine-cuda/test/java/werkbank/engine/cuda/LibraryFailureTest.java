package werkbank.engine.cuda;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import werkbank.JavaCommand;

/**
 * What cuDNN and cuBLAS say of a card that is gone or full becomes the exception that it is for: they tell it to nobody but
 * themselves. It takes the card made of software, which fails when it is told to.
 */
@Tag("card")
class LibraryFailureTest {
    private static final int SECONDS = 60;

    @TempDir
    private Path folder;

    @BeforeAll
    static void theCardMadeOfSoftware() throws IOException, InterruptedException {
        assumeTrue(System.getenv("SOFTCARD_HOME") != null, "SKIPPED, it takes the card made of software");
        TestCard.assume();
    }

    @Test
    void aCardThatIsLostInALibraryIsLost() throws IOException, InterruptedException {
        List<String> said = probe("SOFTCARD_LOSE_AFTER", 2);
        assertThat(said).contains("convolution: done", "product: done");
        assertThat(said)
                .anyMatch(line -> line.startsWith("product again: DeviceLostException the GPU doesn't answer any more: "
                        + "cublasGemmEx says 'failed' (13) because CUDA says "));
        assertThat(said).anyMatch(line -> line.startsWith("convolution again: DeviceLostException"));
    }

    @Test
    void aFullCardIsFullWhateverALibrarySays() throws IOException, InterruptedException {
        assertThat(probe("SOFTCARD_MEMORY_MIB", 1))
                .anyMatch(line -> line.startsWith("open: DeviceMemoryException the GPU has no memory left: "
                        + "cublasCreate says 'failed' (1); 1 MiB of 1 are free"));
    }

    @Test
    void whatCudnnSaysOfItselfIsNotTakenForWantOfAlgorithms() throws IOException, InterruptedException {
        // As where one of its libraries can't be loaded, or isn't there.
        for (int failed : new int[] {1008, 3009}) {
            assertThat(convolution(probe("SOFTCARD_CHOICE", failed)))
                    .startsWith("CudaException cuDNN doesn't tell its algorithms 'forward' for ")
                    .contains("]: cudnnGetConvolutionForwardAlgorithm_v7 says ")
                    .endsWith(" (" + failed + ")");
        }
        int refused = 3000;
        assertThat(convolution(probe("SOFTCARD_CHOICE", refused)))
                .startsWith("CudaException cuDNN has no deterministic algorithm 'forward' within 256 MiB for ")
                .endsWith("; 'algorithms: fast' allows others");
    }

    /** The end of the first convolution. */
    private static String convolution(List<String> said) {
        String what = "convolution: ";
        return said.stream()
                .filter(line -> line.startsWith(what))
                .findFirst()
                .orElseThrow()
                .substring(what.length());
    }

    private List<String> probe(String variable, int value) throws IOException, InterruptedException {
        Path output = folder.resolve("output.txt");
        ProcessBuilder builder = new ProcessBuilder(JavaCommand.of(
                        List.of("-Xmx256m", "-Dorg.bytedeco.javacpp.maxphysicalbytes=0"), FailureProbe.class))
                .redirectErrorStream(true)
                .redirectOutput(output.toFile());
        builder.environment().put(variable, Integer.toString(value));
        Process process = builder.start();
        assertThat(process.waitFor(SECONDS, TimeUnit.SECONDS)).isTrue();
        List<String> said = Files.readAllLines(output);
        assertThat(process.exitValue()).as(String.join("\n", said)).isZero();
        return said;
    }
}
