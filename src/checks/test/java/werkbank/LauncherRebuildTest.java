package werkbank;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** When the launcher builds again, and what then becomes of the build before. */
@DisabledOnOs(OS.WINDOWS)
class LauncherRebuildTest {
    private static final String SLOWLY = "sleep 1.5";

    private static final String[] ON_SPARK = {"run", "s.yaml", "--spark", "local-cluster[1,1,512]"};

    @TempDir
    private Path folder;

    private FakeCheckout checkout;

    @BeforeEach
    void writeCheckout() throws IOException {
        checkout = new FakeCheckout(folder);
        checkout.java("$cp");
    }

    private void edit() throws IOException {
        Files.writeString(checkout.home().resolve("src/cli/main/Main.java"), "edited");
    }

    private static String classPath(List<String> said) {
        return said.get(said.size() - 1).substring("java ".length());
    }

    private static Path firstJar(List<String> said) {
        return Path.of(classPath(said).split(":")[0]);
    }

    @Test
    void aStudyKeepsItsJarsWhenTheCheckoutIsBuiltAgain() throws Exception {
        Path jar = firstJar(checkout.launch());
        byte[] bytes = Files.readAllBytes(jar);
        edit();
        List<String> again = checkout.launch();
        assertThat(again).contains("maven -Pfast");
        assertThat(firstJar(again)).isNotEqualTo(jar).exists();
        assertThat(jar).hasBinaryContent(bytes);
        assertThat(Files.readString(checkout.home().resolve("target/classpath.txt")))
                .isEqualTo(classPath(again) + "\n")
                .endsWith(":" + checkout.home().resolve("library.jar") + "\n");
    }

    @Test
    void whatIsEditedDuringABuildIsBuiltByTheNextCall() throws Exception {
        checkout.maven("sleep 0.1; touch src/cli/main/Main.java");
        assertThat(checkout.launch()).contains("maven -Pfast");
        checkout.maven("");
        assertThat(checkout.launch()).contains("maven -Pfast");
        assertThat(checkout.launch()).hasSize(1);
    }

    @Test
    void twoFirstCallsBuildOnce() throws Exception {
        checkout.maven(SLOWLY);
        assertBuildsOnce(checkout.start(), checkout.start(), "");
    }

    @Test
    void twoFirstCallsBuildOnceWhereThereIsNoFlock() throws Exception {
        checkout.maven(SLOWLY);
        Path lock = checkout.home().resolve("target/building");
        assertBuildsOnce(
                checkout.startWithoutFlock(), checkout.startWithoutFlock(), "; if there is none, remove " + lock);
        assertThat(lock).doesNotExist();
    }

    private static void assertBuildsOnce(Process one, Process other, String remedy) throws Exception {
        List<String> said = Stream.concat(FakeCheckout.said(one).stream(), FakeCheckout.said(other).stream())
                .toList();
        assertThat(said)
                .containsOnlyOnce("maven -Pfast")
                .containsOnlyOnce("werkbank: another call is building here; waiting for it" + remedy)
                .filteredOn(line -> line.startsWith("java "))
                .hasSize(2);
    }

    @Test
    void aFailedBuildEndsTheCallAndTheNextTriesAgain() throws Exception {
        checkout.maven("exit 1");
        assertThat(checkout.launch()).endsWith("werkbank: the build failed; see above");
        checkout.maven("");
        assertThat(firstJar(checkout.launch())).exists();
    }

    @Test
    void aCopiedCheckoutIsBuiltAnew() throws Exception {
        checkout.launch();
        checkout.copyTo(folder.resolve("copy"));
        List<String> said = checkout.launch();
        assertThat(said).contains("maven -Pfast");
        assertThat(firstJar(said)).startsWith(folder.resolve("copy"));
    }

    @Test
    void aCallWithSparkLeavesOtherCallsTheirBuild() throws Exception {
        List<String> cuda = checkout.launch(Map.of("WERKBANK_BUILD", "cuda"));
        assertThat(checkout.launch(ON_SPARK)).contains("maven -Pfast,spark-jar");
        assertThat(checkout.launch()).containsExactly("java " + classPath(cuda));
        assertThat(checkout.launch(ON_SPARK)).as("it is still there").doesNotContain("maven -Pfast,spark-jar");
    }

    @ParameterizedTest
    @ValueSource(strings = {"cpu", "gpu", "cuda", "spark"})
    void aCallWithSparkHasSparkWhateverBuildIsNamed(String build) throws Exception {
        assertThat(checkout.launch(Map.of("WERKBANK_BUILD", build), ON_SPARK))
                .contains("maven -Pfast,spark-jar")
                .doesNotContain("maven -Pfast", "maven -Pfast,cuda");
    }

    @ParameterizedTest
    @CsvSource({
        "search s.yaml --spark=yarn, 'maven -Pfast,spark-jar'",
        "search s.yaml --spark-conf spark.executor.cores=4, maven -Pfast",
        "doctor --spark, maven -Pfast",
    })
    void sparkIsBuiltForASearchOnItAlone(String call, String build) throws Exception {
        assertThat(checkout.launch(call.split(" "))).contains(build);
    }

    @Test
    void aBuildThatWasNamedIsTheOneFromThenOn() throws Exception {
        checkout.launch(Map.of("WERKBANK_BUILD", "cpu"));
        List<String> cuda = checkout.launch(Map.of("WERKBANK_BUILD", "cuda"));
        assertThat(checkout.launch()).containsExactly("java " + classPath(cuda));
        assertThat(checkout.launch(Map.of("WERKBANK_BUILD", "cpu"))).hasSize(1);
        assertThat(checkout.launch()).doesNotContain("java " + classPath(cuda));
    }

    @Test
    void aBuildThatABenchNamesIsItsOwn() throws Exception {
        assertThat(checkout.compileBench(Map.of("WERKBANK_BUILD", "cuda"))).contains("maven -Pfast,cuda");
        List<String> cpu = checkout.launch();
        assertThat(cpu).as("no other build was chosen").contains("maven -Pfast");
        String classes = checkout.home().resolve("bench/target/classes") + ":";
        List<String> cuda = checkout.compileBench(Map.of("WERKBANK_BUILD", "cuda"));
        assertThat(cuda).singleElement().asString().startsWith(classes).doesNotContain(classPath(cpu));
        assertThat(checkout.launch()).containsExactly("java " + classPath(cpu));
        assertThat(checkout.compileBench(Map.of())).containsExactly(classes + classPath(cpu));
    }

    @Test
    void buildsThatNoCallHasTakenForWeeksGo() throws Exception {
        Path current =
                firstJar(checkout.launch(Map.of("WERKBANK_BUILD", "cpu"))).getParent();
        Path old = Files.createDirectories(checkout.home().resolve("target/lib/cpu-1-1"));
        Path recent = Files.createDirectories(checkout.home().resolve("target/lib/cpu-2-2"));
        Instant now = Instant.now();
        for (Path unused : List.of(current, old)) {
            Files.setLastModifiedTime(unused, FileTime.from(now.minus(Duration.ofDays(16))));
        }
        Files.setLastModifiedTime(recent, FileTime.from(now.minus(Duration.ofDays(13))));
        checkout.launch(Map.of("WERKBANK_BUILD", "cuda"));
        assertThat(old).doesNotExist();
        assertThat(recent).exists();
        assertThat(current).as("the last build for the CPU").exists();
        checkout.launch(Map.of("WERKBANK_BUILD", "cpu"));
        assertThat(Files.getLastModifiedTime(current).toInstant()).isAfterOrEqualTo(now.minusSeconds(2));
    }
}
