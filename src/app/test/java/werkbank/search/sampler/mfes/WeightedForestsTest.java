package werkbank.search.sampler.mfes;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import java.util.function.DoubleUnaryOperator;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import werkbank.search.sampler.mfes.Node.Leaf;
import werkbank.search.sampler.mfes.Rung.Row;

class WeightedForestsTest {
    private static Rung rung(int trials, DoubleUnaryOperator loss) {
        return new Rung(
                IntStream.range(0, trials)
                        .mapToObj(i -> (i * 7 % trials + 0.5) / trials)
                        .map(x -> new Row(new double[] {x}, loss.applyAsDouble(x)))
                        .toList(),
                List.of());
    }

    private static double[] weights(Rung... rungs) {
        return WeightedForests.of(List.of(rungs), new ForestMemory(new boolean[1]))
                .weights();
    }

    @Test
    void aRungAloneHasAllWeight() {
        assertThat(weights(rung(10, x -> x))).containsExactly(1);
    }

    /** The lowest rung ranks the highest's trials the wrong way round, the middle one as they are. */
    @Test
    void whatRanksTheHighestRungWronglyHasHardlyAnyWeight() {
        double[] weights = weights(rung(40, x -> -x), rung(40, x -> x), rung(20, x -> x));
        assertThat(weights[0]).isLessThan(0.001);
        assertThat(weights[1]).isBetween(0.5, 0.6);
        assertThat(weights[0] + weights[1] + weights[2]).isEqualTo(1, within(1e-12));
    }

    /** Precisions 1 and 4 with half of the weight each: (0.5 · 1 · 3 + 0.5 · 4 · -1) / 2.5. */
    @Test
    void predictionsAreWeightedByTheirPrecisions() {
        WeightedForests forests = new WeightedForests(
                List.of(new Forest(List.of(new Leaf(3, 1))), new Forest(List.of(new Leaf(-1, 0.25)))),
                new double[] {0.5, 0.5});
        Prediction prediction = forests.at(new double[1]);
        assertThat(prediction.mean()).isEqualTo(-0.2, within(1e-12));
        assertThat(prediction.variance()).isEqualTo(0.4, within(1e-12));
    }

    @Test
    void aForestIsGrownAnewOnlyWhereItsRowsHaveChanged() {
        ForestMemory memory = new ForestMemory(new boolean[1]);
        Rung low = rung(20, x -> x);
        Rung high = rung(10, x -> x);
        WeightedForests before = WeightedForests.of(List.of(low, high), memory);
        WeightedForests after = WeightedForests.of(List.of(low, rung(11, x -> x)), memory);
        assertThat(after.forests().get(0)).isSameAs(before.forests().get(0));
        assertThat(after.forests().get(1)).isNotSameAs(before.forests().get(1));
    }
}
