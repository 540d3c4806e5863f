package werkbank.experiment.result;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import werkbank.experiment.Samples;
import werkbank.file.Json;
import werkbank.metric.ClassScore;
import werkbank.metric.Interval;
import werkbank.metric.McNemar;
import werkbank.metric.Score;

class EvaluationTest {
    /** As the store has it from before there were diagnostics. */
    private static final String OLD =
            """
            {"at":"2025-03-01T12:00:00Z","testImages":2,"height":1,"width":2,
             "ensemble":{"images":2,"errors":1,"accuracy":0.5,"logLoss":0.7},
             "interval":{"low":0.1,"high":0.9},
             "members":[{"trial":3,"score":{"images":2,"errors":1,"accuracy":0.5,"logLoss":0.7},
                         "interval":{"low":0.1,"high":0.9}}],
             "bestMember":{"trial":3,"score":{"images":2,"errors":1,"accuracy":0.5,"logLoss":0.7},
                           "interval":{"low":0.1,"high":0.9}},
             "versusBestMember":{"onlyFirstRight":0,"onlySecondRight":0,"p":1.0},
             "confusion":[[1,0],[1,0]],
             "classes":[{"label":0,"images":1,"precision":0.5,"recall":1.0},
                        {"label":1,"images":1,"precision":0.0,"recall":0.0}],
             "mistakes":[{"index":1,"truth":1,"predicted":0,"confidence":0.75,"votes":[0],"pixels":"AMg="}]}
            """;

    @Test
    void anOlderVersionsDocumentIsReadWithoutDiagnostics() {
        Evaluation evaluation = Json.read(OLD, Evaluation.class);

        assertThat(evaluation.ensemble()).isEqualTo(new Score(2, 1, 0.5, 0.7));
        assertThat(evaluation.versusBestMember()).isEqualTo(new McNemar(0, 0, 1));
        assertThat(evaluation.classes()).containsExactly(new ClassScore(0, 1, 0.5, 1), new ClassScore(1, 1, 0, 0));
        assertThat(evaluation.mistakes().get(0).pixels()).containsExactly(0, 200);
        assertThat(evaluation.mistakes().get(0).file()).isEmpty();
        assertThat(evaluation.diagnostics()).isEmpty();
        Evaluation.MemberScore member = evaluation.members().get(0);
        assertThat(member.interval()).isEqualTo(new Interval(0.1, 0.9));
        assertThat(member.calibration()).isEmpty();
        assertThat(member.secondsPerThousand()).isEmpty();
    }

    @Test
    void anOlderVersionsDocumentStaysItselfWhenItIsWrittenAgain() {
        Evaluation old = Json.read(OLD, Evaluation.class);
        assertThat(Json.read(Json.write(old), Evaluation.class))
                .usingRecursiveComparison()
                .isEqualTo(old);
    }

    @Test
    void mistakesHaveTheNamesOfTheirFiles() {
        Evaluation evaluation =
                Samples.evaluation().naming(row -> row, List.of("test/a/0.png", "test/b/1.png", "test/b/2.png"));
        assertThat(evaluation.mistakes()).singleElement().satisfies(mistake -> assertThat(mistake.file())
                .contains("test/b/1.png"));
        Evaluation nameless = Samples.evaluation();
        String json = Json.write(evaluation);
        assertThat(Json.read(json, Evaluation.class).mistakes().get(0).file()).contains("test/b/1.png");
        assertThat(Json.write(nameless)).doesNotContain("\"file\"");
    }

    /** Of images that were drawn from a file, rows are no places. */
    @Test
    void imagesThatAreWrongHaveTheirPlacesInTheFile() {
        Evaluation evaluation = Samples.evaluation().naming(row -> 500 + row, List.of());
        assertThat(evaluation.mistakes()).extracting(Evaluation.Mistake::index).containsExactly(501);
        assertThat(evaluation.mistakes().get(0).file()).isEmpty();
        assertThat(evaluation.diagnostics().orElseThrow().agreement().allWrong())
                .containsExactly(501);
        assertThat(Samples.evaluation().diagnostics().orElseThrow().agreement().allWrong())
                .containsExactly(1);
    }

    @Test
    void diagnosticsComeBackWhole() {
        Evaluation evaluation = Samples.evaluation();
        Evaluation again = Json.read(Json.write(evaluation), Evaluation.class);
        assertThat(again.diagnostics()).isPresent().isEqualTo(evaluation.diagnostics());
        assertThat(again.members()).isEqualTo(evaluation.members());
    }
}
