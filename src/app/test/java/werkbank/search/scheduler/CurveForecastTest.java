package werkbank.search.scheduler;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import werkbank.search.ledger.Ledger;

class CurveForecastTest {
    private static double[] power(double end, double exponent, int epochs) {
        return IntStream.rangeClosed(1, epochs)
                .mapToDouble(epoch -> end + Math.pow(epoch, -exponent))
                .toArray();
    }

    /** The part of the true fall that the forecast is, found by asking for the true end. */
    private static double ofTheTruth(
            CurveForecast forecast, Ledger.Entry entry, double end, double exponent, int epochs) {
        double truth = end + Math.pow(entry.epochs() + epochs, -exponent);
        return 1 / forecast.needed(entry, truth, epochs);
    }

    @Test
    void powerLawsAreContinued() {
        List<Ledger.Entry> entries =
                Curves.of(power(0.5, 0.5, 32), power(1, 0.5, 16), power(1.5, 0.5, 8), power(2, 0.5, 4));
        CurveForecast forecast = new CurveForecast(entries);
        assertThat(ofTheTruth(forecast, entries.get(0), 0.5, 0.5, 18)).isBetween(0.8, 1.25);
        assertThat(ofTheTruth(forecast, entries.get(1), 1, 0.5, 34)).isBetween(0.8, 1.25);
        assertThat(ofTheTruth(forecast, entries.get(2), 1.5, 0.5, 42)).isBetween(0.8, 1.25);
    }

    /**
     * Cap 1, best 0.4, scale 0.6. The second has fallen by 0.5 in its first doubling; the exponent is that of the prior,
     * by which falls shrink to 0.6 of the one before.
     */
    @Test
    void curvesByHand() {
        List<Ledger.Entry> entries = Curves.of(
                new double[] {0.8}, new double[] {0.9, 0.4}, new double[] {7}, new double[] {9, 8}, new double[] {1});
        CurveForecast forecast = new CurveForecast(entries);
        assertThat(forecast.best()).isEqualTo(0.4);
        assertThat(forecast.scale()).isCloseTo(0.6, within(1e-12));
        // From one epoch to four the usual curve falls by 0.5 + 0.3, from two epochs to four the second by 0.3.
        assertThat(forecast.needed(entries.get(0), 0.3, 3)).isCloseTo(0.5 / 0.8, within(1e-12));
        assertThat(forecast.needed(entries.get(1), 0.3, 2)).isCloseTo(0.1 / 0.3, within(1e-12));
        assertThat(forecast.needed(entries.get(1), 0.4, 2)).isZero();
        // Beyond the median of first epochs all are alike, and what they do there tells nothing.
        assertThat(forecast.needed(entries.get(2), 0.3, 3)).isCloseTo(0.7 / 0.8, within(1e-12));
        assertThat(forecast.needed(entries.get(3), 0.3, 2)).isCloseTo(0.7 / (0.3 / 9), within(1e-9));
    }

    /** The loss falls by half of the first coefficient up to epoch 2, then by a quarter of the second up to epoch 4. */
    private static double[] curve(double first, double second) {
        return new double[] {0.9, 0.9 - first / 2, 0.9 - first / 2 - second / 6, 0.9 - first / 2 - second / 4};
    }

    /**
     * How many times as much a curve of two epochs is forecast to fall as one that has fallen a quarter as much; half of all
     * trials have the cap for their first loss.
     */
    private static double ofTheSteeper(double[]... learnt) {
        double[][] losses = Arrays.copyOf(learnt, 2 * learnt.length + 4);
        Arrays.fill(losses, learnt.length, losses.length, new double[] {1});
        losses[learnt.length] = Arrays.copyOf(curve(0.8, 0), 2);
        losses[learnt.length + 1] = Arrays.copyOf(curve(0.2, 0), 2);
        List<Ledger.Entry> entries = Curves.of(losses);
        CurveForecast forecast = new CurveForecast(entries);
        double steeper = 0.5 / forecast.needed(entries.get(learnt.length), 0, 2);
        double flatter = 0.8 / forecast.needed(entries.get(learnt.length + 1), 0, 2);
        return steeper / flatter;
    }

