package werkbank.engine.operation;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import werkbank.recipe.Precision;

/** Products of matrices, each stored either way. */
interface ProductContract extends OperationsUnderTest {
    int[][] SIZES = {{1, 1, 1}, {1, 10, 37}, {5, 3, 4}, {17, 31, 1}, {33, 10, 129}, {64, 128, 64}, {7, 1, 300}};

    @ParameterizedTest
    @EnumSource(Precision.class)
    default void productsOfMatricesInBothOrders(Precision precision) {
        OnDevice device = onDevice(precision);
        for (int[] size : SIZES) {
            for (int orders = 0; orders < 4; orders++) {
                for (Kind kind : new Kind[] {Kind.VALUE, Kind.FLOAT}) {
                    assertProduct(device, precision, (orders & 1) == 1, orders > 1, size, kind);
                }
            }
        }
    }

    private void assertProduct(
            OnDevice device, Precision precision, boolean transposeA, boolean transposeB, int[] size, Kind kind) {
        int rows = size[0];
        int columns = size[1];
        int inner = size[2];
        Buffer a = device.randomValues((long) rows * inner);
        Buffer b = device.randomValues((long) inner * columns);
        Buffer c = device.unwritten(kind, (long) rows * columns);
        device.operations.multiply(transposeA, transposeB, rows, columns, inner, a, b, c);
        float[] left = device.read(a);
        float[] right = device.read(b);
        double[] sums = new double[rows * columns];
        double[] sizes = new double[rows * columns];
        for (int i = 0; i < sums.length * inner; i++) {
            int row = i / inner / columns;
            int column = i / inner % columns;
            int k = i % inner;
            double product = (double) left[transposeA ? k * rows + row : row * inner + k]
                    * right[transposeB ? column * inner + k : k * columns + column];
            sums[i / inner] += product;
            sizes[i / inner] += Math.abs(product);
        }
        String what = rows + " × " + columns + " over " + inner + ", " + transposeA + " " + transposeB + " " + kind;
        device.assertClose(i -> sums[i], i -> productError(precision) * sizes[i], c, what);
    }

    /** Whether TF32's tensor cores are taken for a single number is the library's choice. */
    @ParameterizedTest
    @EnumSource(Precision.class)
    default void factorsHaveTheDigitsOfThePrecisionAtLeast(Precision precision) {
        OnDevice device = onDevice(precision);
        float number = 1 + 0x1.0p-4f + 0x1.0p-9f + 0x1.0p-20f;
        Buffer c = device.unwritten(Kind.FLOAT, 1);
        device.operations.multiply(false, false, 1, 1, 1, device.values(number), device.values(1), c);
        float product = device.read(c)[0];
        assertEquals(precision == Precision.BF16 ? 1 + 0x1.0p-4f : number, product, digits(precision));
    }

    private static float digits(Precision precision) {
        return precision == Precision.TF32 ? 0x1.0p-10f : 0;
    }

    @ParameterizedTest
    @EnumSource(Precision.class)
    default void productsLeaveLongerBuffersAsTheyAre(Precision precision) {
        OnDevice device = onDevice(precision);
        Buffer a = device.values(1, 2, 3, 4, Float.NaN);
        Buffer b = device.values(5, 6, 7, 8, Float.NaN);
        Buffer c = device.values(0, 0, 0, 0, 9, 9);
        device.operations.multiply(false, true, 2, 2, 2, a, b, c);
        assertArrayEquals(new float[] {17, 23, 39, 53, 9, 9}, device.read(c));
    }

    @ParameterizedTest
    @EnumSource(Precision.class)
    default void aProductTwiceGivesTheSameBits(Precision precision) {
        OnDevice device = onDevice(precision);
        Buffer a = device.randomValues(50 * 700);
        Buffer b = device.randomValues(700 * 30);
        Buffer first = device.unwritten(Kind.FLOAT, 1500);
        Buffer second = device.unwritten(Kind.FLOAT, 1500);
        device.operations.multiply(true, true, 50, 30, 700, a, b, first);
        device.operations.multiply(true, true, 50, 30, 700, a, b, second);
        assertArrayEquals(device.read(first), device.read(second));
    }
}
