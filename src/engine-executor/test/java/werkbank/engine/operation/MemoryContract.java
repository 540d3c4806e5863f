package werkbank.engine.operation;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Optional;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import werkbank.engine.DeviceMemoryException;
import werkbank.recipe.Precision;

/** Memory: what goes in comes out, in whole buffers and in parts of them. */
interface MemoryContract extends OperationsUnderTest {
    @ParameterizedTest
    @EnumSource(Precision.class)
    default void buffersBeginAtZeroAndKeepWhatIsUploaded(Precision precision) {
        OnDevice device = onDevice(precision);
        Buffer floats = device.operations.allocate(Kind.FLOAT, 5);
        assertArrayEquals(new float[5], device.read(floats));
        assertArrayEquals(new float[7], device.read(device.operations.allocate(Kind.VALUE, 7)));
        float[] numbers = {1.1f, -0f, Float.MIN_VALUE, Float.POSITIVE_INFINITY, Float.NaN};
        device.operations.upload(numbers, floats);
        assertArrayEquals(numbers, device.read(floats));
        assertEquals(Kind.FLOAT, floats.kind());
        assertEquals(5, floats.length());
        device.operations.zero(floats);
        assertArrayEquals(new float[5], device.read(floats));
        assertEquals(precision, device.operations.precision());
    }

    @ParameterizedTest
    @EnumSource(Precision.class)
    default void partsShareTheMemory(Precision precision) {
        OnDevice device = onDevice(precision);
        Buffer whole = device.values(1, 2, 3, 4, 5, 6, 7);
        Buffer part = whole.part(2, 4);
        assertEquals(4, part.length());
        assertEquals(Kind.VALUE, part.kind());
        device.operations.zero(part.part(1, 2));
        assertArrayEquals(new float[] {3, 0, 0, 6}, device.read(part));
        assertArrayEquals(new float[] {1, 2, 3, 0, 0, 6, 7}, device.read(whole));
        device.operations.copy(whole.part(0, 2), whole.part(5, 2));
        assertArrayEquals(new float[] {1, 2, 3, 0, 0, 1, 2}, device.read(whole));
        part.close();
        assertArrayEquals(new float[] {3, 0, 0, 1}, device.read(part));
        assertThrows(IllegalArgumentException.class, () -> whole.part(4, 4));
        assertThrows(IllegalArgumentException.class, () -> whole.part(-1, 2));
        assertThrows(IllegalArgumentException.class, () -> part.part(3, 2));
        assertEquals(0, whole.part(7, 0).length());
    }

    @ParameterizedTest
    @EnumSource(Precision.class)
    default void uploadsReachPartsOfFloats(Precision precision) {
        OnDevice device = onDevice(precision);
        Buffer floats = device.floats(1, 2, 3, 4);
        device.operations.upload(new float[] {8, 9}, floats.part(1, 2));
        float[] last = new float[3];
        device.operations.download(floats.part(1, 3), last);
        assertArrayEquals(new float[] {8, 9, 4}, last);
    }

    @ParameterizedTest
    @EnumSource(Precision.class)
    default void floatsAreValuesInTheSameMemoryUnlessTheseAreNarrower(Precision precision) {
        OnDevice device = onDevice(precision);
        Buffer floats = device.floats(1, 2, 3, 4);
        Optional<Buffer> values = device.operations.asValues(floats.part(1, 3));
        if (precision == Precision.BF16) {
            assertTrue(values.isEmpty());
        }
        values.ifPresent(shared -> {
            assertEquals(Kind.VALUE, shared.kind());
            assertArrayEquals(new float[] {2, 3, 4}, device.read(shared));
            device.operations.zero(shared.part(1, 1));
            assertArrayEquals(new float[] {1, 2, 0, 4}, device.read(floats));
            shared.close();
            assertArrayEquals(new float[] {1, 2, 0, 4}, device.read(floats));
        });
    }

    /** Ties are between two neighbours of 8 binary digits; the even one is taken. */
    @ParameterizedTest
    @EnumSource(Precision.class)
    default void narrowingRoundsToNearestTiesToEven(Precision precision) {
        OnDevice device = onDevice(precision);
        float tie = 0x1.0p-8f;
        float[] numbers = {
            1,
            1 + tie,
            1 + 3 * tie,
            -1 - tie,
            1 + tie + 0x1.0p-20f,
            1 + tie - 0x1.0p-20f,
            3.0e38f,
            Float.MAX_VALUE,
            Float.NaN,
            Float.NEGATIVE_INFINITY,
            -0f,
            0x1.01p-130f
        };
        float[] rounded = {
            1,
            1,
            1 + 4 * tie,
            -1,
            1 + 2 * tie,
            1,
            0x1.c4p127f,
            Float.POSITIVE_INFINITY,
            Float.NaN,
            Float.NEGATIVE_INFINITY,
            -0f,
            0x1.0p-130f
        };
        float[] expected = precision == Precision.BF16 ? rounded : numbers;
        float[] found = device.read(device.values(numbers));
        if (!keepsTheUnusual() && found[found.length - 1] == 0) {
            expected[found.length - 1] = 0;
        }
        assertArrayEquals(expected, found);
    }

    @ParameterizedTest
    @EnumSource(Precision.class)
    default void numbersThatAreNotFiniteAreFoundAnywhere(Precision precision) {
        OnDevice device = onDevice(precision);
        float[] numbers = device.random(1031);
        assertTrue(device.operations.isFinite(device.floats(numbers)));
        assertTrue(device.operations.isFinite(device.values(numbers)));
        for (int at : new int[] {0, 513, 1030}) {
            for (float bad : new float[] {Float.NaN, Float.POSITIVE_INFINITY, Float.NEGATIVE_INFINITY}) {
                float[] changed = numbers.clone();
                changed[at] = bad;
                assertFalse(device.operations.isFinite(device.floats(changed)), bad + " at " + at);
                assertFalse(device.operations.isFinite(device.values(changed)), bad + " at " + at);
                assertTrue(
                        device.operations.isFinite(device.floats(changed).part(at == 0 ? 1 : 0, at == 0 ? 1030 : at)));
            }
        }
    }

    @ParameterizedTest
    @EnumSource(Precision.class)
    default void whatIsTooLargeIsSaidWithFigures(Precision precision) {
        OnDevice device = onDevice(precision);
        assertTrue(device.operations.free() > 1 << 20);
        var full = assertThrows(
                DeviceMemoryException.class, () -> device.operations.allocate(Kind.BYTE, 1_125_899_906_842_624L));
        assertTrue(full.getMessage().contains("1,125,899,906,842,624"), full.getMessage());
        Buffer afterwards = device.floats(1, 2);
        assertArrayEquals(new float[] {1, 2}, device.read(afterwards));
        assertFalse(device.operations.describe().isBlank());
    }
}
