package werkbank.space.yaml;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import werkbank.InputException;
import werkbank.recipe.Shape;
import werkbank.space.Breach;
import werkbank.space.Constraints;
import werkbank.space.ParameterRule;
import werkbank.space.ReadImages;
import werkbank.space.ResultLimit;
import werkbank.space.ResultLimit.Figure;
import werkbank.space.SearchSpace;
import werkbank.space.Spaces;

class ConstraintReaderTest {

    private static SearchSpace with(String lines) {
        return Spaces.read(Spaces.base().replace("trials: 6", "trials: 6\n" + lines));
    }

    @Test
    void limitsAndRulesStandInOneList() {
        Constraints constraints =
                with("constraints: [parameters <= 2e5, filters >= 20 * extra, ms-per-image <= 0.1 * 3, seconds >= 1]")
                        .search()
                        .constraints();
        assertThat(constraints.limits())
                .containsExactly(
                        new ResultLimit(Figure.PARAMETERS, true, 200_000),
                        new ResultLimit(Figure.MS_PER_IMAGE, true, 0.1 * 3),
                        new ResultLimit(Figure.SECONDS, false, 1));
        assertThat(constraints.rules()).containsExactly(ParameterRule.parse("filters >= 20 * extra"));
    }

    @Test
    void aSpaceWithoutThemHasNone() {
        assertThat(with("").search().constraints()).isEqualTo(Constraints.NONE);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "[filtres <= 3] | 3:15: the constraint is 'filtres <= 3'; 'filtres' is neither a parameter of this space"
                        + " nor one of parameters, ms-per-image, seconds-per-image, seconds; did you mean 'filters'?",
                "[act <= 3] | 3:15: the constraint is 'act <= 3'; act is one of relu, elu; arithmetic needs"
                        + " numbers, use 'when' for words",
                "[parameters < 3] | 3:15: the constraint is 'parameters < 3'; a limit on a result is NAME <= NUMBER or"
                        + " NAME >= NUMBER, for instance parameters <= 200000",
                "[filters <= parameters] | 3:15: the constraint is 'filters <= parameters'; a limit on a result is NAME"
                        + " <= NUMBER or NAME >= NUMBER, for instance parameters <= 200000",
                "[parameters <= 1 / 0] | 3:15: the constraint is 'parameters <= 1 / 0'; its number is not finite; write"
                        + " another",
                "[1 <= 2] | 3:15: the constraint is '1 <= 2'; it names no parameter; name one, or delete the line",
                "[filters = 3] | 3:15: can't read the constraint 'filters = 3' at '= 3': one of <= >= < > == must stand"
                        + " here; write == for equal",
                "filters <= 3 | 3:14: constraints is 'filters <= 3'; it must be a list, for instance [parameters <="
                        + " 200000, dense >= 2 * filters]",
            })
    void whatIsWrongIsToldWithItsPlace(String value, String message) {
        assertThatThrownBy(() -> with("constraints: " + value))
                .isInstanceOf(InputException.class)
                .hasMessage("base.yaml:" + message);
    }

    @Test
    void aFigureThatIsAParameterTooIsRefused() {
        String text = Spaces.base()
                .replace("trials: 6", "trials: 6\nconstraints: [seconds <= 3]")
                .replace("filters", "seconds")
                .replace("{seconds:", "{filters:");
        assertThatThrownBy(() -> Spaces.read(text))
                .hasMessage(
                        "base.yaml:3:15: the constraint is 'seconds <= 3'; seconds is a figure of results and one of"
                                + " this space's parameters; rename that");
    }

    @Test
    void whatIsEnqueuedKeepsTheRulesAsFarAsItSaysWhatTheyNeed() {
        String rule = "constraints: [filters >= 20 * extra]\n";
        assertThat(with(rule
                                + "enqueue: [{filters: 16}, {filters: 64, act: relu, extra: 3}, {filters: 16, act: elu, extra:"
                                + " 3}]")
                        .search()
                        .enqueue())
                .hasSize(3);
        assertThatThrownBy(() -> with(rule + "enqueue: [{filters: 16, act: relu, extra: 1}]"))
                .hasMessage(
                        "base.yaml:4:11: this configuration in enqueue breaks the constraint 'filters >= 20 * extra';"
                                + " change one of them");
    }

    @Test
    void otherConstraintsMeanOtherTrials() {
        SearchSpace space = with("constraints: [parameters <= 200000]");
        assertThat(space.hasSameTrialsAs(with("constraints:\n  - parameters <= 200000")))
                .isTrue();
        assertThat(space.hasSameTrialsAs(with("constraints: [parameters <= 300000]")))
                .isFalse();
        assertThat(space.hasSameTrialsAs(with(""))).isFalse();
    }

    /** conv 3 × 3 × 16 + 16 = 160, pooled to 14 × 14, dense 64: 14 · 14 · 16 · 64 + 64 = 200,768, softmax 64 · 10 + 10. */
    @Test
    void theSizeOfANetworkIsKnownOnceTheImagesAre() {
        SearchSpace read = with("constraints: [parameters <= 201577]");
        Map<String, Object> values = Map.of("filters", 16, "act", "elu");
        assertThat(read.breach(values)).isEmpty();
        assertThat(read.forbidsConfigurations()).isFalse();
        SearchSpace space = read.on(read.data(), Optional.empty(), new ReadImages(Shape.grey(28, 28), 10));
        assertThat(space.forbidsConfigurations()).isTrue();
        assertThat(space.breach(values))
                .map(Breach::words)
                .contains("breaks the constraint parameters <= 201577: its network has 201,578 parameters");
    }
}
