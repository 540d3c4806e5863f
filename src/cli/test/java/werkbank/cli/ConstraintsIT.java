package werkbank.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import werkbank.dataset.SmallMnist;

/** A study whose constraints leave out half of its space, through the command line: real trainings, real workers. */
@Timeout(120)
class ConstraintsIT {
    /** A network of n filters has 10 n + (14 · 14 · n · 16 + 16) + 170 = 3146 n + 186 parameters: up to 5 filters are small. */
    private static final String SPACE =
            """
            name: small
            trials: 5
            seed: 5
            sampler: SAMPLER
            data: {folder: data, validation: 200}
            ensemble: {top-k: 1}
            LINES
            parameters:
              filters: {int: [2, 9]}
              rate: {float: [1.0e-3, 1.0e-2], log: true}
            network:
              - conv: {filters: $filters, kernel: 3}
              - max-pool: 2
              - dense: 16
            training: {epochs: 1, batch-size: 50, learning-rate: $rate}
            """;

    private static final String UP_TO_FIVE = "constraints: [parameters <= 15916]";

    @TempDir
    Path folder;

    @BeforeEach
    void writeData() throws IOException {
        SmallMnist.write(Files.createDirectory(folder.resolve("data")), 700, 300);
    }

    private Answer call(String command, String sampler, String lines, String... more) throws IOException {
        Path space = Files.writeString(
                folder.resolve("small.yaml"), SPACE.replace("SAMPLER", sampler).replace("LINES", lines));
        List<String> words = new ArrayList<>(List.of(command, space.toString()));
        words.addAll(Arrays.asList(more));
        return Answer.of(words.toArray(String[]::new));
    }

    private Answer run(String lines, String... more) throws IOException {
        List<String> words = new ArrayList<>(List.of("--workers", "1", "--results", folder.resolve("results") + ""));
        words.addAll(List.of("--reports", folder.resolve("reports") + ""));
        words.addAll(Arrays.asList(more));
        return call("run", "random", lines, words.toArray(String[]::new));
    }

    private Answer trials(String... more) {
        List<String> words = new ArrayList<>(List.of("trials", "small", "--results", folder.resolve("results") + ""));
        words.addAll(Arrays.asList(more));
        return Answer.of(words.toArray(String[]::new));
    }

    private List<JsonNode> list() {
        return StreamSupport.stream(trials("--json").json().spliterator(), false)
                .toList();
    }

    @Test
    void checkSaysHowMuchOfTheSpaceKeepsThem() throws IOException {
        assertThat(call("check", "grid", UP_TO_FIVE).lines())
                .contains("Keeps     parameters <= 15916")
                .anyMatch(line ->
                        line.matches("          of random configurations (49|50|51|52) % keep them, before they are"
                                + " trained; most others break parameters <= 15916"))
                // Five values of each range, of whose filters 2, 4 and 5.5, that is 6, are tried first.
                .anyMatch(line -> line.startsWith("Sampler   grid, up to 5 points a range")
                        && line.endsWith(": 10 configurations"));
    }

    @Test
    void checkRefusesWhatIsEnqueuedAndTooLarge() throws IOException {
        Answer answer = call("check", "random", UP_TO_FIVE + "\nenqueue: [{filters: 9, rate: 0.002}]");
        assertThat(answer.code()).isEqualTo(2);
        assertThat(answer.err())
                .contains(
                        "small.yaml: configuration 1 of enqueue breaks the constraint parameters <= 15916: its network has"
                                + " 28,500 parameters; change one of them");
    }

    @Test
    void checkRefusesWhatNoNetworkKeeps() throws IOException {
        Answer answer = call("check", "random", "constraints: [parameters <= 1000]");
        assertThat(answer.code()).isEqualTo(2);
        assertThat(answer.err())
                .contains(
                        "small.yaml: none of 10,000 random configurations keeps the constraints; most break parameters <="
                                + " 1000, loosen it or widen the ranges");
    }

    /** The first one can't be completed; the others are small, before and after a stop. */
    @Test
    void whatIsTooLargeIsNotTrained() throws IOException {
        String lines = UP_TO_FIVE + "\nenqueue: [{filters: 9}]";
        Answer first = run(lines, "--trials", "3");
        assertThat(first.code()).as(first.err()).isZero();
        Answer then = run(lines);
        assertThat(then.code()).as(then.err()).isZero();
        List<JsonNode> trials = list();
        assertThat(trials).hasSize(5);
        assertThat(trials.get(0).get("state").asText()).isEqualTo("FAILED");
        assertThat(trials.get(0).get("epochs").asInt()).isZero();
        assertThat(trials.get(0).get("cause").asText())
                .isEqualTo("breaks the constraint parameters <= 15916: its network has 28,500 parameters; it was not"
                        + " trained");
        assertThat(trials.subList(1, 5)).allSatisfy(trial -> {
            assertThat(trial.get("state").asText()).isEqualTo("COMPLETE");
            int filters = trial.get("parameters").get("filters").asInt();
            assertThat(filters).isLessThanOrEqualTo(5);
            assertThat(trial.get("networkParameters").asInt()).isEqualTo(3146 * filters + 186);
            assertThat(trial.get("breaks")).isEmpty();
        });
    }

    /** Training takes longer than a hundredth of a second, so that all trials break the limit. */
    @Test
    void aStudyInWhichAllBreakALimitHasNoEnsemble() throws IOException {
        Answer answer = run("constraints: [seconds <= 0.01]", "--trials", "2");
        assertThat(answer.code()).isEqualTo(1);
        assertThat(answer.err())
                .contains("no complete trial of study 'small' keeps the constraint seconds <= 0.01: trial ")
                .contains("loosen it in a new study, or search longer (--trials)");
        assertThat(list())
                .extracting(trial -> trial.get("breaks").get(0).asText())
                .containsOnly("seconds <= 0.01");
        assertThat(trials("--csv").out()).contains(",breaks,").contains("seconds <= 0.01");
        assertThat(trials().lines().get(0)).contains("breaks");
        assertThat(Files.readString(folder.resolve("reports/small.html")))
                .contains("2 of 2 trials with a result break a constraint: seconds");
    }
}
