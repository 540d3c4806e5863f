package werkbank.metric;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import java.util.Random;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import werkbank.metric.Calibration.Bin;

class CalibrationTest {
    @Test
    void eceIsTheGapOfEachBinWeightedByItsImages() {
        // Bin (13/15, 14/15]: confidences 0.88 and 0.92, one of two right; bin (10/15, 11/15]: 0.7 three times, all
        // right.
        float[][] probabilities = {{0.88f, 0.12f}, {0.08f, 0.92f}, {0.7f, 0.3f}, {0.7f, 0.3f}, {0.3f, 0.7f}};
        Calibration calibration = Calibration.of(new int[] {0, 0, 0, 0, 1}, probabilities);

        assertThat(calibration.ece()).isCloseTo(0.4 * (0.9 - 0.5) + 0.6 * (1 - 0.7), within(1e-6));
        Bin high = calibration.bins().get(13);
        assertThat(high.images()).isEqualTo(2);
        assertThat(high.confidence()).isCloseTo(0.9, within(1e-6));
        assertThat(high.accuracy()).isEqualTo(0.5);
        assertThat(calibration.bins().get(10).images()).isEqualTo(3);
        assertThat(calibration.bins().get(10).accuracy()).isEqualTo(1);
    }

    @Test
    void binsAreOfEqualWidthAndEmptyOnesStay() {
        Calibration calibration = Calibration.of(new int[] {0}, new float[][] {{0.9f, 0.1f}});
        assertThat(calibration.bins()).hasSize(15);
        assertThat(calibration.bins()).extracting(Bin::low).startsWith(0.0, 1.0 / 15);
        assertThat(calibration.bins()).extracting(Bin::high).endsWith(14.0 / 15, 1.0);
        assertThat(calibration.bins().get(3)).isEqualTo(new Bin(3.0 / 15, 4.0 / 15, 0, 0, 0));
    }

    /** A bin has its upper end, not its lower one. */
    @ParameterizedTest
    @CsvSource({"1, 14", "0.6, 8", "0.61, 9", "0.8, 11", "0.2, 2"})
    void anEndBelongsToTheLowerBin(float confidence, int bin) {
        float[] row = new float[10];
        Arrays.fill(row, (1 - confidence) / 9);
        row[4] = confidence;
        Calibration calibration = Calibration.of(new int[] {4}, new float[][] {row});
        assertThat(calibration.bins().get(bin).images()).isEqualTo(1);
    }

    @Test
    void honestProbabilitiesHaveNoError() {
        float[][] threeQuarters = IntStream.range(0, 4)
                .mapToObj(row -> new float[] {0.75f, 0.25f})
                .toArray(float[][]::new);
        assertThat(Calibration.of(new int[] {0, 0, 1, 0}, threeQuarters).ece()).isZero();
    }

    @Test
    void certainAndRightIsPerfectCertainAndWrongTheWorst() {
        float[][] certain = {{1, 0}, {0, 1}};
        assertThat(Calibration.of(new int[] {0, 1}, certain).ece()).isZero();
        assertThat(Calibration.of(new int[] {1, 0}, certain).ece()).isEqualTo(1);
    }

    /** Labels are drawn from the probabilities, so what remains is chance: about the root of 2 / (pi n) in each bin. */
    @Test
    void labelsDrawnFromTheProbabilitiesAreCalibrated() {
        Random random = new Random(1);
        int rows = 100_000;
        float[][] honest = new float[rows][];
        float[][] boastful = new float[rows][];
        int[] labels = new int[rows];
        for (int row = 0; row < rows; row++) {
            float p = 0.5f + 0.5f * random.nextFloat();
            honest[row] = new float[] {p, 1 - p};
            float sharper = p * p / (p * p + (1 - p) * (1 - p));
            boastful[row] = new float[] {sharper, 1 - sharper};
            labels[row] = random.nextDouble() < p ? 0 : 1;
        }
        assertThat(Calibration.of(labels, honest).ece()).isLessThan(0.01);
        assertThat(Calibration.of(labels, boastful).ece()).isGreaterThan(0.05);
        assertThat(Calibration.of(labels, honest).brier())
                .isLessThan(Calibration.of(labels, boastful).brier());
    }

    @Test
    void logLossAndBrierAreThoseOfTheirOwn() {
        int[] labels = {0, 1};
        float[][] probabilities = {{0.8f, 0.2f}, {0.6f, 0.4f}};
        Calibration calibration = Calibration.of(labels, probabilities);
        assertThat(calibration.logLoss())
                .isEqualTo(Score.of(labels, probabilities).logLoss());
        assertThat(calibration.brier()).isEqualTo(BrierScore.of(labels, probabilities));
    }

    @Test
    void withoutRowsThereIsNone() {
        assertThatThrownBy(() -> Calibration.of(new int[0], new float[0][]))
                .isInstanceOf(IllegalArgumentException.class);
    }
}
