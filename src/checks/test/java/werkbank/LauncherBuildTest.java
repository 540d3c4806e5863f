package werkbank;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The builds that the launcher makes, with scripts in place of Maven, Java, pip and NVIDIA's tool. */
@DisabledOnOs(OS.WINDOWS)
class LauncherBuildTest {
    private static final String HOPPER = "9.0, 580.95.05, NVIDIA H100 80GB HBM3";
    private static final String TURING = "7.5, 535.183.01, Tesla T4";

    @TempDir
    private Path folder;

    private FakeCheckout checkout;

    @BeforeEach
    void writeCheckout() throws IOException {
        checkout = new FakeCheckout(folder);
    }

    private void gpu(String... lines) throws IOException {
        checkout.tool("nvidia-smi", "echo '" + String.join("'; echo '", lines) + "'");
    }

    private List<String> launch(Map<String, String> environment) throws Exception {
        return checkout.launch(environment);
    }

    private List<String> launch(String build) throws Exception {
        return launch(Map.of("WERKBANK_BUILD", build));
    }

    @ParameterizedTest
    @CsvSource({
        "cpu, -Pfast, 270 MB",
        "cuda, '-Pfast,cuda', 280 MB",
        "cuda11, '-Pfast,cuda11', 2.6 GB",
    })
    void aBuildHasItsProfilesAndSaysHowMuchItDownloads(String build, String profiles, String size) throws Exception {
        assertThat(launch(build))
                .containsExactly(
                        "werkbank: building (the first time downloads about " + size + ")",
                        "maven " + profiles,
                        "java libs=");
        assertThat(launch(Map.of())).as("what was built last").containsExactly("java libs=");
    }

    @Test
    void aRelativePathIsUnderstoodWhateverCdpathSays() throws Exception {
        assertThat(checkout.launchFromAround(Map.of("CDPATH", ".:/", "WERKBANK_BUILD", "cpu")))
                .containsExactly(
                        "werkbank: building (the first time downloads about 270 MB)", "maven -Pfast", "java libs=");
    }

    @Test
    void aJavaThatDoesNotStartIsToldWithItsWords() throws Exception {
        checkout.tool(
                "java",
                "echo 'Unrecognized option: -Xq' >&2; echo 'Error: Could not create the Java Virtual Machine.'; exit 1");
        assertThat(launch(Map.of()))
                .containsExactly(
                        "werkbank: java doesn't start; it says: Unrecognized option: -Xq; Error: Could not create"
                                + " the Java Virtual Machine.");
        checkout.tool("java", "exit 3");
        assertThat(launch(Map.of())).containsExactly("werkbank: java doesn't start; it says: nothing");
    }

    @Test
    void aWrongJavaHomeIsNamed() throws Exception {
        assertThat(launch(Map.of("JAVA_HOME", "/gone")))
                .containsExactly("werkbank: JAVA_HOME is '/gone', where there is no bin/java; mend or unset it");
    }

    @ParameterizedTest
    @CsvSource({"java version \"1.8.0_292\", 8", "openjdk version \"11.0.20\" 2023-07-18, 11", "gij 4.8, unknown"})
    void aJavaThatIsTooOldIsCalledByItsVersion(String line, String version) throws Exception {
        checkout.tool("java", "echo '" + line + "' >&2");
        assertThat(launch(Map.of()))
                .containsExactly("werkbank: this Java is version " + version + "; Werkbank needs 17 or newer");
    }

    @Test
    void javaHasALocaleInWhichItCanNameAllFiles() throws Exception {
        checkout.java("in $LC_ALL");
        assertThat(launch(Map.of("WERKBANK_BUILD", "cpu", "LC_ALL", "C"))).contains("java in C.UTF-8");
        assertThat(launch(Map.of("LC_ALL", "C.utf8"))).containsExactly("java in C.utf8");
    }

