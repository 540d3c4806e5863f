package werkbank.search.sampler.gp;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import org.apache.commons.math3.linear.LUDecomposition;
import org.apache.commons.math3.linear.MatrixUtils;
import org.apache.commons.math3.linear.RealMatrix;
import org.junit.jupiter.api.Test;

class CholeskyTest {
    private static final int SIZE = 11;
    private static final RealMatrix MATRIX = matrix();

    /** The covariances of some points, and 1 more along the diagonal. */
    private static RealMatrix matrix() {
        RealMatrix matrix = MatrixUtils.createRealIdentityMatrix(SIZE);
        for (int i = 0; i < SIZE; i++) {
            for (int j = 0; j < SIZE; j++) {
                matrix.addToEntry(i, j, Math.exp(-Math.abs(i - j) / 3.0));
            }
        }
        return matrix;
    }

    private static Cholesky factor(int size) {
        Cholesky factor = new Cholesky(size);
        for (int i = 0; i < size; i++) {
            factor.append(MATRIX.getRow(i));
        }
        return factor;
    }

    @Test
    void aMatrixOfTwoByHand() {
        Cholesky factor = new Cholesky(2);
        factor.append(new double[] {4});
        factor.append(new double[] {2, 10});
        // L = (2, 0; 1, 3)
        assertThat(factor.forward(new double[] {2, 7})).containsExactly(1, 2);
        assertThat(factor.backward(new double[] {4, 6})).containsExactly(1, 2);
        assertThat(factor.logDeterminant()).isEqualTo(Math.log(36), within(1e-15));
    }

    @Test
    void itSolvesInvertsAndHasTheDeterminantThatLuHas() {
        LUDecomposition lu = new LUDecomposition(MATRIX);
        Cholesky factor = factor(SIZE);
        double[] b = {1, -2, 3, 0, 5, 1, -4, 2, 0.5, -1, 6};
        assertThat(factor.solve(b))
                .containsExactly(
                        lu.getSolver().solve(MatrixUtils.createRealVector(b)).toArray(), within(1e-12));
        assertThat(factor.logDeterminant()).isEqualTo(Math.log(lu.getDeterminant()), within(1e-12));
        RealMatrix expected = lu.getSolver().getInverse();
        double[][] inverse = factor.inverse();
        for (int i = 0; i < SIZE; i++) {
            for (int j = 0; j <= i; j++) {
                assertThat(inverse[i][j]).isEqualTo(expected.getEntry(i, j), within(1e-12));
            }
        }
    }

    @Test
    void aCopyGrowsWithoutTheOther() {
        Cholesky small = factor(SIZE - 1);
        Cholesky whole = new Cholesky(small, 1);
        whole.append(MATRIX.getRow(SIZE - 1));
        double[] b = {1, -2, 3, 0, 5, 1, -4, 2, 0.5, -1, 6};
        assertThat(whole.solve(b)).isEqualTo(factor(SIZE).solve(b));
        assertThat(small.solve(b)).hasSize(SIZE - 1);
    }

    /** Two equal rows make a matrix without an inverse. */
    @Test
    void aRowThatIsThereAlreadyLeavesNumbers() {
        Cholesky factor = new Cholesky(2);
        factor.append(new double[] {1});
        factor.append(new double[] {1, 1});
        assertThat(factor.solve(new double[] {1, 1})).containsExactly(new double[] {1, 0}, within(1e-4));
    }
}
