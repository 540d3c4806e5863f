package werkbank.metric;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class AccuracyGainTest {
    private static McNemar discordant(int onlyFirst, int onlySecond) {
        return new McNemar(onlyFirst, onlySecond, 1);
    }

    @Test
    void neverDifferent() {
        assertThat(AccuracyGain.of(discordant(0, 0), 10)).isEqualTo(new AccuracyGain(0, 0, 0));
    }

    @Test
    void alwaysDifferent() {
        assertThat(AccuracyGain.of(discordant(4, 0), 4)).isEqualTo(new AccuracyGain(1, 1, 1));
        assertThat(AccuracyGain.of(discordant(0, 4), 4)).isEqualTo(new AccuracyGain(-1, -1, -1));
    }

    /** The image is in a resample of ten 0 to 10 times, binomial: 0 times in 35 %, at most 2 in 93 %, at most 3 in 98.7 %. */
    @Test
    void oneImageOfTen() {
        AccuracyGain gain = AccuracyGain.of(discordant(1, 0), 10);
        assertThat(gain.gain()).isEqualTo(0.1);
        assertThat(gain.low()).isZero();
        assertThat(gain.high()).isEqualTo(0.3);
    }

    /** Of many images, gain ± 1.96 √((b + c − (b − c)² / n) / n²), to a tenth of its half-width. */
    @ParameterizedTest
    @CsvSource({"1800, 1200, 10000", "300, 500, 20000", "120, 120, 10000", "1000, 1, 2000"})
    void nearTheNormalIntervalOfManyImages(int onlyFirst, int onlySecond, int images) {
        double gain = (double) (onlyFirst - onlySecond) / images;
        double half =
                1.959964 * Math.sqrt((double) (onlyFirst + onlySecond) / images - gain * gain) / Math.sqrt(images);

        AccuracyGain found = AccuracyGain.of(discordant(onlyFirst, onlySecond), images);

        assertThat(found.gain()).isCloseTo(gain, within(1e-12));
        assertThat(found.low()).isCloseTo(gain - half, within(0.1 * half));
        assertThat(found.high()).isCloseTo(gain + half, within(0.1 * half));
    }

    /** What the shorter way stands for: rows drawn with replacement. */
    @Test
    void asWhenRowsAreDrawn() {
        int images = 200;
        Random random = new Random(5);
        double[] gains = new double[20_000];
        for (int i = 0; i < gains.length; i++) {
            int sum = 0;
            for (int draw = 0; draw < images; draw++) {
                int row = random.nextInt(images);
                sum += row < 12 ? 1 : row < 17 ? -1 : 0;
            }
            gains[i] = (double) sum / images;
        }
        Arrays.sort(gains);

        AccuracyGain found = AccuracyGain.of(discordant(12, 5), images);

        // To one image of 200.
        assertThat(found.low()).isCloseTo(gains[500], within(0.0051));
        assertThat(found.high()).isCloseTo(gains[19_499], within(0.0051));
    }

    @Test
    void theSameEachTime() {
        assertThat(AccuracyGain.of(discordant(12, 5), 10_000)).isEqualTo(AccuracyGain.of(discordant(12, 5), 10_000));
    }
}
