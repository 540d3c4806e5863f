package werkbank.metric;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;

class BalancedScoreTest {
    @Test
    void ofOneClassTheIntervalIsWilsons() {
        BalancedScore score = BalancedScore.of(new int[][] {{8, 2}, {0, 0}});
        assertThat(score.balancedAccuracy()).isCloseTo(0.8, within(1e-12));
        Interval wilson = Interval.wilson(8, 10);
        assertThat(score.accuracyInterval().low()).isCloseTo(wilson.low(), within(1e-12));
        assertThat(score.accuracyInterval().high()).isCloseTo(wilson.high(), within(1e-12));
    }

    @Test
    void theIntervalOfTheMeanIsOutOfThoseOfTheClasses() {
        // Recalls 9/10 and 3/5; Wilson 0.59585 to 0.98212 and 0.23072 to 0.88238, worked out by hand.
        BalancedScore score = BalancedScore.of(new int[][] {{9, 1}, {2, 3}});
        assertThat(score.balancedAccuracy()).isCloseTo(0.75, within(1e-12));
        assertThat(score.accuracyInterval().low())
                .isCloseTo(0.75 - Math.hypot(0.9 - 0.59585, 0.6 - 0.23072) / 2, within(1e-4));
        assertThat(score.accuracyInterval().high())
                .isCloseTo(0.75 + Math.hypot(0.98212 - 0.9, 0.88238 - 0.6) / 2, within(1e-4));
    }

    @Test
    void namingAlwaysTheMostFrequentClassIsNoBetterThanChance() {
        BalancedScore score = BalancedScore.of(new int[][] {{180, 0}, {20, 0}});
        assertThat(score.balancedAccuracy()).isEqualTo(0.5);
        assertThat(score.macroF1()).isCloseTo((2 * 180 / 380.0) / 2, within(1e-12));
        assertThat(score.accuracyInterval().high()).isGreaterThan(0.5);
    }

    @Test
    void theBootstrapsIntervalHoldsTheFigureAndNarrowsWithTheImages() {
        BalancedScore few = BalancedScore.of(new int[][] {{16, 4}, {3, 7}});
        BalancedScore many = BalancedScore.of(new int[][] {{1600, 400}, {300, 700}});
        assertThat(few.macroF1())
                .isBetween(few.f1Interval().low(), few.f1Interval().high());
        assertThat(many.macroF1()).isCloseTo(few.macroF1(), within(1e-12));
        double wide = few.f1Interval().high() - few.f1Interval().low();
        double narrow = many.f1Interval().high() - many.f1Interval().low();
        // A hundred times the images: a tenth of the width.
        assertThat(wide / narrow).isCloseTo(10, within(2.0));
        assertThat(BalancedScore.of(new int[][] {{16, 4}, {3, 7}})).isEqualTo(few);
    }

    @Test
    void withoutAMistakeTheBalancedAccuracysIntervalStillHasAWidth() {
        BalancedScore score = BalancedScore.of(new int[][] {{20, 0}, {0, 4}});
        assertThat(score.accuracyInterval().high()).isEqualTo(1);
        assertThat(score.accuracyInterval().low()).isBetween(0.5, 0.8);
        assertThat(score.f1Interval()).isEqualTo(new Interval(1, 1));
    }
}
