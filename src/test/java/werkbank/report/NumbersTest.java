package werkbank.report;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class NumbersTest {
    @Test
    void keepsSixDigits() {
        assertThat(Numbers.rounded(0.123456789)).isEqualTo(0.123457);
        assertThat(Numbers.rounded(0)).isZero();
        assertThat(Numbers.finite(Double.NaN)).isEmpty();
        assertThat(Numbers.finite(Double.NEGATIVE_INFINITY)).isEmpty();
    }

    @Test
    void pValuesReadAsPeopleWriteThem() {
        assertThat(Numbers.p(0.1435)).isEqualTo("p = 0.14");
        assertThat(Numbers.p(0.0042)).isEqualTo("p = 0.004");
        assertThat(Numbers.p(1e-9)).isEqualTo("p < 0.001");
        assertThat(Numbers.p(1)).isEqualTo("p = 1.00");
    }

    @Test
    void valuesAreShort() {
        assertThat(Numbers.plain(0.00031416, 3)).isEqualTo("0.000314");
        assertThat(Numbers.plain(48, 3)).isEqualTo("48");
        assertThat(Numbers.plain(0, 3)).isEqualTo("0");
        assertThat(Numbers.plain(3e-7, 3)).isEqualTo("3E-7");
        assertThat(Numbers.plain(128_000, 3)).isEqualTo("128000");
        assertThat(Numbers.plain(0.0101234, 5)).isEqualTo("0.010123");
    }

    @Test
    void aRoundNumberLiesBetweenTheEnds() {
        assertThat(Numbers.roundBetween(98.83, 99.21)).isEqualTo(99);
        assertThat(Numbers.roundBetween(2.7e-4, 3.2e-4)).isEqualTo(3e-4);
        assertThat(Numbers.roundBetween(170, 240)).isEqualTo(200);
        assertThat(Numbers.roundBetween(0.25, 0.25)).isEqualTo(0.25);
        assertThat(Numbers.roundBetween(-0.1, 0.1)).isZero();
        assertThat(Numbers.all(99.05)).isEqualTo("99.05");
        assertThat(Numbers.all(0.00032)).isEqualTo("0.00032");
    }
}
