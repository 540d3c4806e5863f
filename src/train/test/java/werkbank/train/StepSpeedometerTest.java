package werkbank.train;

import static org.assertj.core.api.Assertions.assertThat;

import java.lang.reflect.Proxy;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import werkbank.engine.Engine;
import werkbank.engine.SoftmaxEngine;
import werkbank.engine.TrainableNetwork;
import werkbank.recipe.Recipe;
import werkbank.recipe.Shape;
import werkbank.space.Spaces;

class StepSpeedometerTest {
    private final AtomicInteger steps = new AtomicInteger();

    /** An engine whose networks count their steps. */
    private Engine counting() {
        Engine engine = new SoftmaxEngine();
        return (Engine) Proxy.newProxyInstance(
                Engine.class.getClassLoader(), new Class<?>[] {Engine.class}, (proxy, method, arguments) -> {
                    Object answer = method.invoke(engine, arguments);
                    return answer instanceof TrainableNetwork network ? counting(network) : answer;
                });
    }

    private TrainableNetwork counting(TrainableNetwork network) {
        return (TrainableNetwork) Proxy.newProxyInstance(
                Engine.class.getClassLoader(), new Class<?>[] {TrainableNetwork.class}, (proxy, method, arguments) -> {
                    if (method.getName().equals("step")) {
                        steps.incrementAndGet();
                    }
                    return method.invoke(network, arguments);
                });
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "batch-size: 2",
                "batch-size: 2, steps-per-epoch: 9",
                "batch-size: 2, steps-per-epoch: 5000",
                "batch-size: [{size: 2, epochs: 1}, {size: 8}]"
            })
    void theClockIsLookedAtAfter64StepsHoweverLongAnEpochIs(String training) {
        Recipe recipe = Spaces.read(
                        "name: s\ntrials: 1\nnetwork: [dense: 4]\ntraining: {epochs: 2, " + training + "}\n")
                .recipe(Map.of());
        try (StepSpeedometer speed = new StepSpeedometer(counting(), recipe, Shape.grey(4, 4), 3)) {
            assertThat(speed.perSecond(0)).isPositive();
        }
        assertThat(steps).hasValue(64);
    }
}
