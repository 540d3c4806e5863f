package werkbank.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import werkbank.dataset.SmallMnist;

/** Searches with schedulers through the command line: real trainings, real workers, real files. */
@Timeout(300)
class SchedulerIT {
    private static final String SPACE =
            """
            name: tiny
            trials: 6
            seed: 5
            sampler: {tpe: {startup: 3}}
            scheduler: {%s}
            objective: {primary: val-loss, second: parameters}
            enqueue: [{filters: 8}]
            repeats: {top: 1, seeds: 1}
            keep: 1
            data: {folder: data, validation: 200}
            ensemble: {top-k: 1}
            parameters:
              filters: {choice: [4, 6, 8]}
            network:
              - conv: {filters: $filters, kernel: 3}
              - max-pool: 2
              - dense: 16
            training:
              epochs: 4
              batch-size: 32
              learning-rate: {float: [1.0e-3, 1.0e-2], log: true}
            """;

    private static final String ASHA = "asha: {min-epochs: 1, reduction: 2}";
    private static final String HYPERBAND = "hyperband: {min-epochs: 1, reduction: 2}";

    @TempDir
    Path folder;

    @BeforeEach
    void writeData() throws IOException {
        SmallMnist.write(Files.createDirectory(folder.resolve("data")), 700, 300);
    }

    @Test
    void ashaTrainsTheBestToTheEndAndKeepsTheBestOnly() throws IOException {
        Answer answer = run(ASHA, "1");
        assertThat(answer.code()).as(answer.err()).isZero();
        assertThat(answer.out()).contains("validation log-loss");
        assertThat(answer.err()).containsPattern("trial \\d/6  waits after epoch \\d\\R");

        List<JsonNode> trials = trials();
        assertThat(trials).hasSize(7);
        assertThat(trials).allMatch(trial -> trial.get("state").asText().matches("COMPLETE|PRUNED"));
        assertThat(trials.get(0).get("parameters").get("filters").asInt()).isEqualTo(8);
        List<JsonNode> complete = in(trials, "COMPLETE");
        assertThat(complete).isNotEmpty().allMatch(trial -> trial.get("epochs").asInt() == 4);
        assertThat(in(trials, "PRUNED"))
                .isNotEmpty()
                .allMatch(trial -> trial.get("epochs").asInt() < 4);
        assertThat(trials.get(6).has("repeats")).isTrue();
        assertThat(trials).anyMatch(trial -> trial.get("front").asBoolean());
        assertThat(trials).allMatch(trial -> trial.get("objective").equals(trial.get("logLoss")));

        // One trial's network is kept, and no state.
        try (var files = Files.walk(folder.resolve("results/tiny/trials"))) {
            List<String> names =
                    files.map(file -> file.getFileName().toString()).toList();
            assertThat(names).filteredOn(name -> name.startsWith("best-")).hasSize(1);
            assertThat(names).filteredOn(name -> name.startsWith("validation-")).hasSize(1);
            assertThat(names).doesNotContain("state.zip");
        }
        // Everything is done.
        Answer again = run(ASHA, "1");
        assertThat(again.code()).as(again.err()).isZero();
        assertThat(trials()).isEqualTo(trials);
    }

    @Test
    void hyperbandIsTheSameOnTwoWorkers() throws IOException {
        Answer one = run(HYPERBAND, "1");
        assertThat(one.code()).as(one.err()).isZero();
        List<JsonNode> alone = trials();
        Files.move(folder.resolve("results"), folder.resolve("former"));
        Answer two = run(HYPERBAND, "2");
        assertThat(two.code()).as(two.err()).isZero();
        assertThat(two.err()).doesNotContain("not repeatable");
        List<JsonNode> both = trials();
        assertThat(both).hasSameSizeAs(alone);
        for (int i = 0; i < both.size(); i++) {
            for (String key : List.of("state", "epochs", "parameters", "accuracy", "logLoss")) {
                assertThat(both.get(i).get(key)).as(key).isEqualTo(alone.get(i).get(key));
            }
        }
    }

    @Test
    void freezeThawTrainsTheBestToTheEndAndRepeatsIt() throws IOException {
        Answer answer = run("freeze-thaw: {new: 0.5}", "2");
        assertThat(answer.code()).as(answer.err()).isZero();
        assertThat(answer.err())
                .containsPattern("trial \\d/6  waits after epoch \\d\\R")
                .contains("freeze-thaw compares a trial with those that happen to have come as far on 2 workers");
        List<JsonNode> trials = trials();
        assertThat(trials).hasSize(7);
        assertThat(in(trials, "COMPLETE"))
                .hasSizeGreaterThan(1)
                .allMatch(trial -> trial.get("epochs").asInt() == 4);
        assertThat(trials.get(6).has("repeats")).isTrue();
        assertThat(trials.get(6).get("state").asText()).isEqualTo("COMPLETE");
        double best = trials.subList(0, 6).stream()
                .mapToDouble(trial -> trial.get("objective").asDouble())
                .min()
                .orElseThrow();
        assertThat(in(trials.subList(0, 6), "COMPLETE"))
                .anyMatch(trial -> trial.get("objective").asDouble() == best);
        assertThat(run("freeze-thaw: {new: 0.5}", "2").code()).isZero();
        assertThat(trials()).isEqualTo(trials);
    }

    private Answer run(String scheduler, String workers) throws IOException {
        Path space = Files.writeString(folder.resolve("tiny.yaml"), String.format(Locale.ROOT, SPACE, scheduler));
        return Answer.of(
                "run",
                space.toString(),
                "--workers",
                workers,
                "--results",
                folder.resolve("results").toString(),
                "--reports",
                folder.resolve("reports").toString());
    }

    private List<JsonNode> trials() {
        Answer answer = Answer.of(
                "trials",
                "tiny",
                "--json",
                "--results",
                folder.resolve("results").toString());
        assertThat(answer.code()).as(answer.err()).isZero();
        return StreamSupport.stream(answer.json().spliterator(), false).toList();
    }

    private static List<JsonNode> in(List<JsonNode> trials, String state) {
        return trials.stream()
                .filter(trial -> trial.get("state").asText().equals(state))
                .toList();
    }
}
