package werkbank.engine.dl4j;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import werkbank.engine.StepSpeed;
import werkbank.recipe.Recipe;
import werkbank.space.yaml.SpaceReader;

/** A measurement as {@code doctor} takes it, of a network that is trained in no time. */
class StepTimingTest {
    private static final Recipe SMALL = new SpaceReader(Path.of(""))
            .read(
                    """
                    name: small
                    trials: 1
                    network: [{conv: 2}, max-pool, {dense: 4}]
                    training: {epochs: 1}
                    """,
                    "small.yaml",
                    Path.of(""))
            .recipe(Map.of());

    @Test
    void bothSpeedsAreMeasured() {
        try (StepTiming timing = new StepTiming(SMALL, 2)) {
            StepSpeed training = timing.training(3, 2);
            assertThat(training.fast()).isPositive().isFinite();
            assertThat(training.plain()).isPositive().isFinite();
            assertThat(training.ratio()).isEqualTo(training.fast() / training.plain());
            assertThat(timing.inference(2, 2).fast()).isPositive().isFinite();
        }
    }
}
