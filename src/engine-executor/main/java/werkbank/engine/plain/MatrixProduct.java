package werkbank.engine.plain;

import werkbank.recipe.Precision;

/** Products whose factors have the digits of a precision, summed with 32 bits in the order of the inner index. */
final class MatrixProduct {
    private final Precision precision;

    MatrixProduct(Precision precision) {
        this.precision = precision;
    }

    /** @return [rows][columns] */
    float[] multiply(
            boolean transposeA, boolean transposeB, int rows, int columns, int inner, PlainBuffer a, PlainBuffer b) {
        float[] left = factors(a, rows * inner);
        float[] right = factors(b, inner * columns);
        float[] byRow = transposeA ? transposed(left, inner, rows) : left;
        float[] byColumn = transposeB ? transposed(right, columns, inner) : right;
        float[] product = new float[rows * columns];
        for (int row = 0; row < rows; row++) {
            for (int k = 0; k < inner; k++) {
                addScaled(byRow[row * inner + k], byColumn, k * columns, product, row * columns, columns);
            }
        }
        return product;
    }

    /** A copy of the first numbers with the digits that products take; VALUE has no more in bfloat16. */
    float[] factors(PlainBuffer buffer, int count) {
        float[] copy = buffer.numbers(count);
        if (precision == Precision.TF32) {
            Rounding.toTf32(copy, 0, count);
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
