package werkbank.engine.onednn;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.FloatBuffer;
import java.util.Arrays;
import org.assertj.core.data.Offset;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class DropoutMaskTest {
    private static final int LENGTH = 100_003;

    /** Five standard deviations of the share. */
    @ParameterizedTest
    @ValueSource(doubles = {0.05, 0.5, 0.6, 0.9, 1})
    void keepsTheShareAndTheMean(double retain) {
        float[] drawn = apply(new DropoutMask(retain), ones(), 7);

        double zeros = count(drawn, 0);
        double deviation = Math.sqrt(retain * (1 - retain) / LENGTH);
        assertThat(1 - zeros / LENGTH).isCloseTo(retain, Offset.offset(5 * deviation + 1e-9));
        assertThat(count(drawn, (float) (1 / retain)) + zeros).isEqualTo(LENGTH);
    }

    @Test
    void theGradientMeetsTheSameMask() {
        DropoutMask mask = new DropoutMask(0.6);
        float[] drawn = apply(mask, ones(), 99);
        float[] gradient = new float[LENGTH];

        mask.applyAgain(FloatBuffer.wrap(ones()), FloatBuffer.wrap(gradient));

        assertThat(gradient).isEqualTo(drawn);
    }

    @Test
    void sameSeedSameMaskAndOthersAreIndependent() {
        float[] first = apply(new DropoutMask(0.5), ones(), 1);
        for (long seed : new long[] {2, 1L << 32, 1 + (1L << 32), -1}) {
            float[] other = apply(new DropoutMask(0.5), ones(), seed);
            int both = 0;
            for (int i = 0; i < LENGTH; i++) {
                both += first[i] > 0 && other[i] > 0 ? 1 : 0;
            }
            assertThat((double) both / LENGTH).as("seed " + seed).isCloseTo(0.25, Offset.offset(0.01));
        }
        assertThat(apply(new DropoutMask(0.5), ones(), 1)).isEqualTo(first);
    }

    /** Runs of kept and dropped values change sides about every second position. */
    @Test
    void neighboursAreIndependent() {
        for (int distance : new int[] {1, 2, 16, 49, 784}) {
            float[] drawn = apply(new DropoutMask(0.5), ones(), 12345);
            int equal = 0;
            for (int i = distance; i < LENGTH; i++) {
                equal += drawn[i] == drawn[i - distance] ? 1 : 0;
            }
            assertThat((double) equal / (LENGTH - distance)).isCloseTo(0.5, Offset.offset(0.01));
        }
    }

    private static float[] apply(DropoutMask mask, float[] values, long seed) {
        float[] result = new float[values.length];
        mask.apply(FloatBuffer.wrap(values), FloatBuffer.wrap(result), seed);
        return result;
    }

    private static float[] ones() {
        float[] ones = new float[LENGTH];
        Arrays.fill(ones, 1);
        return ones;
    }

    private static int count(float[] values, float wanted) {
        int count = 0;
        for (float value : values) {
            count += value == wanted ? 1 : 0;
        }
        return count;
    }
}
