package werkbank.space;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class TrialMappingTest {
    private static SearchSpace space(String classWeights) {
        return Spaces.read("name: a\ntrials: 1\nparameters: {w: {choice: [8, 16]}}\nnetwork:\n  - dense: $w\n"
                + "training: {epochs: 1" + classWeights + "}\n");
    }

    @ParameterizedTest
    @CsvSource({"'', none", "', class-weights: balanced', balanced", "', class-weights: none', none"})
    void whatStoodAtAKeysPlaceIsAParametersValue(String theirs, String value) {
        SearchSpace ours = space(", class-weights: {choice: [none, balanced]}");
        FittedValues fitted = new TrialMapping(ours, space(theirs)).of(Map.of("w", 8));
        assertThat(fitted.misfit()).isEmpty();
        assertThat(fitted.values()).isEqualTo(Map.of("w", 8, "training.class-weights", value));
    }

    @Test
    void aListOfWeightsIsNoValueOfAChoice() {
        SearchSpace ours = space(", class-weights: {choice: [none, balanced]}");
        FittedValues fitted = new TrialMapping(ours, space(", class-weights: [1, 2]")).of(Map.of("w", 8));
        assertThat(fitted.misfit()).map(misfit -> misfit.parameter().name()).contains("training.class-weights");
    }
}
