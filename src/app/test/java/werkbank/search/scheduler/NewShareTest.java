package werkbank.search.scheduler;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The share of new trials by how far a first step tells which are good. */
class NewShareTest {
    @ParameterizedTest
    @CsvSource({"-1, 0.25", "0.75, 0.25", "0.8, 0.375", "0.85, 0.5", "1, 0.5"})
    void growsWithTheAgreement(double agreement, double share) {
        assertThat(NewShare.of(agreement)).isEqualTo(share, within(1e-12));
    }
}
