package werkbank.engine.executor;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Locale;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import werkbank.engine.NetworkSpec;
import werkbank.engine.NetworkState;
import werkbank.engine.TrainableNetwork;
import werkbank.engine.dl4j.Dl4jNetworks;
import werkbank.recipe.Recipe;
import werkbank.recipe.Shape;
import werkbank.recipe.Training;

/** A trial may move from engine to engine between two steps. */
class MovedStatesTest {
    private static final Shape SHAPE = Shape.grey(8, 7);
    private static final int CLASSES = 3;
    private static final double RATE = 0.03;
    private static final String NETWORK = "[batch-norm, conv: 3, batch-norm, conv: {filters: 4, kernel: 2, stride: 2},"
            + " dense: 5, batch-norm, dense: 4]";

    /** Rates so low that the steps tell states apart that are mixed up, and not how rounding goes on. */
    @ParameterizedTest
    @EnumSource(Training.Method.class)
    void aStateGoesOnInTheOtherEngineAndBack(Training.Method method) {
        NetworkSpec spec = spec(method);
        try (TrainableNetwork stayed = Dl4jNetworks.plainEngine().create(spec);
                TrainableNetwork first = Dl4jNetworks.plainEngine().create(spec);
                TrainableNetwork second = new PlainEngine().create(spec);
                TrainableNetwork third = Dl4jNetworks.plainEngine().create(spec)) {
            TrainedSideBySide both = new TrainedSideBySide(SHAPE, CLASSES);
            steps(both, stayed, first, 2);
            assertThat(first.state().parameters())
                    .containsExactly(stayed.state().parameters());
            second.restore(first.state());
            steps(both, stayed, second, 2);
            third.restore(second.state());
            steps(both, stayed, third, 2);
            both.assertSame(stayed, third, 1e-4);
        }
    }

    private static void steps(TrainedSideBySide both, TrainableNetwork expected, TrainableNetwork found, int count) {
        for (int step = 0; step < count; step++) {
            both.step(expected, found, 6, RATE, 1e-4);
        }
    }

    /** The numbers are only carried around, so all of them come back. */
    @ParameterizedTest
    @EnumSource(Training.Method.class)
    void aStateComesBackAsItWent(Training.Method method) {
        NetworkSpec spec = spec(method);
        try (TrainableNetwork theirs = Dl4jNetworks.plainEngine().create(spec);
                TrainableNetwork ours = new PlainEngine().create(spec)) {
            NetworkState shape = theirs.state();
            NetworkState state =
                    new NetworkState(17, 0.03, random(shape.parameters().length), random(shape.updater().length));
            ours.restore(state);
            NetworkState back = ours.state();
            assertThat(back.steps()).isEqualTo(17);
            assertThat(back.rate()).isEqualTo(0.03);
            assertThat(back.parameters()).containsExactly(state.parameters());
            assertThat(back.updater()).containsExactly(state.updater());
        }
    }

    private static float[] random(int length) {
        Random random = new Random(length);
        float[] values = new float[length];
        for (int i = 0; i < length; i++) {
            values[i] = random.nextFloat();
        }
        return values;
    }

    /**
     * The state of a batch norm (scale and shift of 1 channel) with Adam is m of both and v of both; then comes a block that
     * reaches from the convolution to the next batch norm's shift.
     */
    @Test
    void blocksEndAtRunningStatistics() {
        Architecture architecture =
                Architecture.of(spec(Training.Method.ADAM).recipe().network(), SHAPE, CLASSES);
        UpdaterOrder order = new UpdaterOrder(new ParameterLayout(architecture), 2);
        float[] updater = new float[order.count()];
        for (int i = 0; i < updater.length; i++) {
            updater[i] = i;
        }
        List<float[]> states = List.of(order.toDevice(0, updater), order.toDevice(1, updater));
        ParameterLayout layout = new ParameterLayout(architecture);
        int gamma = at(layout, architecture, 0, Role.GAMMA);
        int beta = at(layout, architecture, 0, Role.BETA);
        int bias = at(layout, architecture, 1, Role.BIAS);
        int next = at(layout, architecture, 2, Role.GAMMA);

        assertThat(states.get(0)[gamma]).isEqualTo(0);
        assertThat(states.get(0)[beta]).isEqualTo(1);
        assertThat(states.get(1)[gamma]).isEqualTo(2);
        assertThat(states.get(1)[beta]).isEqualTo(3);
        // 3 biases, 27 weights, 3 scales, 3 shifts: first all of m, then all of v
        assertThat(states.get(0)[bias]).isEqualTo(4);
        assertThat(states.get(0)[next]).isEqualTo(34);
        assertThat(states.get(1)[bias]).isEqualTo(40);
        assertThat(states.get(1)[next]).isEqualTo(70);
    }

    private static int at(ParameterLayout layout, Architecture architecture, int place, Role role) {
        return (int) layout.tensor(architecture.places().get(place), role).device();
    }

    private static NetworkSpec spec(Training.Method method) {
        Recipe recipe = TrainedSideBySide.recipe(
                NETWORK, "optimizer: " + method.name().toLowerCase(Locale.ROOT) + ", epsilon: 0.01");
        return new NetworkSpec(recipe, SHAPE, CLASSES, List.of(), 1);
    }
}
