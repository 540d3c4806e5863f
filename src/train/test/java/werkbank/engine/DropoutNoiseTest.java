package werkbank.engine;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import org.junit.jupiter.api.Test;

class DropoutNoiseTest {
    private static final int PLACES = 200_000;
    private static final long SEED = Draws.ofLayer(Draws.ofStep(11, 3), 2);

    @Test
    void aShareBecomesZeroAndTheRestKeepsTheMean() {
        DropoutNoise noise = DropoutNoise.ofShare(0.4);
        int kept = 0;
        for (float factor : factors(noise)) {
            kept += factor == 0 ? 0 : 1;
            assertEquals(factor == 0 ? 0 : (float) (1 / 0.6), factor);
        }
        assertEquals(0.6, (double) kept / PLACES, 0.004);
        assertEquals(0, noise.shift(0));
    }

    @Test
    void normalNumbersHaveMeanZeroAndVarianceOne() {
        double[] moments = new double[5];
        for (int place = 0; place < PLACES; place++) {
            double drawn = NoiseFactor.normal(SEED, place);
            for (int power = 1; power < moments.length; power++) {
                moments[power] += Math.pow(drawn, power) / PLACES;
            }
        }
        assertEquals(0, moments[1], 0.008);
        assertEquals(1, moments[2], 0.012);
        assertEquals(0, moments[3], 0.03);
        assertEquals(3, moments[4], 0.1);
    }

    /** Of every draw that there is, some; the ends and the middle among them. */
    @Test
    void logarithmAndSineAreTheirSeries() {
        for (int k = 1; k <= 1 << 24; k += k < 100 || k > (1 << 24) - 100 ? 1 : 61) {
            float u = k * 0x1.0p-24f;
            assertEquals(Math.log(u), Draws.logarithm(u), 3 * Math.ulp((float) Math.log(u)));
            float turn = k * 0x1.0p-25f - 0.25f;
            assertEquals(Math.sin(2 * Math.PI * turn), Draws.sine(turn), 3e-7);
        }
        assertEquals(0, Draws.logarithm(1));
    }

    @Test
    void gaussianNoiseHasTheVarianceOfItsRate() {
        DropoutNoise noise = DropoutNoise.gaussian(0.2);
        double sum = 0;
        double squares = 0;
        for (float factor : factors(noise)) {
            sum += factor;
            squares += (factor - 1) * (factor - 1);
        }
        assertEquals(1, sum / PLACES, 0.005);
        assertEquals(0.25, squares / PLACES, 0.005);
    }

    @Test
    void alphaDropoutKeepsMeanZeroAndVarianceOne() {
        DropoutNoise noise = DropoutNoise.alpha(0.3);
        float[] factors = factors(noise);
        double sum = 0;
        double squares = 0;
        for (int place = 0; place < PLACES; place++) {
            float factor = factors[place];
            float y = factor * NoiseFactor.normal(SEED + 1, place) + noise.shift(factor);
            sum += y;
            squares += y * y;
        }
        assertEquals(0, sum / PLACES, 0.01);
        assertEquals(1, squares / PLACES, 0.015);
    }

    @Test
    void manyAtOnceAreThoseOfTheirPlaces() {
        int[] table = {7, 0, 3};
        int[] bits = new int[2];
        for (DropoutNoise noise :
                List.of(DropoutNoise.ofShare(0.4), DropoutNoise.gaussian(0.2), DropoutNoise.alpha(0.3))) {
            float[] factors = factors(noise);
            for (int place = 0; place < 1_000; place++) {
                assertEquals(NoiseFactor.of(noise, SEED, place), factors[place]);
            }
            noise.factors(SEED, table, 1, 100, 2, bits);
            assertEquals(factors[100], Float.intBitsToFloat(bits[0]));
            assertEquals(factors[103], Float.intBitsToFloat(bits[1]));
        }
    }

    private static float[] factors(DropoutNoise noise) {
        int[] bits = new int[PLACES];
        noise.factors(SEED, 0, PLACES, bits);
        float[] factors = new float[PLACES];
        for (int place = 0; place < PLACES; place++) {
            factors[place] = Float.intBitsToFloat(bits[place]);
        }
        return factors;
    }

    @Test
    void neighbouringPlacesAndSecondDrawsAreIndependent() {
        double neighbours = 0;
        double seconds = 0;
        for (int place = 0; place < PLACES; place++) {
            double drawn = Draws.bits(SEED, place) * 0x1.0p-31;
            neighbours += drawn * (Draws.bits(SEED, place + 1) * 0x1.0p-31) / PLACES;
            seconds += drawn * (Draws.bits(Draws.ofSecond(SEED), place) * 0x1.0p-31) / PLACES;
        }
        assertEquals(0, neighbours, 0.004);
        assertEquals(0, seconds, 0.004);
    }
}