    @ParameterizedTest
    @CsvSource({"xterm-256color, terminal=1", "dumb, terminal="})
    void onlyATerminalThatKnowsEscapeCodesIsToldOf(String terminal, String said) throws Exception {
        assumeTrue(Files.exists(Path.of("/usr/bin/script")));
        checkout.java("terminal=$WERKBANK_TERMINAL");
        assertThat(checkout.launchOnTerminal(Map.of("TERM", terminal, "WERKBANK_BUILD", "cpu")))
                .endsWith("java " + said);
        assertThat(launch(Map.of("TERM", terminal))).containsExactly("java terminal=");
    }

    @Test
    void anUnknownBuildIsAnErrorOfTheCall() throws Exception {
        assertThat(launch("gpus"))
                .containsExactly("werkbank: WERKBANK_BUILD is 'gpus'; it must be cpu, gpu, cuda, cuda-redist, cuda11 or"
                        + " spark");
    }

    @Test
    void aReleaseStartsWithItsJarsAndRefusesOtherBuilds() throws Exception {
        Files.createDirectory(checkout.home().resolve("lib"));
        checkout.java("$cp");
        assertThat(launch(Map.of())).containsExactly("java " + checkout.home().resolve("lib/*"));
        assertThat(launch("cuda"))
                .containsExactly("werkbank: this is a release, which is built already; WERKBANK_BUILD needs a checkout"
                        + " of the sources, unset it here");
        assertThat(checkout.launch("run", "s.yaml", "--spark", "local-cluster[1,1,512]"))
                .containsExactly("werkbank: this is a release, which has no Spark; --spark needs a checkout of the"
                        + " sources, see docs/spark.md");
    }

    @Test
    void theFirstBuildIsForTheCardThatIsThere() throws Exception {
        gpu(TURING, HOPPER);
        assertThat(launch(Map.of()))
                .startsWith(
                        "werkbank: NVIDIA H100 80GB HBM3 is there, and this is the build for it; WERKBANK_BUILD=cpu is"
                                + " that for the CPU")
                .contains("maven -Pfast,cuda");
        assertThat(launch(Map.of())).containsExactly("java libs=");
    }

    @Test
    void gigabytesAreOnlyNamed() throws Exception {
        gpu(TURING);
        assertThat(launch(Map.of()))
                .startsWith(
                        "werkbank: Tesla T4 is there, and this is the build for the CPU; WERKBANK_BUILD=cuda11 is that"
                                + " for it, and downloads 2.6 GB")
                .contains("maven -Pfast");
    }

    @ParameterizedTest
    @CsvSource({"'9.0, 535.183.01, NVIDIA H100'", "'3.7, 470.256.02, Tesla K80'"})
    void aCardThatNoBuildIsForIsNamed(String line) throws Exception {
        gpu(line);
        assertThat(launch(Map.of()).get(0))
                .endsWith(
                        " is there, and this is the build for the CPU: no build is for this card with this driver, see"
                                + " docs/gpu.md");
    }

    @Test
    void withoutACardThereIsNothingToSayUnlessOneWasAskedFor() throws Exception {
        checkout.tool("nvidia-smi", "echo 'No devices were found'; exit 6");
        assertThat(launch(Map.of())).first().asString().startsWith("werkbank: building");
        assertThat(launch("gpu"))
                .containsExactly("werkbank: nvidia-smi tells of no GPU; this is the build for the CPU", "java libs=");
    }

    @Test
    void nvidiasLibrariesComeFromPipOnceAndAreNamedToWerkbank() throws Exception {
        checkout.tool(
                "python3",
                "while [ $# -gt 0 ]; do [ $1 = --target ] && mkdir -p $2/nvidia; shift; done; echo pip was here >&2");
        Path libraries = folder.resolve("cache/werkbank/cuda13");
        assertThat(launch("cuda-redist"))
                .contains(
                        "maven -Pfast,cuda",
                        "werkbank: NVIDIA's libraries come from pip, about 1.1 GB, into " + libraries,
                        "java libs=" + libraries.resolve("nvidia"));
        assertThat(launch("cuda-redist")).containsExactly("java libs=" + libraries.resolve("nvidia"));
        assertThat(launch(Map.of("WERKBANK_CUDA_LIBS", "/opt/cuda"))).containsExactly("java libs=/opt/cuda");
    }
}
