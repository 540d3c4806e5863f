package werkbank.space;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ParameterRuleTest {
    private static final Map<String, Object> VALUES =
            Map.of("filters", 32, "dense", 64, "dropout", 0.7, "second-dropout", 0.2, "a", 8, "b", 2);

    @ParameterizedTest
    @CsvSource({
        "dense >= 2 * filters, true",
        "dense > 2 * filters, false",
        "dense == 2*filters, true",
        "$dense < 2 * $filters + 1, true",
        "dense - filters - 30 <= 2, true",
        "dense - (filters - 30) <= 61, false",
        "a / b / 2 == 2, true",
        "a/(b/2) == 8, true",
        "-a + b <= -6, true",
        "a-1 <= 6, false",
        "2 + 3 * b == 8, true",
        "1e3 * b >= .5e3, true",
        // 0.7 + 0.2 + 0.1 is 0.9999999999999999
        "dropout + second-dropout + 0.1 == 1, true",
        "dropout + second-dropout + 0.1 < 1, false",
        "a / (b - 2) >= 0, false",
        "a / (b - 2) <= 1, false",
        "a / (b - 2) > 0, false",
        "a / (b - 2) == a / (b - 2), false",
        "1 / (a / (b - 2)) == 0, false",
        "(a - 8) / (b - 2) <= 1, false",
        "a <= 1 / (b - 2), false",
    })
    void aRuleHoldsOrNot(String text, boolean holds) {
        assertThat(ParameterRule.parse(text).holds(VALUES)).isEqualTo(holds);
    }

    @Test
    void aRuleAboutAnInactiveParameterDoesNotApply() {
        ParameterRule rule = ParameterRule.parse("dense >= 1000 * extra");
        assertThat(rule.names()).containsExactly("dense", "extra");
        assertThat(rule.holds(VALUES)).isTrue();
        assertThat(rule.holds(Map.of("dense", 64, "extra", 1))).isFalse();
    }

    @Test
    void aRangeInPlaceHasDotsInItsName() {
        ParameterRule rule = ParameterRule.parse("network.2.conv.filters >= training.batch-size / 4");
        assertThat(rule.names()).containsExactly("network.2.conv.filters", "training.batch-size");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '"',
            value = {
                "dense | at its end: one of <= >= < > == must stand here",
                "dense >= 2 * | at its end: a number or a parameter's name must stand here",
                "dense = 2 | at '= 2': one of <= >= < > == must stand here; write == for equal",
                "dense =< 2 | at '=< 2': one of <= >= < > == must stand here; write <= or >=",
                "1 <= dense <= 2 | at '<= 2': one comparison of two terms is all there may be",
                "dense >= (2 + 3 | at its end: a parenthesis is missing",
                "dense >= b ** 2 | at '* 2': a number or a parameter's name must stand here; there are no powers, write n * n",
                "dense >= b ^ 2 | at '^ 2': one comparison of two terms is all there may be; there are no powers, write n * n",
            })
    void whatIsNoRuleIsRefusedAtItsPlace(String text, String reason) {
        assertThatThrownBy(() -> ParameterRule.parse(text))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage(reason);
    }

    @Test
    void whatIsTooLongOrTooDeepIsRefused() {
        assertThatThrownBy(() -> ParameterRule.parse("a <= " + "1 + ".repeat(60) + "1"))
                .hasMessage("it has 246 characters; write at most 200");
        assertThatThrownBy(() -> ParameterRule.parse("a <= " + "(".repeat(60) + "1" + ")".repeat(60)))
                .hasMessageContaining("it is nested too deeply");
    }
}
