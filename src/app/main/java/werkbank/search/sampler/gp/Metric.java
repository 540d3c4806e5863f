package werkbank.search.sampler.gp;

import java.util.Arrays;
import werkbank.search.sampler.UnitCube;

/**
 * How far points are apart: numbers by their difference, values of a choice by 1 when they are not the same.
 *
 * @param isChoice for each coordinate
 */
record Metric(boolean[] isChoice) {

    /** The metric of a space's points, each followed by its fidelity. */
    static Metric of(UnitCube cube) {
        boolean[] isChoice = new boolean[cube.dimensions() + 1];
        for (int i = 0; i < cube.dimensions(); i++) {
            isChoice[i] = cube.isChoice(i);
        }
        return new Metric(isChoice);
    }

    int dimensions() {
        return isChoice.length;
    }

    /** The square of the difference in each coordinate. */
    double[] squares(double[] a, double[] b) {
        double[] squares = new double[isChoice.length];
        for (int i = 0; i < squares.length; i++) {
            squares[i] = square(i, a[i], b[i]);
        }
        return squares;
    }

    /** The sum of the squares, each times its weight. */
    double square(double[] a, double[] b, double[] weights) {
        double sum = 0;
        for (int i = 0; i < isChoice.length; i++) {
            sum += square(i, a[i], b[i]) * weights[i];
        }
        return sum;
    }

    private double square(int i, double a, double b) {
        if (isChoice[i]) {
            return a == b ? 0 : 1;
        }
        return (a - b) * (a - b);
    }

    /** The weights that divide by the squares of the length scales. */
    static double[] weights(Hyperparameters hyperparameters) {
        return Arrays.stream(hyperparameters.lengths())
                .map(length -> 1 / (length * length))
                .toArray();
    }
}
