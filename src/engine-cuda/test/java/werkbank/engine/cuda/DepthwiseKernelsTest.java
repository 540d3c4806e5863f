package werkbank.engine.cuda;

import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import werkbank.engine.cuda.Twins.Twin;
import werkbank.engine.operation.ConvolutionPlan;
import werkbank.engine.operation.ConvolutionShape;
import werkbank.engine.operation.Kind;
import werkbank.recipe.Precision;

class DepthwiseKernelsTest {
    /** One pixel; borders of all kinds, strides and dilation; outputs that don't see all pixels; many channels, many outputs. */
    private static final List<ConvolutionShape> SHAPES = List.of(
            new ConvolutionShape(1, 1, 1, 1, 1, 1, 1, 1, 0, 0, 1, 1),
            new ConvolutionShape(2, 7, 5, 8, 8, 3, 1, 1, 1, 1, 7, 5),
            new ConvolutionShape(3, 8, 9, 5, 5, 3, 2, 1, 0, 1, 4, 5),
            new ConvolutionShape(2, 6, 6, 33, 33, 2, 1, 1, 0, 0, 5, 5),
            new ConvolutionShape(1, 9, 9, 16, 16, 5, 2, 1, 0, 0, 3, 3),
            new ConvolutionShape(2, 9, 8, 16, 16, 3, 1, 2, 2, 2, 9, 8),
            new ConvolutionShape(1, 5, 5, 8, 8, 1, 3, 1, 0, 0, 2, 2),
            new ConvolutionShape(1, 3, 3, 1032, 1032, 3, 1, 1, 1, 1, 3, 3),
            new ConvolutionShape(40, 11, 13, 8, 8, 3, 1, 1, 1, 1, 11, 13));

    /** Sums over all outputs are added in another order than in plain Java; the others have the same bits. */
    @ParameterizedTest
    @EnumSource(
            value = Precision.class,
            names = {"F32", "BF16"})
    void filtersOfAllForms(Precision precision) {
        double share = precision == Precision.BF16 ? 8e-3 : 1e-5;
        try (Twins twins = Twins.start(precision)) {
            for (ConvolutionShape shape : SHAPES) {
                for (int from : new int[] {0, 1}) {
                    filter(twins, shape, from, share);
                }
            }
        }
    }

    private static void filter(Twins twins, ConvolutionShape shape, int from, double share) {
        int weights = shape.kernel() * shape.kernel() * shape.channels();
        Twin x = twins.randomValues(shape.inputs() + from).part(from, shape.inputs());
        Twin w = twins.randomValues(weights);
        Twin dy = twins.randomValues(shape.outputs());
        Twin y = twins.unwritten(Kind.VALUE, shape.outputs());
        Twin dx = twins.unwritten(Kind.VALUE, shape.inputs());
        Twin dw = twins.unwritten(Kind.VALUE, weights);
        twins.run((operations, of) -> {
            try (ConvolutionPlan plan = operations.depthwise(shape)) {
                plan.forward(of.apply(x), of.apply(w), of.apply(y));
                plan.byData(of.apply(dy), of.apply(w), of.apply(dx));
                plan.byFilter(of.apply(x), of.apply(dy), of.apply(dw));
            }
        });
        twins.assertSame(y, "output of " + shape);
        twins.assertSame(dx, "gradient of the input of " + shape);
        double beyond = 1e-6 * shape.outputs() / shape.channels();
        twins.assertClose(dw, share, beyond, "gradient of the filters of " + shape);
    }
}
