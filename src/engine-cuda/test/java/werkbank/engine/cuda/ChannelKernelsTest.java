package werkbank.engine.cuda;

import java.util.Arrays;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import werkbank.engine.cuda.Twins.Twin;
import werkbank.engine.operation.Kind;
import werkbank.recipe.Precision;

class ChannelKernelsTest {
    /** Images, pixels, channels: one of each, no multiples of anything, whole loads, many channels. */
    private static final int[][] SIZES = {{1, 1, 1}, {3, 49, 64}, {65, 9, 10}, {2, 50, 129}, {7, 1, 8}, {3, 4, 1032}};

    @ParameterizedTest
    @EnumSource(
            value = Precision.class,
            names = {"F32", "BF16"})
    void meansOfWholeImages(Precision precision) {
        try (Twins twins = Twins.start(precision)) {
            for (int[] size : SIZES) {
                Twin x = twins.randomValues(length(size));
                Twin y = twins.unwritten(Kind.VALUE, factors(size));
                twins.run((operations, of) ->
                        operations.globalAverage(size[0], size[1], size[2], of.apply(x), of.apply(y)));
                twins.assertSame(y, Arrays.toString(size));
                twins.run((operations, of) ->
                        operations.globalAverageGradient(size[0], size[1], size[2], of.apply(y), of.apply(x)));
                twins.assertSame(x, "gradient of " + Arrays.toString(size));
            }
        }
    }

    private static int length(int[] size) {
        return size[0] * size[1] * size[2];
    }

    private static int factors(int[] size) {
        return size[0] * size[2];
    }

    /** Many ties, numbers that are none or infinite; arrays that begin where whole loads may, and others. */
    @ParameterizedTest
    @EnumSource(
            value = Precision.class,
            names = {"F32", "BF16"})
    void largestOfWholeImages(Precision precision) {
        float[] kinds = {0, -0f, 1, 1, 1, Float.NaN, Float.POSITIVE_INFINITY, Float.NEGATIVE_INFINITY, -1};
        try (Twins twins = Twins.start(precision)) {
            for (int[] size : SIZES) {
                float[] numbers = new float[length(size) + 1];
                for (int i = 0; i < numbers.length; i++) {
                    numbers[i] = kinds[twins.random().nextInt(kinds.length)];
                }
                for (int from : new int[] {0, 1}) {
                    largest(twins, size, twins.values(numbers).part(from, length(size)));
                    largest(twins, size, twins.randomValues(numbers.length).part(from, length(size)));
                }
            }
        }
    }

    private static void largest(Twins twins, int[] size, Twin x) {
        Twin y = twins.unwritten(Kind.VALUE, factors(size));
        Twin dy = twins.randomValues(factors(size));
        Twin dx = twins.unwritten(Kind.VALUE, length(size));
        twins.run((operations, of) -> operations.globalMax(size[0], size[1], size[2], of.apply(x), of.apply(y)));
        twins.assertSame(y, "largest of " + Arrays.toString(size));
        twins.run((operations, of) ->
                operations.globalMaxGradient(size[0], size[1], size[2], of.apply(x), of.apply(dy), of.apply(dx)));
        twins.assertSame(dx, "gradient of the largest of " + Arrays.toString(size));
    }

    @ParameterizedTest
    @EnumSource(
            value = Precision.class,
            names = {"F32", "BF16"})
    void factorsOfWholeImages(Precision precision) {
        try (Twins twins = Twins.start(precision)) {
            for (int[] size : SIZES) {
                for (int from : new int[] {0, 1}) {
                    scale(twins, size, twins.randomValues(length(size) + 1L).part(from, length(size)));
                }
            }
        }
    }

    private static void scale(Twins twins, int[] size, Twin x) {
        Twin factors = twins.randomValues(factors(size));
        Twin dy = twins.randomValues(length(size));
        Twin dfactors = twins.unwritten(Kind.VALUE, factors(size));
        twins.run((operations, of) ->
                operations.scaleGradient(size[0], size[1], size[2], of.apply(x), of.apply(dy), of.apply(dfactors)));
        twins.assertSame(dfactors, "gradient of the factors of " + Arrays.toString(size));
        Twin y = twins.unwritten(Kind.VALUE, length(size));
        for (Twin target : new Twin[] {y, x}) {
            twins.run((operations, of) ->
                    operations.scale(size[0], size[1], size[2], of.apply(x), of.apply(factors), of.apply(target)));
            twins.assertSame(target, "products of " + Arrays.toString(size));
        }
    }
}
