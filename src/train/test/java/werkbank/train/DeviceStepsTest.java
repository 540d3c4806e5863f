package werkbank.train;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import java.util.function.IntConsumer;
import org.junit.jupiter.api.Test;
import werkbank.dataset.Images;
import werkbank.dataset.LabelledImages;
import werkbank.engine.EpochOrder;
import werkbank.engine.EpochSums;
import werkbank.engine.NetworkSpec;
import werkbank.engine.SoftmaxEngine;
import werkbank.engine.Step;
import werkbank.engine.TrainableNetwork;
import werkbank.engine.TrainingImages;
import werkbank.recipe.Recipe;
import werkbank.recipe.Shape;
import werkbank.space.yaml.SpaceReader;

class DeviceStepsTest {
    private static final int ROWS = 70;
    private static final LabelledImages IMAGES =
            new LabelledImages(new Images(new byte[ROWS][16], Shape.grey(4, 4)), new int[ROWS], 2);

    /** What was asked of the images. */
    private static final class Asked implements TrainingImages {
        private final List<EpochOrder> orders = new ArrayList<>();
        private final List<Integer> before = new ArrayList<>();
        private final double loss;

        Asked(double loss) {
            this.loss = loss;
        }

        @Override
        public EpochSums steps(EpochOrder order, EpochSums sofar, IntConsumer afterStep, Consumer<EpochSums> progress) {
            orders.add(order);
            before.add(sofar.steps());
            EpochSums sums = sofar;
            for (int step = 0; step < order.steps(); step++) {
                afterStep.accept(step);
                sums = sums.plus(new Step(loss, 1), order.sizes()[step]);
            }
            return sums;
        }

        @Override
        public void close() {}

        int[] rows() {
            return orders.stream()
                    .flatMapToInt(order -> Arrays.stream(order.rows()))
                    .toArray();
        }

        double[] rates() {
            return orders.stream()
                    .flatMapToDouble(order -> Arrays.stream(order.rates()))
                    .toArray();
        }

        int[] passes() {
            return orders.stream()
                    .flatMapToInt(order -> Arrays.stream(order.passes()))
                    .toArray();
        }
    }

    private static EpochSums take(Asked asked, int mostRows) {
        Recipe recipe = new SpaceReader(Path.of(""))
                .read(
                        "name: s\ntrials: 1\nnetwork: [dense: 4]\ntraining: {epochs: 2, batch-size: 16,"
                                + " steps-per-epoch: 12, schedule: {type: cosine}}\naugmentation: {mixup: 0.2}\n",
                        "s.yaml",
                        Path.of(""))
                .recipe(Map.of());
        NetworkSpec spec = new NetworkSpec(recipe, IMAGES.shape(), IMAGES.classes(), List.of(), 1);
        EpochSteps epochs = new EpochSteps(recipe.training(), ROWS);
        try (TrainableNetwork network = new SoftmaxEngine().create(spec);
                WeightAverages none = new WeightAverages(network, recipe.training(), IMAGES, epochs.total())) {
            StepCount count = new StepCount(new StepRates(recipe.training(), epochs), none);
            return new DeviceSteps(asked, recipe, IMAGES, 5, count, mostRows).take(1, 9, sums -> {});
        }
    }

    /** Five batches of a pass have 70 images, and 12 batches of the epoch 172. */
    @Test
    void anEpochOfManyPassesIsPlannedInParts() {
        Asked whole = new Asked(0.5);
        Asked parts = new Asked(0.5);
        EpochSums sums = take(whole, 1 << 22);
        assertThat(whole.orders).hasSize(1);
        assertThat(take(parts, 40)).isEqualTo(sums);
        assertThat(parts.orders).hasSizeGreaterThan(4).allSatisfy(order -> {
            assertThat(order.rows().length)
                    .isBetween(6, 40)
                    .isEqualTo(Arrays.stream(order.sizes()).sum());
            assertThat(order.seed()).isEqualTo(9);
        });
        assertThat(parts.before).startsWith(0, 2).isSorted().doesNotHaveDuplicates();
        assertThat(parts.rows()).containsExactly(whole.rows()).hasSize(172);
        assertThat(parts.rates()).containsExactly(whole.rates());
        assertThat(parts.passes()).containsExactly(whole.passes());
        assertThat(mixes(parts)).isEqualTo(mixes(whole));
    }

    private static List<?> mixes(Asked asked) {
        return asked.orders.stream().flatMap(order -> order.mixes().stream()).toList();
    }

    @Test
    void aBatchIsPlannedHoweverManyRowsItHas() {
        Asked asked = new Asked(0.5);
        take(asked, 1);
        assertThat(asked.orders).hasSize(12);
    }

    @Test
    void nothingIsPlannedBehindAStepThatDiverged() {
        Asked asked = new Asked(Double.NaN);
        assertThat(take(asked, 40).diverged()).hasValue(0);
        assertThat(asked.orders).hasSize(1);
    }
}
