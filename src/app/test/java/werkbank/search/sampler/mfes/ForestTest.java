package werkbank.search.sampler.mfes;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import java.util.Random;
import org.junit.jupiter.api.Test;

class ForestTest {
    private static double[][] points(int count) {
        Random random = new Random(1);
        double[][] points = new double[count][];
        Arrays.setAll(points, i -> new double[] {random.nextDouble(), random.nextDouble()});
        return points;
    }

    @Test
    void itLearnsASlopeAndLeavesOutWhatDoesNotMatter() {
        double[][] points = points(100);
        double[] targets = Arrays.stream(points).mapToDouble(point -> point[0]).toArray();
        Forest forest = Forest.of(points, targets, new boolean[2]);
        for (double other : new double[] {0.1, 0.5, 0.9}) {
            assertThat(forest.at(new double[] {0.25, other}).mean()).isEqualTo(0.25, within(0.08));
            assertThat(forest.at(new double[] {0.75, other}).mean()).isEqualTo(0.75, within(0.08));
        }
    }

    /** In the order of their numbers the middle value is no better than its neighbours. */
    @Test
    void valuesOfAChoiceHaveNoOrder() {
        double[][] points = new double[50][];
        double[] targets = new double[50];
        for (int i = 0; i < 50; i++) {
            points[i] = new double[] {(i % 5 + 0.5) / 5};
            targets[i] = i % 5 == 2 ? -1 : 1;
        }
        Forest forest = Forest.of(points, targets, new boolean[] {true});
        assertThat(forest.at(new double[] {0.5}).mean()).isEqualTo(-1);
        assertThat(forest.at(new double[] {0.3}).mean()).isEqualTo(1);
        assertThat(forest.at(new double[] {0.7}).mean()).isEqualTo(1);
    }

    @Test
    void whereTrialsDifferItIsLessSure() {
        double[][] points = points(100);
        double[] targets = new double[100];
        for (int i = 0; i < 100; i++) {
            targets[i] = points[i][0] < 0.5 ? 0 : i % 2 * 2 - 1;
        }
        Forest forest = Forest.of(points, targets, new boolean[2]);
        assertThat(forest.at(new double[] {0.2, 0.5}).variance()).isEqualTo(0.01);
        assertThat(forest.at(new double[] {0.8, 0.5}).variance()).isGreaterThan(0.3);
    }

    @Test
    void pointsThatAreAllTheSameHaveTheirMean() {
        double[][] same = new double[10][];
        Arrays.fill(same, new double[] {0.5});
        Prediction prediction = Forest.of(same, new double[] {1, 3, 1, 3, 1, 3, 1, 3, 1, 3}, new boolean[1])
                .at(new double[] {0.1});
        assertThat(prediction.mean()).isEqualTo(2, within(1e-12));
        assertThat(prediction.variance()).isEqualTo(1, within(1e-12));
    }
}
