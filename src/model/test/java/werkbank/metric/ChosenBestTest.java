package werkbank.metric;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class ChosenBestTest {
    private static final int IMAGES = 1_000;
    private static final ChosenBest.Figure WRONG = (answers, one, counts) -> 1 - answers.accuracy(one, counts);

    /** Classifiers that are wrong on a tenth of the images, each on others: the best of thirty has luck alone. */
    @Test
    void luckAloneIsTakenBack() {
        Random random = new Random(3);
        List<float[][]> equal =
                Stream.generate(() -> wrongOn(random, 0.1)).limit(30).toList();
        double best = equal.stream()
                .mapToDouble(one -> 1 - Score.of(new int[IMAGES], one).accuracy())
                .min()
                .orElseThrow();

        double elsewhere = ChosenBest.loss(ManyAnswers.of(new int[IMAGES], equal.stream()), WRONG);

        assertThat(best).isLessThan(0.09);
        assertThat(elsewhere).isBetween(0.093, 0.107);
    }

    /** All are wrong on the same images: however many there are, none is chosen by luck. */
    @Test
    void whatAllGetWrongFlattersNone() {
        float[][] one = wrongOn(new Random(4), 0.1);
        double reached = 1 - Score.of(new int[IMAGES], one).accuracy();

        double elsewhere = ChosenBest.loss(
                ManyAnswers.of(new int[IMAGES], IntStream.range(0, 30).mapToObj(i -> one)), WRONG);

        assertThat(elsewhere).isCloseTo(reached, within(0.001));
    }

    @Test
    void oneThatIsFarAheadHasHardlyAnyLuck() {
        Random random = new Random(5);
        float[][] ahead = wrongOn(random, 0.02);
        List<float[][]> all = Stream.concat(
                        Stream.<float[][]>of(ahead),
                        Stream.generate(() -> wrongOn(random, 0.1)).limit(9))
                .toList();

        double elsewhere = ChosenBest.loss(ManyAnswers.of(new int[IMAGES], all.stream()), WRONG);

        assertThat(elsewhere).isCloseTo(1 - Score.of(new int[IMAGES], ahead).accuracy(), within(0.0008));
        assertThat(ChosenBest.loss(ManyAnswers.of(new int[IMAGES], all.stream()), WRONG))
                .isEqualTo(elsewhere);
    }

    private static float[][] wrongOn(Random random, double share) {
        return IntStream.range(0, IMAGES)
                .mapToObj(row -> random.nextDouble() < share ? new float[] {0.25f, 0.75f} : new float[] {0.75f, 0.25f})
                .toArray(float[][]::new);
    }
}
