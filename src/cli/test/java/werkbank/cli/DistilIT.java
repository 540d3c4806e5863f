package werkbank.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import werkbank.dataset.SmallMnist;
import werkbank.experiment.Provenance;
import werkbank.experiment.TrialStore;
import werkbank.experiment.result.Distilled;
import werkbank.experiment.result.EnsembleResult;
import werkbank.experiment.trial.TrialState;
import werkbank.file.DurableFile;
import werkbank.file.Json;
import werkbank.store.H2StudyArchive;

/**
 * A study of two trials on a few hundred digits, three times: as it is after the search, distilled in one go, and distilled
 * with an interruption.
 */
@Timeout(600)
class DistilIT {
    private static final String SPACE =
            """
            name: digits
            trials: 2
            seed: 5
            data: {folder: data, validation: 200}
            ensemble: {top-k: 2, method: average}
            parameters:
              filters: {int: [6, 8], step: 2}
            network:
              - conv: {filters: $filters, kernel: 3}
              - max-pool: 2
              - dropout: 0.2
              - dense: 32
            training: {epochs: 4, batch-size: 16, learning-rate: 0.003, label-smoothing: 0.1}
            augmentation: {rotation: 10, shift: 0.1}
            """;

    @TempDir
    static Path folder;

    private static Answer interrupted;
    private static Answer resumed;
    private static Answer atOnce;

    @BeforeAll
    static void distilTwice() throws IOException, InterruptedException {
        SmallMnist.write(Files.createDirectory(folder.resolve("data")), 800, 200);
        Path space = Files.writeString(folder.resolve("digits.yaml"), SPACE);
        Answer searched = Answer.of(command("plain", "run", space.toString()));
        assertThat(searched.code()).as(searched.err()).isZero();
        copy(folder.resolve("plain"), folder.resolve("whole"));
        copy(folder.resolve("plain"), folder.resolve("cut"));

        atOnce = here("whole", "ensemble", "digits", "--distil");
        try (WerkbankProcess process = WerkbankProcess.start(command("cut", "ensemble", "digits", "--distil"))) {
            process.awaitProgress("epoch 2/4");
            process.signal("INT");
            interrupted = process.await();
        }
        assertThat(folder.resolve("cut/digits/distilled/state.zip")).exists();
        resumed = here("cut", "ensemble", "digits", "--distil");
    }

    @Test
    void oneNetworkLearnsFromTheEnsemble() {
        assertThat(atOnce.code()).as(atOnce.err()).isZero();
        assertThat(atOnce.err())
                .contains("distilling the ensemble", "epoch 4/4")
                .doesNotContain("Exception", "WARN");
        EnsembleResult ensemble = ensemble("whole");
        Distilled learned = ensemble.distilled().orElseThrow();
        int best = ensemble.members().get(0).trial();
        assertThat(learned.trial()).isEqualTo(best);
        assertThat(learned.epochs()).isEqualTo(4);
        assertThat(learned.validation().images()).isEqualTo(200);
        assertThat(learned.validation().accuracy()).isBetween(0.6, 1.0);
        assertThat(atOnce.out())
                .contains("Method average", "Distilled with the configuration of trial " + best + ", 4 epochs in ");
        assertThat(atOnce.lines())
                .anyMatch(line -> line.matches("ensemble +200 .*"))
                .anyMatch(line -> line.matches("distilled +200 .*"));
    }

    @Test
    void theSearchDoesntSeeIt() {
        try (TrialStore store = new H2StudyArchive(folder.resolve("whole")).open("digits")) {
            assertThat(store.trials()).hasSize(2).allMatch(trial -> trial.state() == TrialState.COMPLETE);
            assertThat(store.epochs(1)).hasSize(4);
        }
        assertThat(folder.resolve("whole/digits").toFile().list())
                .containsExactlyInAnyOrder("study.mv.db", "trials", "ensemble");
    }

