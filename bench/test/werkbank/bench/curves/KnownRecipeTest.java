package werkbank.bench.curves;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import werkbank.recipe.Schedule;

/** The schedule of a configuration of a table. */
class KnownRecipeTest {
    private final KnownRecipe template = new KnownRecipe(null);

    @ParameterizedTest
    @CsvSource({"schedule, one-cycle, ONE_CYCLE", "schedule, cosine, COSINE", "units, 32, CONSTANT"})
    void isThatWhichItsParameterNames(String parameter, String value, Schedule.Type type) {
        assertThat(template.schedule(Map.of(parameter, value))).isEqualTo(type);
    }
}
