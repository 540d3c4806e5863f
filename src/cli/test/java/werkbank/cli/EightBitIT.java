package werkbank.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import werkbank.dataset.SmallMnist;
import werkbank.engine.Engines;
import werkbank.file.Json;

/** A study of two trials on a few hundred digits, whose networks are tried in eight bits. */
@Timeout(300)
class EightBitIT {
    private static final String SPACE =
            """
            name: digits
            trials: 2
            seed: 5
            data: {folder: data, validation: 400}
            ensemble: {top-k: 2, method: average, int8: auto}
            parameters:
              filters: {int: [6, 8], step: 2}
            network:
              - conv: {filters: $filters, kernel: 3}
              - batch-norm: {momentum: 0.9}
              - max-pool: 2
              - conv: {filters: 16, kernel: 3}
              - dense: 32
            training: {epochs: 3, batch-size: 16, learning-rate: 0.003}
            """;

    @TempDir
    static Path folder;

    private static Answer run;

    @BeforeAll
    static void search() throws IOException, InterruptedException {
        assumeTrue(Engines.whyNotInt8(Engines.wanted(Optional.of("cpu"))).isEmpty());
        SmallMnist.write(Files.createDirectory(folder.resolve("data")), 1000, 300);
        Path space = Files.writeString(folder.resolve("digits.yaml"), SPACE);
        run = here("run", space.toString());
        assertThat(run.code()).as(run.err()).isZero();
    }

    private static Answer here(String... words) {
        String[] all = Stream.concat(
                        Stream.of(words),
                        Stream.of("--results", folder.resolve("results").toString(), "--reports", folder.toString()))
                .toArray(String[]::new);
        return Answer.of(all);
    }

    @Test
    void theManifestHasTheRangesAndTheFigures() throws IOException {
        JsonNode members = manifest().at("/ensemble/members");
        assertThat(members).hasSize(2);
        for (JsonNode member : members) {
            JsonNode int8 = member.at("/int8");
            boolean isTaken = int8.at("/compared/excess").asDouble()
                    <= int8.at("/compared/excessError").asDouble();
            assertThat(int8.at("/compared/logLoss").asDouble())
                    .isCloseTo(int8.at("/compared/floatLogLoss").asDouble(), within(0.02));
            assertThat(int8.at("/ranges")).hasSize(isTaken ? 1 : 0);
            assertThat(int8.at("/ranges/0/outputs").size()).isEqualTo(isTaken ? 3 : 0);
            assertThat(int8.at("/ranges/0/corrections").size()).isEqualTo(isTaken ? 4 : 0);
        }
    }

    @Test
    void evaluateShowsBoth() throws IOException {
        Answer answer = here("evaluate", "digits", "--json");
        JsonNode line = Json.mapper().readTree(answer.out());
        assertThat(line.has("floats")).isEqualTo(isTaken());
        if (isTaken()) {
            assertThat(line.at("/floats/int8")).isNotEmpty();
            assertThat(line.at("/floats/logLoss").asDouble())
                    .isCloseTo(line.at("/ensemble/logLoss").asDouble(), within(0.02));
            assertThat(here("evaluate", "digits").out()).contains("ensemble, 32 bits");
        }
        Answer built = here("ensemble", "digits", "--int8", "auto");
        assertThat(built.out()).contains("In eight bits on the validation images");
        assertThat(built.out().contains("  8 bits")).isEqualTo(isTaken());
        assertThat(here("ensemble", "digits", "--int8", "off").out()).doesNotContain("eight bits");
        assertThat(manifest().toString()).doesNotContain("int8");
        assertThat(here("ensemble", "digits").out()).contains("In eight bits on the validation images");
    }

    private static JsonNode manifest() throws IOException {
        return Json.mapper()
                .readTree(
                        folder.resolve("results/digits/ensemble/ensemble.json").toFile());
    }

    private static boolean isTaken() throws IOException {
        return manifest().findValues("ranges").stream().anyMatch(ranges -> ranges.isArray() && !ranges.isEmpty());
    }

    @Test
    void anExportedOneSaysTheSame() throws IOException {
        Path zip = folder.resolve("digits.zip");
        assertThat(here("export", "digits", "--output", zip.toString()).code()).isZero();
        List<String> images = List.of(folder.resolve("one.png").toString());
        writePicture(Path.of(images.get(0)));
        Answer study = here("predict", "digits", images.get(0), "--json");
        Answer exported = here("predict", zip.toString(), images.get(0), "--json");
        assertThat(study.code()).as(study.err()).isZero();
        assertThat(exported.out()).isEqualTo(study.out());
    }

    /** On a processor that has no VNNI, as oneDNN is told, members in eight bits answer in 32, and one line says so. */
    @Test
    void withoutVnniItAnswersInFloatsAndSaysSo() throws IOException, InterruptedException {
        Path zip = folder.resolve("elsewhere.zip");
        assertThat(here("ensemble", "digits", "--int8", "auto").code()).isZero();
        boolean isTaken = isTaken();
        assertThat(here("export", "digits", "--output", zip.toString()).code()).isZero();
        Path picture = folder.resolve("two.png");
        writePicture(picture);
        Answer elsewhere = WerkbankProcess.call(
                Map.of("DNNL_MAX_CPU_ISA", "AVX2"), "predict", zip.toString(), picture.toString(), "--json");
        assertThat(elsewhere.code()).as(elsewhere.err()).isZero();
        assertThat(elsewhere
                        .err()
                        .contains("the ensemble's members in 8 bits answer in 32 bits here: engine cpu"
                                + " computes in 8 bits only on a processor with VNNI, which this one has not"))
                .isEqualTo(isTaken);
        assertThat(here("ensemble", "digits", "--int8", "off").code()).isZero();
        Answer floats = here("predict", "digits", picture.toString(), "--json");
        assertThat(here("ensemble", "digits").code()).isZero();
        assertThat(probability(elsewhere)).isCloseTo(probability(floats), within(1e-5));
    }

    private static double probability(Answer answer) {
        return answer.json().findValue("probability").asDouble();
    }

    private static void writePicture(Path file) throws IOException {
        var image = new java.awt.image.BufferedImage(28, 28, java.awt.image.BufferedImage.TYPE_BYTE_GRAY);
        for (int y = 5; y < 23; y++) {
            image.getRaster().setSample(14, y, 0, 255);
        }
        javax.imageio.ImageIO.write(image, "png", file.toFile());
    }
}
