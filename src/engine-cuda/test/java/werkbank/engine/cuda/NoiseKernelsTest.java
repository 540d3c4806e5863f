package werkbank.engine.cuda;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import werkbank.engine.cuda.Twins.Twin;
import werkbank.engine.operation.Kind;
import werkbank.engine.operation.Noise;
import werkbank.engine.operation.StepRow;
import werkbank.recipe.Precision;

class NoiseKernelsTest {
    /** Images, positions, channels. */
    private static final int[][] SIZES = {{1, 1, 1}, {3, 1, 129}, {5, 12, 64}, {2, 35, 3}, {7, 4, 16}};

    @ParameterizedTest
    @EnumSource(
            value = Precision.class,
            names = {"F32", "BF16"})
    void everyFormDrawsTheSame(Precision precision) {
        try (Twins twins = Twins.start(precision)) {
            for (Noise.Form form : Noise.Form.values()) {
                for (int[] size : SIZES) {
                    for (double rate : new double[] {0, 0.4, 0.99}) {
                        draw(twins, new Noise(form, rate, 3, size[0], size[1], size[2]));
                    }
                }
            }
        }
    }

    private static void draw(Twins twins, Noise noise) {
        Twin step = twins.step(new StepRow(0, 1, 0xFEDCBA9876543210L, 0, 0, 0, 0));
        Twin x = twins.randomValues(noise.length());
        Twin y = twins.unwritten(Kind.VALUE, noise.length());
        twins.run((operations, of) -> operations.noise(noise, of.apply(step), of.apply(x), of.apply(y)));
        twins.assertClose(y, 0, 0, noise.toString());
        twins.run((operations, of) -> operations.noiseGradient(noise, of.apply(step), of.apply(x), of.apply(x)));
        twins.assertClose(x, 0, 0, noise.toString());
    }
}
