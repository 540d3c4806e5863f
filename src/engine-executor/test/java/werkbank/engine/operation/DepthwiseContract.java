package werkbank.engine.operation;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import werkbank.recipe.Precision;

/** Convolutions of each channel with a filter of its own. */
public interface DepthwiseContract extends OperationsUnderTest {
    /** Images, height, width, channels, filters, kernel, stride, dilation, padding above and left, output. */
    ConvolutionShape[] SHAPES = {
        new ConvolutionShape(1, 1, 1, 1, 1, 1, 1, 1, 0, 0, 1, 1),
        new ConvolutionShape(2, 7, 5, 8, 8, 3, 1, 1, 1, 1, 7, 5),
        new ConvolutionShape(3, 8, 9, 5, 5, 3, 2, 1, 0, 1, 4, 5),
        new ConvolutionShape(2, 6, 6, 33, 33, 2, 1, 1, 0, 0, 5, 5),
        new ConvolutionShape(1, 9, 9, 16, 16, 5, 2, 1, 0, 0, 3, 3)
    };

    /** Work on the places of an input number, a weight and an output number that belong together. */
    @FunctionalInterface
    interface Term {
        void take(int in, int weight, int out);
    }

    private static void terms(ConvolutionShape s, Term work) {
        for (int out = 0; out < s.outputs(); out++) {
            int channel = out % s.filters();
            int column = out / s.filters() % s.outWidth();
            int row = out / s.filters() / s.outWidth() % s.outHeight();
            int image = out / s.filters() / s.outWidth() / s.outHeight();
            for (int tap = 0; tap < s.kernel() * s.kernel(); tap++) {
                int y = row * s.stride() - s.padTop() + tap / s.kernel();
                int x = column * s.stride() - s.padLeft() + tap % s.kernel();
                if (y >= 0 && y < s.height() && x >= 0 && x < s.width()) {
                    int in = ((image * s.height() + y) * s.width() + x) * s.channels() + channel;
                    work.take(in, tap * s.channels() + channel, out);
                }
            }
        }
    }

    @ParameterizedTest
    @EnumSource(Precision.class)
    default void eachChannelHasAFilterOfItsOwn(Precision precision) {
        OnDevice device = onDevice(precision);
        for (ConvolutionShape s : SHAPES) {
            int weights = s.kernel() * s.kernel() * s.channels();
            Buffer x = device.randomValues(s.inputs());
            Buffer w = device.randomValues(weights);
            Buffer dy = device.randomValues(s.outputs());
            float[] numbers = device.read(x);
            float[] filters = device.read(w);
            float[] gradients = device.read(dy);
            double[][] sums = {new double[(int) s.outputs()], new double[numbers.length], new double[weights]};
            double[][] sizes = {new double[(int) s.outputs()], new double[numbers.length], new double[weights]};
            terms(s, (in, weight, out) -> {
                add(sums[0], sizes[0], out, (double) numbers[in] * filters[weight]);
                add(sums[1], sizes[1], in, (double) gradients[out] * filters[weight]);
                add(sums[2], sizes[2], weight, (double) gradients[out] * numbers[in]);
            });
            Buffer y = device.unwritten(Kind.VALUE, s.outputs());
            Buffer dx = device.unwritten(Kind.VALUE, s.inputs());
            Buffer dw = device.unwritten(Kind.VALUE, weights);
            try (ConvolutionPlan plan = device.operations.depthwise(s)) {
                plan.forward(x, w, y);
                plan.byData(dy, w, dx);
                plan.byFilter(x, dy, dw);
                Buffer[] found = {y, dx, dw};
                for (int i = 0; i < found.length; i++) {
                    double[] expected = sums[i];
                    double[] size = sizes[i];
                    device.assertClose(
                            at -> expected[at], at -> productError(precision) * size[at], found[i], i + " of " + s);
                }
            }
        }
    }

    private static void add(double[] sums, double[] sizes, int at, double product) {
        sums[at] += product;
        sizes[at] += Math.abs(product);
    }
}
