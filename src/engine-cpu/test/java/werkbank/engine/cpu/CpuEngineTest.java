package werkbank.engine.cpu;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import werkbank.engine.Engine;
import werkbank.engine.EngineContract;
import werkbank.engine.StepSpeed;
import werkbank.engine.Workload;
import werkbank.recipe.Recipe;
import werkbank.recipe.Shape;
import werkbank.space.Spaces;

/** The engine in oneDNN passes the contract of engines. */
class CpuEngineTest extends EngineContract {
    private static final String SPACE = "name: s\ntrials: 1\nnetwork: [conv: 4, average-pool: 7, dense: 4]\n"
            + "training: {epochs: 1, optimizer: sgd, batch-size: 80}\n";

    @BeforeEach
    void itIsThere() {
        assumeTrue(OneDnn.whyNot().isEmpty());
    }

    @Override
    protected Engine engine() {
        return new CpuEngine();
    }

    @Test
    void itTimesItsSteps() {
        StepSpeed speed = engine().speed(Spaces.read(SPACE).recipe(Map.of()), 3);

        assertThat(speed.fast()).isPositive().isFinite().isEqualTo(speed.plain());
    }

    @Test
    void theForecastHasTheArraysOfItsOperations() {
        Recipe recipe = Spaces.read(SPACE).recipe(Map.of());
        Workload small = new Workload(100, false, Shape.grey(8, 8), 2, 1, 80, 20);
        Workload large = new Workload(100, false, Shape.grey(64, 64), 2, 1, 80, 20);

        assertThat(engine().deviceMemory(recipe, large)).isZero();
        // Two arrays of the convolution, two of gradients, in 80 images of 64 x 64 pixels and 4 channels.
        assertThat(engine().memory(recipe, large) - engine().memory(recipe, small))
                .isGreaterThan(2L * 80 * 64 * 64 * 4 * Float.BYTES);
    }

    @Test
    void eachFoldHasRoomForTheImagesThatItAnswers() {
        // Their numbers and a copy of them; two probabilities and the reference to them.
        assertThat(ofTwoMoreFolds(1000) - ofTwoMoreFolds(500))
                .isEqualTo(2L * 500 * (2 * Float.BYTES * 8 * 8 + 2 * Float.BYTES + 24));
    }

    private long ofTwoMoreFolds(int heldOut) {
        Recipe recipe = Spaces.read(SPACE.replace("epochs: 1", "epochs: 1, precision: f32"))
                .recipe(Map.of());
        return engine().memory(recipe, new Workload(3000, false, Shape.grey(8, 8), 2, 3, 2000, heldOut))
                - engine().memory(recipe, new Workload(3000, false, Shape.grey(8, 8), 2, 1, 2000, heldOut));
    }

    @Test
    void imagesCountOnceOnTheHeapAndNotAtAllInAFile() {
        Recipe recipe = Spaces.read(SPACE).recipe(Map.of());
        Shape shape = new Shape(3, 64, 64);
        Workload few = new Workload(1000, false, shape, 2, 1, 980, 20);
        Workload many = new Workload(51_000, false, shape, 2, 1, 50_980, 20);
        Workload inAFile = new Workload(51_000, true, shape, 2, 1, 50_980, 20);

        long more = engine().memory(recipe, many) - engine().memory(recipe, few);
        // A byte a value and 24 beside an image; the order of an epoch twice.
        assertThat(more).isEqualTo(50_000L * (shape.values() + 24 + 2 * Integer.BYTES));
        assertThat(engine().memory(recipe, many) - engine().memory(recipe, inAFile))
                .isEqualTo(51_000L * (shape.values() + 24 - 200));
    }
}