    @Test
    void aCurvesOwnFallIsBelievedAsFarAsThoseOfOthersWentOn() {
        double smooth = ofTheSteeper(curve(0.8, 0.8), curve(0.2, 0.2), curve(0.6, 0.6), curve(0.4, 0.4));
        double noisy = ofTheSteeper(curve(0.8, 0.8), curve(0.2, 0.8), curve(0.8, 0.2), curve(0.2, 0.2));
        assertThat(smooth).isBetween(3.6, 4.0);
        assertThat(noisy).isBetween(1.1, 1.5);
    }

    /** The cap is 1. Four curves are below it after the first epoch; their orders after the second agree by 1, by 0.6 or by −1. */
    @ParameterizedTest
    @CsvSource({"0.4, 0.5, 0.6, 0.7, 1", "0.5, 0.4, 0.7, 0.6, 0.6", "0.49, 0.48, 0.47, 0.46, -1"})
    void ordersAgreeAsFarAsTheyStay(double first, double second, double third, double fourth, double correlation) {
        CurveForecast forecast = new CurveForecast(Curves.of(
                new double[] {0.5, first},
                new double[] {0.6, second},
                new double[] {0.7, third},
                new double[] {0.8, fourth},
                new double[] {1},
                new double[] {1, 0.1},
                new double[] {1},
                new double[] {1},
                new double[] {0.9}));
        assertThat(forecast.agreement(1)).isEqualTo((4 * correlation + 3 * 0.8) / 7, within(1e-12));
    }

    @Test
    void ofTwoCurvesNoOrderIsLearned() {
        CurveForecast forecast = new CurveForecast(Curves.of(new double[] {0.5, 0.4}, new double[] {0.6, 0.2}));
        assertThat(forecast.agreement(1)).isEqualTo(0.8);
    }

    @Test
    void aCurveThatDoesNotFallIsNotForecastTo() {
        List<Ledger.Entry> entries = Curves.of(new double[] {0.5, 0.5}, new double[] {0.7, 0.7}, new double[] {2});
        assertThat(new CurveForecast(entries).needed(entries.get(0), 0.4, 2)).isInfinite();
    }

    @Test
    void lossesThatAreNoNumbersAreTheWorst() {
        List<Ledger.Entry> entries =
                Curves.of(new double[] {Double.NaN}, new double[] {1, 0.5}, new double[] {Double.POSITIVE_INFINITY, 2});
        CurveForecast forecast = new CurveForecast(entries);
        assertThat(forecast.best()).isEqualTo(0.5);
        assertThat(entries.stream().mapToDouble(entry -> forecast.needed(entry, 0.4, 4)))
                .allMatch(Double::isFinite);
        double none = new CurveForecast(Curves.of(new double[] {Double.NaN})).best();
        assertThat(none).isZero();
    }

    /** A search of 10,000 trials decides in milliseconds. */
    @Test
    void tenThousandCurvesTakeMilliseconds() {
        double[][] losses = IntStream.range(0, 10_000)
                .mapToObj(i -> power(i % 97, 0.5, 1 + i % 4))
                .toArray(double[][]::new);
        List<Ledger.Entry> entries = Curves.of(losses);
        long[] nanos = IntStream.range(0, 30)
                .mapToLong(i -> {
                    long start = System.nanoTime();
                    CurveForecast forecast = new CurveForecast(entries);
                    entries.forEach(entry -> forecast.needed(entry, 0, 10));
                    return System.nanoTime() - start;
                })
                .sorted()
                .toArray();
        assertThat(nanos[0]).isLessThan(50_000_000);
    }
}
