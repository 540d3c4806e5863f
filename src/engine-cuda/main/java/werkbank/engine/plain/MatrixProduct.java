package werkbank.engine.plain;

import java.util.Arrays;
import werkbank.engine.operation.Kind;
import werkbank.recipe.Precision;

/** Products whose factors have the digits of a precision, summed with 32 bits in the order of the inner index. */
final class MatrixProduct {
    private final Precision precision;

    MatrixProduct(Precision precision) {
        this.precision = precision;
    }

    void multiply(
            boolean transposeA,
            boolean transposeB,
            int rows,
            int columns,
            int inner,
            PlainBuffer a,
            PlainBuffer b,
            PlainBuffer c) {
        float[] left = transposeA ? transposed(factors(a), inner, rows) : factors(a);
        float[] right = transposeB ? transposed(factors(b), columns, inner) : factors(b);
        float[] product = new float[rows * columns];
        for (int row = 0; row < rows; row++) {
            for (int k = 0; k < inner; k++) {
                addScaled(left[row * inner + k], right, k * columns, product, row * columns, columns);
            }
        }
        System.arraycopy(product, 0, c.floats(), c.offset, product.length);
    }

    /** A copy of a buffer with the digits that products take. */
    float[] factors(PlainBuffer buffer) {
        float[] copy = Arrays.copyOfRange(buffer.floats(), buffer.offset, buffer.offset + buffer.length);
        if (precision == Precision.TF32) {
            Rounding.toTf32(copy, 0, copy.length);
        } else if (precision == Precision.BF16 && buffer.kind == Kind.FLOAT) {
            Rounding.toBf16(copy, 0, copy.length);
        }
        return copy;
    }

    /** @return [columns][rows] of {@code matrix} [rows][columns] */
    static float[] transposed(float[] matrix, int rows, int columns) {
        float[] result = new float[rows * columns];
        for (int r = 0; r < rows; r++) {
            for (int c = 0; c < columns; c++) {
                result[c * rows + r] = matrix[r * columns + c];
            }
        }
        return result;
    }

    /** Adds factor · from to {@code to}. A loop of its own, so that it is compiled to vector instructions. */
    static void addScaled(float factor, float[] from, int fromAt, float[] to, int toAt, int length) {
        for (int i = 0; i < length; i++) {
            to[toAt + i] += factor * from[fromAt + i];
        }
    }
}
