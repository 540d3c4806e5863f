package werkbank.engine.operation;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;

import java.util.stream.IntStream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import werkbank.recipe.Precision;

/** Normalisation over groups of channels, image by image. */
public interface GroupContract extends OperationsUnderTest {
    double EPSILON = 1e-3;

    GroupShape[] SHAPES = {
        new GroupShape(1, 5, 2, 1),
        new GroupShape(3, 7, 4, 2),
        new GroupShape(2, 1, 6, 2),
        new GroupShape(2, 12, 3, 3),
        new GroupShape(2, 35, 24, 2)
    };

    private static int group(GroupShape s, int i) {
        return i / (s.pixels() * s.channels()) * s.groups() + i % s.channels() / s.width();
    }

    /** What the definition gives, with 64 bits. */
    private static double[] expected(GroupShape s, double[] x, double[] gamma, double[] beta) {
        double[] mean = new double[s.images() * s.groups()];
        double[] variance = new double[mean.length];
        for (int i = 0; i < x.length; i++) {
            mean[group(s, i)] += x[i] / s.size();
        }
        for (int i = 0; i < x.length; i++) {
            variance[group(s, i)] += Math.pow(x[i] - mean[group(s, i)], 2) / s.size();
        }
        return IntStream.range(0, x.length)
                .mapToDouble(i -> (x[i] - mean[group(s, i)])
                                / Math.sqrt(variance[group(s, i)] + EPSILON)
                                * gamma[i % s.channels()]
                        + beta[i % s.channels()])
                .toArray();
    }

    /** The derivative of Σ dy · y by a number of one of the three arrays, as a finite difference. */
    private static double slope(GroupShape s, double[][] point, float[] dy, int array, int at) {
        double h = 1e-4;
        double before = point[array][at];
        point[array][at] = before + h;
        double above = product(dy, expected(s, point[0], point[1], point[2]));
        point[array][at] = before - h;
        double below = product(dy, expected(s, point[0], point[1], point[2]));
        point[array][at] = before;
        return (above - below) / (2 * h);
    }

    private static double product(float[] dy, double[] y) {
        return IntStream.range(0, y.length).mapToDouble(i -> dy[i] * y[i]).sum();
    }

    private static double[] wide(float[] numbers) {
        return IntStream.range(0, numbers.length).mapToDouble(i -> numbers[i]).toArray();
    }

    private static double[] slopes(GroupShape s, double[][] point, float[] dy, int array) {
        return IntStream.range(0, point[array].length)
                .mapToDouble(at -> slope(s, point, dy, array, at))
                .toArray();
    }

    @ParameterizedTest
    @EnumSource(Precision.class)
    default void groupsAreNormalisedAndTheirGradientsAreFiniteDifferences(Precision precision) {
        OnDevice device = onDevice(precision);
        for (GroupShape s : SHAPES) {
            Buffer x = device.randomValues(s.length());
            Buffer gamma = device.randomFloats(s.channels());
            Buffer beta = device.randomFloats(s.channels());
            double[][] point = {wide(device.read(x)), wide(device.read(gamma)), wide(device.read(beta))};
            Buffer saved = device.unwritten(Kind.FLOAT, 2L * s.images() * s.groups());
            Buffer y = device.unwritten(Kind.VALUE, s.length());
            device.operations.groupNormalise(s, EPSILON, x, gamma, beta, saved, y);
            double error = 4 * valueError(precision);
            device.assertClose(expected(s, point[0], point[1], point[2]), error, y, s.toString());
            Buffer dy = device.randomValues(s.length());
            float[] gradients = device.read(dy);
            Buffer dgamma = device.unwritten(Kind.FLOAT, s.channels());
            Buffer dbeta = device.unwritten(Kind.FLOAT, s.channels());
            Buffer dx = device.unwritten(Kind.VALUE, s.length());
            device.operations.groupNormaliseGradient(s, x, gamma, saved, dy, dgamma, dbeta, dx);
            device.assertClose(slopes(s, point, gradients, 0), 4 * error, dx, "input of " + s);
            device.assertClose(slopes(s, point, gradients, 1), 1e-4, dgamma, "scale of " + s);
            device.assertClose(slopes(s, point, gradients, 2), 1e-4, dbeta, "shift of " + s);
            device.operations.groupNormaliseGradient(s, x, gamma, saved, dy, dgamma, dbeta, dy);
            assertArrayEquals(device.read(dx), device.read(dy), "gradient in place");
            device.operations.groupNormalise(s, EPSILON, x, gamma, beta, saved, x);
            assertArrayEquals(device.read(y), device.read(x), "in place");
        }
    }
}
