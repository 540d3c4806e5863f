package werkbank.report.figure;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class PageNumbersTest {
    @Test
    void keepsSixDigits() {
        assertThat(PageNumbers.rounded(0.123456789)).isEqualTo(0.123457);
        assertThat(PageNumbers.rounded(0)).isZero();
        assertThat(PageNumbers.finite(Double.NaN)).isEmpty();
        assertThat(PageNumbers.finite(Double.NEGATIVE_INFINITY)).isEmpty();
    }

    @Test
    void pValuesReadAsPeopleWriteThem() {
        assertThat(PageNumbers.p(0.1435)).isEqualTo("p = 0.14");
        assertThat(PageNumbers.p(0.0042)).isEqualTo("p = 0.004");
        assertThat(PageNumbers.p(1e-9)).isEqualTo("p < 0.001");
        assertThat(PageNumbers.p(1)).isEqualTo("p = 1.00");
    }

    @Test
    void valuesAreShort() {
        assertThat(PageNumbers.plain(0.00031416, 3)).isEqualTo("0.000314");
        assertThat(PageNumbers.plain(48, 3)).isEqualTo("48");
        assertThat(PageNumbers.plain(0, 3)).isEqualTo("0");
        assertThat(PageNumbers.plain(3e-7, 3)).isEqualTo("3E-7");
        assertThat(PageNumbers.plain(128_000, 3)).isEqualTo("128000");
        assertThat(PageNumbers.plain(0.0101234, 5)).isEqualTo("0.010123");
    }

    @Test
    void aRoundNumberLiesBetweenTheEnds() {
        assertThat(PageNumbers.roundBetween(98.83, 99.21)).isEqualTo(99);
        assertThat(PageNumbers.roundBetween(2.7e-4, 3.2e-4)).isEqualTo(3e-4);
        assertThat(PageNumbers.roundBetween(170, 240)).isEqualTo(200);
        assertThat(PageNumbers.roundBetween(0.25, 0.25)).isEqualTo(0.25);
        assertThat(PageNumbers.roundBetween(-0.1, 0.1)).isZero();
        assertThat(PageNumbers.all(99.05)).isEqualTo("99.05");
        assertThat(PageNumbers.all(0.00032)).isEqualTo("0.00032");
    }
}
