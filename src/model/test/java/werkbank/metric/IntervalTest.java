package werkbank.metric;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class IntervalTest {
    /**
     * Checked against the formula by hand with z = 1.959964; 81 of 263 and 15 of 148 and 0 of 20 are in Newcombe
     * (1998), Two-sided confidence intervals for the single proportion, Statistics in Medicine 17, table I.
     */
    @ParameterizedTest
    @CsvSource({
        "81, 263, 0.2553, 0.3662",
        "15, 148, 0.0624, 0.1605",
        "0, 20, 0.0000, 0.1611",
        "1, 29, 0.0061, 0.1718",
        "29, 29, 0.8830, 1.0000",
        "5, 10, 0.2366, 0.7634",
        "9964, 10000, 0.9950, 0.9974"
    })
    void wilson(int successes, int trials, double low, double high) {
        Interval interval = Interval.wilson(successes, trials);
        assertThat(interval.low()).isCloseTo(low, within(5e-5));
        assertThat(interval.high()).isCloseTo(high, within(5e-5));
        assertThat(interval.low()).isBetween(0.0, interval.high());
        assertThat(interval.high()).isLessThanOrEqualTo(1);
        Interval ofShare = Interval.ofShare(successes / (double) trials, trials);
        assertThat(ofShare.low()).isCloseTo(interval.low(), within(1e-12));
        assertThat(ofShare.high()).isCloseTo(interval.high(), within(1e-12));
    }
}
