package werkbank.engine;

import static org.junit.jupiter.api.Assertions.assertEquals;

import org.junit.jupiter.api.Test;

/** Draws stay what they are: trials of former versions go on with them, on any engine. */
class DrawsTest {
    private static final long STEP = Draws.ofStep(42, 0);
    private static final long LAYER = Draws.ofLayer(STEP, 0);

    @Test
    void seedsOfStepsAndLayers() {
        assertEquals(-4767286540954276203L, STEP);
        assertEquals(2949826092126892291L, Draws.ofStep(42, 1));
        assertEquals(4797102819533973150L, LAYER);
        assertEquals(-3991355679299787055L, Draws.ofLayer(STEP, 3));
        assertEquals(189999055902477683L, Draws.ofSecond(LAYER));
    }

    @Test
    void bitsOfPlaces() {
        assertEquals(-1519596106, Draws.bits(LAYER, 0));
        assertEquals(-1155140018, Draws.bits(LAYER, 1));
        assertEquals(964787161, Draws.bits(LAYER, 1000));
        assertEquals(-1383053928, Draws.bits(LAYER, -1));
        assertEquals(-59456769, Draws.bits(Draws.ofLayer(STEP, 3), 0));
    }

    @Test
    void normalNumbersOfPlaces() {
        assertEquals(-0.93221784f, NoiseFactor.normal(LAYER, 0), 1e-6f);
        assertEquals(-0.7684273f, NoiseFactor.normal(LAYER, 1), 1e-6f);
        assertEquals(-0.6045939f, NoiseFactor.normal(LAYER, 1000), 1e-6f);
    }
}
