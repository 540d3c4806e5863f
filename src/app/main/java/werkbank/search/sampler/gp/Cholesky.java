package werkbank.search.sampler.gp;

import java.util.Arrays;

/**
 * The lower triangular factor L of a positive definite matrix A = L·Lᵀ, which grows row by row. It is kept by rows and by
 * columns, so that solving runs along memory without a sum that waits for itself, which a processor does several elements
 * at a time.
 */
final class Cholesky {
    /** The least square of a diagonal element; rounding makes less than this of a row that repeats another. */
    private static final double LEAST = 1e-10;

    /** Vectors that are subtracted at a time. */
    private static final int FOUR = 4;

    private final double[][] rows;
    private final double[][] columns;
    private int size;

    /** An empty factor with room for so many rows. */
    Cholesky(int most) {
        this.rows = new double[most][];
        this.columns = new double[most][most];
    }

    /** Copies a factor, with room for so many rows more. */
    Cholesky(Cholesky other, int more) {
        this(other.size + more);
        System.arraycopy(other.rows, 0, rows, 0, other.size);
        for (int i = 0; i < other.size; i++) {
            System.arraycopy(other.columns[i], 0, columns[i], 0, other.size);
        }
        this.size = other.size;
    }

    int size() {
        return size;
    }

    /** @param row of A, up to its diagonal: [size + 1] */
    void append(double[] row) {
        double[] factor = Arrays.copyOf(forward(row), size + 1);
        factor[size] = Math.sqrt(Math.max(LEAST, row[size] - dot(factor, factor, 0, size)));
        rows[size] = factor;
        for (int i = 0; i <= size; i++) {
            columns[i][size] = factor[i];
        }
        size++;
    }

    /** Solves L·x = b; the elements of b beyond the size don't count. */
    double[] forward(double[] b) {
        return forward(b, 0);
    }

    /** @param first the elements of b before it are 0, and so are those of x */
    private double[] forward(double[] b, int first) {
        double[] x = Arrays.copyOf(b, size);
        for (int j = first; j < size; j += FOUR) {
            int end = Math.min(j + FOUR, size);
            for (int k = j; k < end; k++) {
                x[k] /= columns[k][k];
                subtract(x, columns[k], x[k], k + 1, end);
            }
            if (end < size) {
                subtractFour(x, columns, j, 1, end, size);
            }
        }
        return x;
    }

    /** Solves Lᵀ·x = b. */
    double[] backward(double[] b) {
        double[] x = Arrays.copyOf(b, size);
        backward(x, 0);
        return x;
    }

    /** @param last the elements of x before it aren't wanted */
    private void backward(double[] x, int last) {
        for (int i = size - 1; i >= last; i -= FOUR) {
            int end = Math.max(i - FOUR + 1, last);
            for (int k = i; k >= end; k--) {
                x[k] /= rows[k][k];
                subtract(x, rows[k], x[k], end, k);
            }
            if (end > last) {
                subtractFour(x, rows, i, -1, last, end);
            }
        }
    }

    /**
     * Subtracts four vectors, one after the other, each times the element of x that has its number: so x is read and written
     * once for all of them.
     *
     * @param step from the number of a vector to that of the next
     */
    private static void subtractFour(double[] x, double[][] vectors, int first, int step, int from, int to) {
        double[] a = vectors[first];
        double[] b = vectors[first + step];
        double[] c = vectors[first + 2 * step];
        double[] d = vectors[first + 3 * step];
        double ofA = x[first];
        double ofB = x[first + step];
        double ofC = x[first + 2 * step];
        double ofD = x[first + 3 * step];
        for (int i = from; i < to; i++) {
            x[i] = x[i] - ofA * a[i] - ofB * b[i] - ofC * c[i] - ofD * d[i];
        }
    }

    private static void subtract(double[] x, double[] vector, double share, int from, int to) {
        for (int i = from; i < to; i++) {
            x[i] -= share * vector[i];
        }
    }

    /** Solves A·x = b. */
    double[] solve(double[] b) {
        return backward(forward(b));
    }

    /** The lower triangle of the inverse of A: element j of row i for j ≤ i. */
    double[][] inverse() {
        double[][] inverse = new double[size][];
        for (int i = 0; i < size; i++) {
            inverse[i] = new double[i + 1];
        }
        double[] unit = new double[size];
        for (int j = 0; j < size; j++) {
            unit[j] = 1;
            double[] column = forward(unit, j);
            backward(column, j);
            unit[j] = 0;
            for (int i = j; i < size; i++) {
                inverse[i][j] = column[i];
            }
        }
        return inverse;
    }

    /** The logarithm of A's determinant. */
    double logDeterminant() {
        double sum = 0;
        for (int i = 0; i < size; i++) {
            sum += Math.log(rows[i][i]);
        }
        return 2 * sum;
    }

    /** Sums in four parts, which a processor adds up side by side. */
    static double dot(double[] a, double[] b, int from, int to) {
        double first = 0;
        double second = 0;
        double third = 0;
        double fourth = 0;
        int i = from;
        for (; i + 3 < to; i += 4) {
            first += a[i] * b[i];
            second += a[i + 1] * b[i + 1];
            third += a[i + 2] * b[i + 2];
            fourth += a[i + 3] * b[i + 3];
        }
        for (; i < to; i++) {
            first += a[i] * b[i];
        }
        return first + second + (third + fourth);
    }
}
