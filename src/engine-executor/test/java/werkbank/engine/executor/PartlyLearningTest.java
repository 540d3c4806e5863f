package werkbank.engine.executor;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import werkbank.engine.NetworkSpec;
import werkbank.engine.TrainableNetwork;
import werkbank.recipe.Precision;
import werkbank.recipe.Recipe;
import werkbank.recipe.Shape;

/** Networks of which a part stays as it is, or learns at a rate of its own. */
class PartlyLearningTest {
    private static final Shape SHAPE = Shape.grey(8, 6);
    private static final int CLASSES = 3;
    private static final double RATE = 0.1;
    /** Nodes 0 to 7, of which 2 to 6 are the residual block's; then the output layer. */
    private static final String NETWORK = "[conv: 3, batch-norm: {momentum: 0.5}, residual: {activation: relu, layers:"
            + " [conv: {filters: 4, activation: identity}, group-norm: 2]}, global-average-pool]";

    private static NetworkSpec spec(String training, int frozen, double headRate) {
        Recipe recipe = TrainedSideBySide.recipe(NETWORK, training);
        return new NetworkSpec(recipe, SHAPE, CLASSES, List.of(), 1, frozen, headRate);
    }

    private static float[] after(NetworkSpec spec, int steps) {
        try (TrainableNetwork network = new PlainEngine().create(spec)) {
            TrainedSideBySide data = new TrainedSideBySide(SHAPE, CLASSES);
            network.seed(3);
            for (int step = 0; step < steps; step++) {
                network.step(data.features(6), data.targets(6, 0.1), RATE);
            }
            return network.state().parameters();
        }
    }

    /** Arrays of a role, with what tells whether they are the output layer's. */
    private interface Numbers {
        void take(Role role, boolean isHead, boolean isFrozen, int at);
    }

    private static void forEach(NetworkSpec spec, Numbers work) {
        Architecture architecture = Architecture.of(spec.graph(), spec.frozen());
        ParameterLayout layout = new ParameterLayout(architecture);
        for (Place place : architecture.places()) {
            for (Role role : layout.roles(place)) {
                Tensor tensor = layout.tensor(place, role);
                for (int i = 0; i < tensor.length(); i++) {
                    work.take(role, place == architecture.output(), place.isFrozen(), tensor.host() + i);
                }
            }
        }
    }

    @ParameterizedTest
    @EnumSource(Precision.class)
    void frozenLayersStayAsTheyAreAndOthersLearn(Precision precision) {
        String training = "optimizer: adamw, weight-decay: 0.1, l2: 0.1, clip-norm: 1, precision: " + precision.label();
        NetworkSpec spec = spec(training, 4, 1);
        float[] start = after(spec, 0);
        float[] end = after(spec, 3);
        forEach(spec, (role, isHead, isFrozen, at) -> {
            if (isFrozen) {
                assertThat(end[at]).as("frozen %s %d", role, at).isEqualTo(start[at]);
            } else if (role != Role.MEAN && role != Role.VARIANCE) {
                assertThat(end[at]).as("learning %s %d", role, at).isNotEqualTo(start[at]);
            }
        });
    }

    /** The first step is the same for what isn't frozen, since the layers below are as they were. */
    @Test
    void whatIsNotFrozenLearnsAsItWould() {
        NetworkSpec frozen = spec("optimizer: sgd", 1, 1);
        float[] expected = after(spec("optimizer: sgd", 0, 1), 1);
        float[] found = after(frozen, 1);
        forEach(frozen, (role, isHead, isFrozen, at) -> {
            if (!isFrozen) {
                assertThat(found[at]).as("%s %d", role, at).isEqualTo(expected[at]);
            }
        });
    }

    @Test
    void aFrozenNetworkGoesOnFromItsState() {
        NetworkSpec spec = spec("optimizer: adam", 4, 1);
        try (TrainableNetwork first = new PlainEngine().create(spec);
                TrainableNetwork second = new PlainEngine().create(spec)) {
            TrainedSideBySide data = new TrainedSideBySide(SHAPE, CLASSES);
            first.step(data.features(6), data.targets(6, 0), RATE);
            second.restore(first.state());
            float[] features = data.features(5);
            float[] targets = data.targets(5, 0);
            assertThat(second.step(features, targets, RATE)).isEqualTo(first.step(features, targets, RATE));
            assertThat(second.state().parameters())
                    .containsExactly(first.state().parameters());
            assertThat(second.state().updater())
                    .hasSize(2 * learnedByAll(spec))
                    .containsExactly(first.state().updater());
        }
    }

    /** Numbers that would be learned if nothing were frozen: a state has as many. */
    private static int learnedByAll(NetworkSpec spec) {
        int[] count = {0};
        forEach(spec, (role, isHead, isFrozen, at) -> count[0] += role.isStatistic() ? 0 : 1);
        return count[0];
    }

    @Test
    void shiftsAndTheHeadLearnAtRatesOfTheirOwn() {
        float[] start = after(spec("optimizer: sgd", 0, 1), 0);
        float[] plain = after(spec("optimizer: sgd", 0, 1), 1);
        NetworkSpec spec = spec("optimizer: sgd, shift-rate: 4", 0, 8);
        float[] found = after(spec, 1);
        forEach(spec, (role, isHead, isFrozen, at) -> {
            double factor = (role == Role.BETA ? 4 : 1) * (isHead ? 8 : 1);
            double step = role.isStatistic() ? plain[at] - start[at] : factor * (plain[at] - (double) start[at]);
            assertThat((double) found[at]).as("%s %d", role, at).isEqualTo(start[at] + step, within(2e-6));
        });
        assertThat(Arrays.equals(found, plain)).isFalse();
    }
}