    @Test
    void anInterruptedOneGoesOnToTheSameNetwork() {
        assertThat(interrupted.code()).isEqualTo(130);
        assertThat(interrupted.err()).contains("interrupted; what is done is saved");
        assertThat(resumed.code()).as(resumed.err()).isZero();
        assertThat(resumed.err()).contains("goes on after epoch").doesNotContain("epoch 1/4", "starts over");
        assertThat(DurableFile.sha256(folder.resolve("cut/digits/ensemble/distilled.zip")))
                .isEqualTo(DurableFile.sha256(folder.resolve("whole/digits/ensemble/distilled.zip")));
        assertThat(ensemble("cut").distilled().orElseThrow().temperature())
                .isEqualTo(ensemble("whole").distilled().orElseThrow().temperature());
    }

    @Test
    void theSameAgainDoesNothing() {
        EnsembleResult before = ensemble("cut");

        Answer again = here("cut", "ensemble", "--distil", "digits");

        assertThat(again.code()).as(again.err()).isZero();
        assertThat(again.err()).contains("is distilled already").doesNotContain("epoch");
        assertThat(again.out()).contains("distilled  ");
        assertThat(here("cut", "ensemble", "digits").out()).isEqualTo(again.out());
        assertThat(ensemble("cut")).isEqualTo(before);
    }

    @Test
    void itLeavesTheStudyAsAnEnsembleOfOne() {
        Path zip = folder.resolve("small.zip");
        assertThat(here("whole", "export", "digits", "--distilled", "--output", zip.toString())
                        .code())
                .isZero();

        JsonNode test = here("whole", "evaluate", zip.toString(), "--data", data(), "--json")
                .json();

        assertThat(test.at("/testImages").asInt()).isEqualTo(200);
        assertThat(test.at("/ensemble/members")).hasSize(1);
        assertThat(test.at("/ensemble/accuracy").asDouble()).isBetween(0.6, 1.0);
        assertThat(test.at("/members")).hasSize(1);
    }

    /** As a version began it in which no other engine came first. */
    @Test
    void itIsTrainedByTheEngineThatTheStudyWasBegunWith() throws IOException {
        copy(folder.resolve("plain"), folder.resolve("former"));
        try (TrialStore store = new H2StudyArchive(folder.resolve("former")).open("digits")) {
            String provenance =
                    Json.write(store.study().provenance()).replaceFirst("\"engine\":\"\\w+\"", "\"engine\":\"dl4j\"");
            store.goOnAs(store.study().with(Json.read(provenance, Provenance.class)));
        }
        Answer answer = here("former", "ensemble", "digits", "--distil");

        assertThat(answer.code()).as(answer.err()).isZero();
        assertThat(answer.err()).contains("engine dl4j; the study was begun with it");
    }

    @Test
    void whatIsNotThereIsNamed() {
        assertWrong(
                here("plain", "export", "digits", "--distilled"),
                "study 'digits' has no distilled network; train one with: werkbank ensemble digits --distil");
        assertThat(folder.resolve("plain/digits")).isDirectoryNotContaining("glob:**.zip");
        assertWrong(here("plain", "ensemble", "digits", "--distil=9"), "study 'digits' has no trial 9");
        assertWrong(here("plain", "ensemble", "digits", "--distil=first"), "--distil is 'first'; it takes the number");
        assertThat(ensemble("plain").distilled()).isEmpty();
    }

    private static void assertWrong(Answer answer, String line) {
        assertThat(answer.code()).isEqualTo(ExitCode.WRONG);
        assertThat(answer.err().lines().filter(said -> said.startsWith("werkbank: ")))
                .singleElement()
                .asString()
                .contains(line);
    }

    private static EnsembleResult ensemble(String results) {
        try (TrialStore store = new H2StudyArchive(folder.resolve(results)).open("digits")) {
            return store.ensemble().orElseThrow();
        }
    }

    private static String data() {
        return folder.resolve("data").toString();
    }

    private static Answer here(String results, String... words) {
        return Answer.of(command(results, words));
    }

    private static String[] command(String results, String... words) {
        List<String> folders = List.of(
                "--results",
                folder.resolve(results).toString(),
                "--reports",
                folder.resolve("reports").toString());
        return Stream.concat(Stream.of(words), folders.stream()).toArray(String[]::new);
    }

    private static void copy(Path from, Path to) throws IOException {
        try (Stream<Path> paths = Files.walk(from)) {
            for (Path path : paths.toList()) {
                Files.copy(path, to.resolve(from.relativize(path).toString()));
            }
        }
    }
}
