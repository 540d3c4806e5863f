package werkbank.metric;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Comparator;
import org.junit.jupiter.api.Test;
import werkbank.metric.RiskCoverage.Point;

class RiskCoverageTest {
    /** Confidences 0.6 wrong, 0.9 right, 0.8 wrong, 0.7 right. */
    private static final float[][] FOUR = {{0.6f, 0.4f}, {0.9f, 0.1f}, {0.2f, 0.8f}, {0.3f, 0.7f}};

    private static final int[] LABELS = {1, 0, 0, 1};

    @Test
    void theLeastSureAreLeftFirst() {
        RiskCoverage rejection = RiskCoverage.of(LABELS, FOUR);
        assertThat(rejection.curve())
                .usingRecursiveFieldByFieldElementComparator()
                .containsExactly(
                        new Point(4, 2, 1, 0.5, 0.6f),
                        new Point(3, 1, 0.75, 1 / 3.0, 0.7f),
                        new Point(2, 1, 0.5, 0.5, 0.8f),
                        new Point(1, 0, 0.25, 0, 0.9f));
        assertThat(rejection.curve().get(1).accuracy()).isEqualTo(2 / 3.0);
    }

    @Test
    void theAreaIsTheMeanRisk() {
        assertThat(RiskCoverage.of(LABELS, FOUR).area()).isCloseTo((0.5 + 1 / 3.0 + 0.5 + 0) / 4, within(1e-12));
    }

    @Test
    void halfAPercentOfAThousandIsFive() {
        int[] labels = new int[1000];
        float[][] probabilities = new float[1000][];
        for (int row = 0; row < 1000; row++) {
            float confidence = 0.6f + row / 3000f;
            probabilities[row] = new float[] {confidence, 1 - confidence};
            labels[row] = row < 4 || row == 500 ? 1 : 0;
        }
        RiskCoverage rejection = RiskCoverage.of(labels, probabilities);
        Point point = rejection.halfPercent();
        assertThat(point.answered()).isEqualTo(995);
        assertThat(point.errors()).isEqualTo(1);
        assertThat(point.threshold()).isEqualTo(0.6f + 5 / 3000f);
        assertThat(rejection.curve().get(0).errors()).isEqualTo(5);
    }

    @Test
    void theCurveHasAFewDozenPointsCloserWhereFewAreLeft() {
        int rows = 10_000;
        float[][] probabilities = new float[rows][];
        for (int row = 0; row < rows; row++) {
            probabilities[row] = new float[] {0.5f + row / 20_000f, 0.5f - row / 20_000f};
        }
        RiskCoverage rejection = RiskCoverage.of(new int[rows], probabilities);
        assertThat(rejection.curve()).hasSizeBetween(36, RiskCoverage.POINTS);
        assertThat(rejection.curve())
                .extracting(Point::answered)
                .startsWith(10_000)
                .isSortedAccordingTo(Comparator.reverseOrder())
                .doesNotHaveDuplicates();
        assertThat(rejection.curve().stream().filter(point -> point.coverage() >= 0.95))
                .hasSizeGreaterThan(10);
    }

    @Test
    void allRightAllWrongAndOneImage() {
        float[][] sure = {{1, 0}, {1, 0}};
        assertThat(RiskCoverage.of(new int[] {0, 0}, sure).area()).isZero();
        assertThat(RiskCoverage.of(new int[] {1, 1}, sure).area()).isEqualTo(1);
        RiskCoverage one = RiskCoverage.of(new int[] {1}, new float[][] {{0.4f, 0.6f}});
        assertThat(one.curve()).containsExactly(new Point(1, 0, 1, 0, 0.6f));
        assertThat(one.halfPercent().answered()).isEqualTo(1);
    }

    @Test
    void ofEquallySureImagesTheLaterAreLeftFirst() {
        float[][] equal = {{1, 0}, {1, 0}, {1, 0}};
        assertThat(RiskCoverage.of(new int[] {0, 0, 1}, equal).curve())
                .extracting(Point::errors)
                .containsExactly(1, 0, 0);
    }
}
