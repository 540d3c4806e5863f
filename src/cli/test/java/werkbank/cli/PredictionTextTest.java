package werkbank.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import werkbank.dataset.ClassNames;
import werkbank.ensemble.Prediction;
import werkbank.ensemble.Prediction.Vote;
import werkbank.file.Json;

class PredictionTextTest {
    private static final Prediction PREDICTION = new Prediction(
            1,
            0.6f,
            new float[] {0.1f, 0.6f, 0.3f},
            List.of(new Vote(3, Optional.empty(), 1, 0.7f), new Vote(4, Optional.empty(), 2, 0.5f)));

    private static String text(ClassNames names) {
        return PredictionText.of(List.of(PredictionLine.of("a.png", PREDICTION, 0.5, names)), names, 2)
                .replaceAll(" +", " ");
    }

    @Test
    void aClassWithoutANameIsItsNumber() {
        assertThat(text(ClassNames.numbers(3)))
                .isEqualTo("file class probability then votes\na.png 1 60.00 % 2 30.00 % 1 2\n");
    }

    @Test
    void aClassIsCalledByItsName() {
        ClassNames names = new ClassNames(List.of("cat", "wild dog", "horse"));
        assertThat(text(names)).endsWith("a.png wild dog 60.00 % horse 30.00 % wild dog, horse\n");
        assertThat(Json.write(PredictionLine.of("a.png", PREDICTION, 0.5, names)))
                .contains("\"predicted\":1", "\"className\":\"wild dog\"");
    }
}
