package werkbank.engine.cpu;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import werkbank.engine.Workload;
import werkbank.engine.operation.Buffer;
import werkbank.engine.operation.Kind;
import werkbank.engine.operation.Noise;
import werkbank.engine.operation.NormGradients;
import werkbank.engine.operation.NormParameters;
import werkbank.engine.operation.NormShape;
import werkbank.engine.operation.PoolShape;
import werkbank.engine.operation.StepRow;
import werkbank.recipe.Precision;
import werkbank.recipe.Recipe;
import werkbank.recipe.Shape;
import werkbank.space.Spaces;

/** The forecast of copies with 32 bits against what operations on bfloat16 take for them. */
class WideCopiesTest {
    private static final int BATCH = 10;
    private static final int ANSWERED = 30;
    private static final int CHANNELS = 20;
    private static final int MAP = 8 * 8 * CHANNELS;

    /** A power of two that no piece has would be refused for numbers that one has. */
    @Test
    void thereIsRoomForTheMostNumbersOfAPiece() {
        assertThat(WideCopies.capacity(1)).isEqualTo(1);
        assertThat(WideCopies.capacity(1000)).isEqualTo(1024);
        assertThat(WideCopies.capacity(1L << 30)).isEqualTo(1L << 30);
        assertThat(WideCopies.capacity((1L << 30) + 1)).isEqualTo(Integer.MAX_VALUE - 8L);
    }

    @BeforeEach
    void bf16IsThere() {
        assumeTrue(OneDnn.whyNot().isEmpty() && OneDnn.multipliesBf16());
    }

    @Test
    void theForecastIsWhatOperationsTake() {
        try (CpuOperations operations = new CpuOperations(Precision.BF16)) {
            Buffer x = operations.allocate(Kind.VALUE, ANSWERED * MAP);
            Buffer dy = operations.allocate(Kind.VALUE, ANSWERED * MAP);
            Buffer dx = operations.allocate(Kind.VALUE, ANSWERED * MAP);
            Buffer step = operations.allocate(Kind.INT, StepRow.LENGTH);
            Buffer channels = operations.allocate(Kind.FLOAT, CHANNELS);
            Buffer other = operations.allocate(Kind.FLOAT, CHANNELS);
            Buffer saved = operations.allocate(Kind.FLOAT, 2 * CHANNELS);
            long before = operations.free();

            NormParameters parameters = new NormParameters(channels, channels, channels, channels);
            operations.normaliseGradient(
                    new NormShape(64 * BATCH, CHANNELS),
                    x,
                    parameters,
                    saved,
                    dy,
                    new NormGradients(channels, other),
                    dx);
            operations.normaliseAsRunning(new NormShape(64 * ANSWERED, CHANNELS), 1e-3, x, parameters, dx);
            operations.maxPoolGradient(new PoolShape(BATCH, 8, 8, CHANNELS, 3, 2), x, dy, dx);
            operations.noise(new Noise(Noise.Form.DROPOUT, 0.4, 2, BATCH, 9, CHANNELS), step, x, dx);

            long taken = before - operations.free();
            // With three names each: ten maps of 64 pixels, 30 of them; with two names, ten of 9 pixels.
            assertThat(taken).isEqualTo(4L * (3 * 16_384 + 2 * 65_536 + 2_048 + 2_048 + 2_048));
            assertThat(forecast(Precision.BF16))
                    .isEqualTo(taken + 4 * 65_536); // gradients of answers, which nobody asks for
        }
        assertThat(forecast(Precision.F32)).isZero();
    }

    private static long forecast(Precision precision) {
        Recipe recipe = Spaces.read("name: s\ntrials: 1\n"
                        + "network: [conv: 20, batch-norm, max-pool: {size: 3, stride: 2}, dropout: 0.4]\n"
                        + "training: {epochs: 1, batch-size: 10}\n")
                .recipe(Map.of());
        return WideCopies.bytes(recipe, new Workload(90, false, Shape.grey(8, 8), 2, 1, 60, 30), precision, ANSWERED);
    }
}
