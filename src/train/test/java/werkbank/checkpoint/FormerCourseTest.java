package werkbank.checkpoint;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import org.junit.jupiter.api.Test;
import werkbank.WerkbankException;
import werkbank.experiment.OutcomeBuilder;
import werkbank.experiment.ScriptedTrainer;
import werkbank.experiment.trial.TrialResult.Weights;
import werkbank.experiment.trial.TrialSpec;
import werkbank.file.Json;
import werkbank.file.StoredFile;

/** The course of a trial that an older version was training when it was cut off. */
class FormerCourseTest {
    private static final TrialSpec SPEC = ScriptedTrainer.spec(1, ScriptedTrainer.COMPLETE, 3);
    private static final StoredFile MODEL = new StoredFile("trials/0001/best-0002.zip", "00", 7);
    private static final StoredFile PROBABILITIES =
            new StoredFile("trials/0001/validation-probabilities-0002.idx", "00", 8);

    private static TrainingState.Course read(String best) {
        return FormerCourse.read("{\"spec\":" + Json.write(SPEC) + ",\"epochs\":[],\"best\":" + best + "}");
    }

    @Test
    void anOutcomeThatWasItsBestCheckpointItselfIsReadWithTheCheckpointInIt() {
        String former =
                """
                {"bestEpoch":2,"weights":"EMA","accuracy":0.97,"logLoss":0.04,"macroF1":0.96,"errors":180,
                 "secondsPerImage":2.5E-4,"spread":null,"confusion":[[9,1],[2,8]],"parameters":1234,
                 "models":[{"path":"trials/0001/best-0002.zip","sha256":"00","bytes":7}],
                 "probabilities":{"path":"trials/0001/validation-probabilities-0002.idx","sha256":"00","bytes":8},
                 "others":[{"epoch":1,"weights":"TRAINED","accuracy":0.9,"logLoss":0.1,"macroF1":0.9,"errors":1,
                            "models":[{"path":"trials/0001/best-0002.zip","sha256":"00","bytes":7}],
                            "probabilities":{"path":"trials/0001/validation-probabilities-0002.idx","sha256":"00","bytes":8}}],
                 "lastModels":[]}
                """;
        var expected = OutcomeBuilder.reaching(0.97)
                .epoch(2)
                .weights(Weights.EMA)
                .logLoss(0.04)
                .macroF1(0.96)
                .balancedAccuracy(Double.NaN)
                .errors(180)
                .files(MODEL, PROBABILITIES)
                .secondsPerImage(2.5e-4)
                .confusion(List.of(List.of(9, 1), List.of(2, 8)))
                .parameters(1234)
                .others(List.of(OutcomeBuilder.reaching(0.9)
                        .balancedAccuracy(Double.NaN)
                        .files(MODEL, PROBABILITIES)
                        .checkpoint()))
                .build();

        assertThat(read(former).best()).contains(expected);
        assertThat(read(Json.write(expected)).best()).as("of this version").contains(expected);
        assertThat(read("null").best()).isEmpty();
        assertThat(read("null").computation()).as("recorded since").isEmpty();
        assertThat(read("null").spec().isSameTrialAs(SPEC)).isTrue();
    }

    @Test
    void whatIsNoCourseIsRefused() {
        assertThatThrownBy(() -> FormerCourse.read("{\"spec\":[]}"))
                .isInstanceOf(WerkbankException.class)
                .hasMessageContaining("Course");
    }
}
