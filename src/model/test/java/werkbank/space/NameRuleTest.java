package werkbank.space;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class NameRuleTest {
    @ParameterizedTest
    @CsvSource({"s, s-again", "'it''s $(odd)', it-s-odd--again", ".x, x-again", "ü, again"})
    void anyNameBecomesOneOfANewStudy(String name, String made) {
        assertThat(NameRule.of(name, "-again")).isEqualTo(made).matches(NameRule::allows);
    }

    @Test
    void ofALongNameTheLastLettersGiveWay() {
        String first = "n".repeat(94);
        assertThat(NameRule.of(first + "123456", "-again"))
                .isEqualTo(first + "-again")
                .matches(NameRule::allows);
    }
}
