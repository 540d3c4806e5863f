package werkbank.space;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import werkbank.space.ResultLimit.Figure;

class ConstraintsTest {
    private static final ResultLimit SMALL = new ResultLimit(Figure.PARAMETERS, true, 200_000);
    private static final ResultLimit FAST = new ResultLimit(Figure.MS_PER_IMAGE, true, 0.3);

    private static final Constraints CONSTRAINTS =
            new Constraints(List.of(SMALL, FAST), List.of(ParameterRule.parse("dense >= 2 * filters")));

    @Test
    void aViolationIsAShareOfTheBound() {
        assertThat(SMALL.violation(200_000)).isZero();
        assertThat(SMALL.violation(250_000)).isEqualTo(0.25);
        assertThat(new ResultLimit(Figure.PARAMETERS, false, 1_000).violation(400))
                .isEqualTo(0.6);
        assertThat(new ResultLimit(Figure.SECONDS, true, 0).violation(7)).isEqualTo(7);
        assertThat(FAST.violation(Double.NaN)).isInfinite();
    }

    @Test
    void theViolationsOfAllLimitsAreSummed() {
        Map<Figure, Double> figures = Map.of(Figure.PARAMETERS, 250_000.0, Figure.MS_PER_IMAGE, 0.45);
        assertThat(CONSTRAINTS.violation(figures::get)).isCloseTo(0.75, within(1e-9));
        assertThat(CONSTRAINTS.broken(figures::get)).containsExactly(SMALL, FAST);
        assertThat(CONSTRAINTS.broken(figure -> 0.3)).isEmpty();
        assertThat(CONSTRAINTS.violation(figure -> 0.3)).isZero();
    }

    @Test
    void theFirstRuleThatIsBrokenIsTold() {
        assertThat(CONSTRAINTS.broken(Map.<String, Object>of("dense", 63, "filters", 32)))
                .map(ParameterRule::text)
                .contains("dense >= 2 * filters");
        assertThat(CONSTRAINTS.broken(Map.<String, Object>of("dense", 64, "filters", 32)))
                .isEmpty();
    }

    @Test
    void theWordsAreLinesOfTheFile() {
        assertThat(CONSTRAINTS.words())
                .containsExactly("parameters <= 200000", "ms-per-image <= 0.3", "dense >= 2 * filters");
        assertThat(Constraints.NONE.isEmpty()).isTrue();
    }
}
