package werkbank.ensemble;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Random;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import werkbank.metric.Classes;
import werkbank.metric.Score;

class TemperatureTest {
    private static final int CLASSES = 10;

    /** ln 0.9 / ln 0.1 is 9; at temperature 2 the odds are its root, 3. */
    @Test
    void oddsArePowers() {
        float[][] tempered = new Temperature(2).applyTo(new float[][] {{0.9f, 0.1f}});

        assertThat(tempered[0]).containsExactly(new float[] {0.75f, 0.25f}, within(1e-6f));
    }

    @Test
    void oneChangesNothing() {
        float[][] probabilities = {{0.3f, 0.7f}};

        assertThat(Temperature.NONE.applyTo(probabilities)).isSameAs(probabilities);
    }

    /** Labels drawn from probabilities p: of p^T, normalised, the best temperature is T. */
    @ParameterizedTest
    @ValueSource(doubles = {0.6, 1, 1.7, 3})
    void theTemperatureThatProbabilitiesWereHeatedByIsFound(double temperature) {
        Random random = new Random(3);
        float[][] honest = new float[50_000][];
        int[] labels = new int[honest.length];
        for (int row = 0; row < honest.length; row++) {
            honest[row] = Drawn.softmax(IntStream.range(0, CLASSES)
                    .mapToDouble(c -> 2 * random.nextGaussian())
                    .toArray());
            labels[row] = draw(honest[row], random);
        }
        float[][] heated = new Temperature(1 / temperature).applyTo(honest);

        Temperature found = Temperature.fit(labels, heated);

        assertThat(found.value()).isCloseTo(temperature, within(0.02 * temperature));
        double least = Score.of(labels, found.applyTo(heated)).logLoss();
        for (double other : new double[] {found.value() * 0.99, found.value() * 1.01, 1}) {
            assertThat(Score.of(labels, new Temperature(other).applyTo(heated)).logLoss())
                    .isGreaterThanOrEqualTo(least);
        }
    }

    @ParameterizedTest
    @ValueSource(doubles = {0.25, 0.9, 1.1, 4})
    void thePredictedClassStays(double temperature) {
        Random random = new Random(5);
        float[][] probabilities = new float[20_000][];
        for (int row = 0; row < probabilities.length; row++) {
            // Neighbours among the floats, sure ones with zeros, and all between.
            float near = 0.5f + random.nextInt(3) * Math.ulp(0.5f);
            probabilities[row] = switch (row % 3) {
                case 0 -> new float[] {1 - near, near};
                case 1 -> new float[] {0, 1e-30f, 1};
                default -> Drawn.softmax(random.doubles(CLASSES).toArray());
            };
        }

        float[][] tempered = new Temperature(temperature).applyTo(probabilities);

        assertThat(Classes.mostProbable(tempered)).isEqualTo(Classes.mostProbable(probabilities));
        for (float[] row : tempered) {
            double sum = 0;
            for (float p : row) {
                sum += p;
            }
            assertThat(sum).isCloseTo(1, within(1e-6));
        }
    }

    @Test
    void whereEveryImageIsRightNothingIsKnownOfTheNextMistake() {
        assertThat(Temperature.fit(new int[] {0, 1}, new float[][] {{0.6f, 0.4f}, {0.3f, 0.7f}}))
                .isEqualTo(Temperature.NONE);
    }

    @Test
    void theTemperatureHasBounds() {
        float[][] sure = {{0.999f, 0.001f}, {0.999f, 0.001f}};

        assertThat(Temperature.fit(new int[] {0, 1}, sure).value()).isCloseTo(4, within(1e-5));
    }

    private static int draw(float[] probabilities, Random random) {
        double rest = random.nextDouble();
        int c = 0;
        while (c < probabilities.length - 1 && rest >= probabilities[c]) {
            rest -= probabilities[c++];
        }
        return c;
    }
}
