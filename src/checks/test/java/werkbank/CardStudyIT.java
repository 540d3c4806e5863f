package werkbank;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.File;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import werkbank.cli.Main;
import werkbank.engine.cuda.SoftwareCard;
import werkbank.file.Json;

/** Whole studies with the engine for cards, on the card made of software that is built for it. */
class CardStudyIT {
    private static final String SPACE =
            """
            name: tiny
            network:
              - conv: {filters: {int: [4, 8]}, kernel: 3, stride: 2}
              - batch-norm
              - max-pool: 2
              - dropout: 0.2
              - dense: 16
            training: {epochs: 2, batch-size: 32}
            augmentation: {rotation: 10}
            data: {train-limit: 300, validation: 200}
            trials: 2
            """;

    /** The folder in which the tests of the engine keep it, with the kernels that they have compiled. */
    private static final Path CARD = Path.of("src/engine-cuda/target/softcard").toAbsolutePath();

    @TempDir
    private Path folder;

    private record Ended(int code, String out, String err) {}

    @BeforeAll
    static void aCard() throws IOException, InterruptedException {
        SoftwareCard.build(CARD);
    }

    @Test
    void aLostCardInterruptsAndTheSameCommandGoesOnToTheFiguresOfTheProcessor() throws Exception {
        Path space = Files.writeString(folder.resolve("tiny.yaml"), SPACE);
        String[] search = {"search", space.toString(), "--workers", "1", "--engine", "cuda"};

        Ended lost = run(Map.of("SOFTCARD_LOSE_AFTER", "300"), search);
        assertThat(lost.code).as(lost.err).isEqualTo(130);
        assertThat(lost.err).contains("GPU 0 is lost", "the same command goes on");

        Ended whole = run(Map.of(), search);
        assertThat(whole.code).as(whole.err).isZero();

        Ended processor =
                run(Map.of(), "search", space.toString(), "--workers", "1", "--engine", "dl4j", "--study", "processor");
        assertThat(processor.code).as(processor.err).isZero();
        JsonNode ofCard = trials("tiny");
        JsonNode ofProcessor = trials("processor");
        assertThat(ofCard).hasSize(2);
        for (int trial = 0; trial < 2; trial++) {
            assertThat(ofCard.get(trial).get("engine").asText()).isEqualTo("cuda");
            assertThat(ofCard.get(trial).get("device").asText()).isEqualTo("Software card");
            assertThat(ofCard.get(trial).get("precision").asText()).isEqualTo("tf32");
            assertThat(ofCard.get(trial).get("logLoss").asDouble())
                    .isEqualTo(ofProcessor.get(trial).get("logLoss").asDouble(), within(2e-3));
        }
    }

    /** On a processor that doesn't multiply bfloat16, or is told not to. */
    @Test
    void whatWasBegunInBfloat16GoesOnWithoutACardByTheSameCommand() throws Exception {
        Path space = Files.writeString(folder.resolve("tiny.yaml"), SPACE);
        String[] search = {"search", space.toString(), "--workers", "1", "--precision", "bf16"};
        Ended lost = run(Map.of("SOFTCARD_LOSE_AFTER", "300"), search);
        assertThat(lost.code).as(lost.err).isEqualTo(130);

        Ended whole = run(Map.of("CUDA_VISIBLE_DEVICES", "", "DNNL_MAX_CPU_ISA", "AVX2"), search);

        assertThat(whole.code).as(whole.err).isZero();
        assertThat(whole.err).contains("what is to be trained in bf16 is trained in f32");
        assertThat(trials("tiny").get(1).get("precision").asText()).isEqualTo("f32");
    }

    private JsonNode trials(String study) throws Exception {
        Ended trials = run(Map.of(), "trials", study, "--json");
        assertThat(trials.code).as(trials.err).isZero();
        return Json.read(trials.out, JsonNode.class);
    }

    private Ended run(Map<String, String> settings, String... arguments) throws Exception {
        List<String> command = JavaCommand.of(
                List.of(
                        "-XX:TieredStopAtLevel=1",
                        "-Dwerkbank.home=" + Path.of("").toAbsolutePath()),
                Main.class,
                arguments);
        command.addAll(List.of(
                "--results",
                folder.resolve("results").toString(),
                "--reports",
                folder.resolve("reports").toString()));
        ProcessBuilder builder = new ProcessBuilder(command)
                .redirectOutput(folder.resolve("out").toFile())
                .redirectError(folder.resolve("err").toFile());
        Map<String, String> environment = builder.environment();
        environment.remove("CUDA_VISIBLE_DEVICES");
        environment.put("PATH", CARD.resolve("bin") + File.pathSeparator + environment.get("PATH"));
        environment.put("WERKBANK_CUDA_LIBS", CARD.resolve("lib").toString());
        environment.put("XDG_CACHE_HOME", CARD.resolve("cache").toString());
        environment.put("WERKBANK_WORKER_OPTIONS", "-XX:TieredStopAtLevel=1 -XX:+UseSerialGC");
        environment.putAll(settings);
        int code = builder.start().waitFor();
        return new Ended(code, read("out"), read("err"));
    }

    private String read(String file) throws IOException {
        return Files.readString(folder.resolve(file), StandardCharsets.UTF_8);
    }
}
