package werkbank.metric;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class ManyAnswersTest {
    private static final int[] LABELS = {0, 0, 1, 2};
    /** Gets the second row wrong, as class 1. */
    private static final float[][] FIRST = {{0.5f, 0.25f, 0.25f}, {0.25f, 0.5f, 0.25f}, {0, 1, 0}, {0, 0.25f, 0.75f}};
    /** Gets the last row wrong, as class 0. */
    private static final float[][] SECOND = {{1, 0, 0}, {1, 0, 0}, {0.25f, 0.5f, 0.25f}, {0.5f, 0.25f, 0.25f}};

    private final ManyAnswers answers = ManyAnswers.of(LABELS, Stream.of(FIRST, SECOND));

    @Test
    void whereEachImageCountsOnceFiguresAreThoseOfScore() {
        int[] once = {1, 1, 1, 1};
        assertThat(answers.count()).isEqualTo(2);
        assertThat(answers.images()).isEqualTo(4);
        assertThat(answers.accuracy(0, once))
                .isEqualTo(Score.of(LABELS, FIRST).accuracy())
                .isEqualTo(0.75);
        assertThat(answers.logLoss(1, once)).isCloseTo(Score.of(LABELS, SECOND).logLoss(), within(1e-15));
        assertThat(answers.macro(0, once).f1())
                .isEqualTo(BalancedScore.of(LABELS, FIRST).macroF1());
        // Recalls 1, 1 and 0.
        assertThat(answers.macro(1, once).recall()).isCloseTo(2 / 3.0, within(1e-15));
    }

    /** All are read into the same array. */
    @Test
    void probabilitiesAreDoneWithBeforeTheNextAreRead() {
        float[][] room = new float[LABELS.length][];
        ManyAnswers read = ManyAnswers.of(LABELS, Stream.of(FIRST, SECOND).map(one -> {
            System.arraycopy(one, 0, room, 0, room.length);
            return room;
        }));

        int[] last = {0, 0, 0, 1};
        assertThat(read.accuracy(0, last)).isEqualTo(1);
        assertThat(read.accuracy(1, last)).isZero();
        assertThat(read.logLoss(0, last)).isCloseTo(-Math.log(0.75), within(1e-15));
    }

    @Test
    void anImageThatCountsThreeTimesIsThreeImages() {
        int[] counts = {0, 3, 1, 0};
        assertThat(answers.accuracy(0, counts)).isEqualTo(0.25);
        assertThat(answers.accuracy(1, counts)).isEqualTo(1);
        assertThat(answers.logLoss(0, counts)).isCloseTo(0.75 * Math.log(4), within(1e-15));
        // Class 0: none of three right. Class 1: all right, one of four that are given it. Class 2 has no images.
        assertThat(answers.macro(0, counts).recall()).isEqualTo(0.5);
        assertThat(answers.macro(0, counts).f1()).isCloseTo(0.5 * 0.4, within(1e-15));
    }
}
