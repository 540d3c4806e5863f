package werkbank.engine.cuda;

import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import werkbank.engine.cuda.Twins.Twin;
import werkbank.engine.operation.Kind;
import werkbank.engine.operation.PoolShape;
import werkbank.recipe.Precision;

class PoolingKernelsTest {
    /** Windows side by side, with pixels left over, with gaps, overlapping; one channel and many. */
    private static final List<PoolShape> SHAPES = List.of(
            new PoolShape(3, 4, 6, 8, 2, 2),
            new PoolShape(2, 7, 5, 3, 2, 2),
            new PoolShape(1, 9, 8, 1, 2, 3),
            new PoolShape(2, 7, 7, 16, 3, 2),
            new PoolShape(1, 6, 5, 5, 3, 1),
            new PoolShape(5, 1, 1, 64, 1, 1),
            new PoolShape(1, 5, 5, 130, 5, 2));

    private static int inputs(PoolShape shape) {
        return shape.images() * shape.height() * shape.width() * shape.channels();
    }

    private static int outputs(PoolShape shape) {
        return shape.images() * shape.outHeight() * shape.outWidth() * shape.channels();
    }

    @ParameterizedTest
    @EnumSource(
            value = Precision.class,
            names = {"F32", "BF16"})
    void windowsOfAllForms(Precision precision) {
        try (Twins twins = Twins.start(precision)) {
            for (PoolShape shape : SHAPES) {
                Twin x = twins.randomValues(inputs(shape));
                Twin dy = twins.randomValues(outputs(shape));
                pool(twins, shape, x, dy);
                pool(
                        twins,
                        shape,
                        twins.randomValues(inputs(shape) + 1L).part(1, inputs(shape)),
                        twins.randomValues(outputs(shape) + 1L).part(1, outputs(shape)));
            }
        }
    }

    private static void pool(Twins twins, PoolShape shape, Twin x, Twin dy) {
        Twin y = twins.unwritten(Kind.VALUE, outputs(shape));
        Twin dx = twins.unwritten(Kind.VALUE, inputs(shape));
        twins.run((operations, of) -> operations.maxPool(shape, of.apply(x), of.apply(y)));
        twins.assertSame(y, "largest of " + shape);
        twins.run((operations, of) -> operations.maxPoolGradient(shape, of.apply(x), of.apply(dy), of.apply(dx)));
        twins.assertSame(dx, "gradient of the largest of " + shape);
        twins.run((operations, of) -> operations.averagePool(shape, of.apply(x), of.apply(y)));
        twins.assertSame(y, "mean of " + shape);
        twins.run((operations, of) -> operations.averagePoolGradient(shape, of.apply(dy), of.apply(dx)));
        twins.assertSame(dx, "gradient of the mean of " + shape);
    }

    /** Many ties, and numbers that are none or infinite. */
    @ParameterizedTest
    @EnumSource(
            value = Precision.class,
            names = {"F32", "BF16"})
    void tiesAndNumbersThatAreNone(Precision precision) {
        try (Twins twins = Twins.start(precision)) {
            float[] kinds = {0, -0f, 1, 1, 1, Float.NaN, Float.POSITIVE_INFINITY, Float.NEGATIVE_INFINITY, -1};
            for (PoolShape shape : SHAPES) {
                float[] numbers = new float[inputs(shape)];
                for (int i = 0; i < numbers.length; i++) {
                    numbers[i] = kinds[twins.random().nextInt(kinds.length)];
                }
                pool(twins, shape, twins.values(numbers), twins.randomValues(outputs(shape)));
            }
        }
    }
}
