package werkbank.train;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import werkbank.engine.Average;
import werkbank.recipe.Training.Lookahead;

class SlowWeightsTest {
    /** A network of one parameter, which each step raises by 1. */
    private static final class OneParameter implements Average {
        private double trained;
        private double slow;

        @Override
        public void mix(double share) {
            slow += share * (trained - slow);
        }

        @Override
        public void toNetwork() {
            trained = slow;
        }

        @Override
        public void inPlace(Runnable work) {
            throw new UnsupportedOperationException();
        }

        @Override
        public void renewStatistics(Iterable<float[]> batches) {
            throw new UnsupportedOperationException();
        }

        @Override
        public float[] values() {
            return new float[] {(float) slow};
        }

        @Override
        public void restore(float[] values) {
            slow = values[0];
        }

        @Override
        public void close() {}
    }

    private static List<Double> trained(Lookahead settings, int total) {
        OneParameter network = new OneParameter();
        List<Double> after = new ArrayList<>();
        try (SlowWeights weights = new SlowWeights(network, settings, total)) {
            for (int step = 1; step <= total; step++) {
                network.trained++;
                weights.afterStep(step);
                after.add(network.trained);
            }
        }
        return after;
    }

    @Test
    void trainedWeightsGoBackEverySoManyStepsAndAfterTheLast() {
        assertThat(trained(new Lookahead(3, 0.5, 0), 8)).containsExactly(1.0, 2.0, 1.5, 2.5, 3.5, 3.0, 4.0, 4.0);
    }

    @Test
    void whatTheSlowOnesKeepGrows() {
        Lookahead growing = new Lookahead(2, 0.25, 3);
        assertThat(growing.kept(0.5)).isEqualTo(0.75 / 8, within(1e-12));
        assertThat(growing.kept(1)).isEqualTo(0.75, within(1e-12));
        // after 2 of 4 steps 0.09375 · 0 + 0.90625 · 2, after all 0.75 · 1.8125 + 0.25 · 3.8125
        assertThat(trained(growing, 4)).containsExactly(1.0, 1.8125, 2.8125, 2.3125);
    }

    @Test
    void aWholeShareChangesNothing() {
        assertThat(trained(new Lookahead(1, 1, 0), 3)).containsExactly(1.0, 2.0, 3.0);
    }

    @Test
    void theyGoOnFromACopy() {
        OneParameter former = new OneParameter();
        OneParameter next = new OneParameter();
        Lookahead settings = new Lookahead(2, 0.5, 0);
        try (SlowWeights first = new SlowWeights(former, settings, 10);
                SlowWeights second = new SlowWeights(next, settings, 10)) {
            former.trained = 7;
            first.afterStep(2);
            second.restore(first.values());
            next.trained = 4.5;
            second.afterStep(4);
        }
        assertThat(next.trained).isEqualTo(4);
    }
}
