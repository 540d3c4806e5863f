package werkbank.engine.plain;

import java.util.List;
import werkbank.engine.operation.Buffer;
import werkbank.engine.operation.ConvolutionPlan;
import werkbank.engine.operation.ConvolutionShape;
import werkbank.engine.operation.Kind;

/** A convolution tap by tap, straight from its definition. */
final class PlainConvolution implements ConvolutionPlan {
    private final ConvolutionShape shape;
    private final MatrixProduct product;
    private final PlainMemory memory;

    PlainConvolution(ConvolutionShape shape, MatrixProduct product, PlainMemory memory) {
        this.shape = shape;
        this.product = product;
        this.memory = memory;
    }

    /** Work on an output pixel and an input pixel that it looks at through a tap. */
    @FunctionalInterface
    private interface Tap {
        /** @param tap row · kernel + column */
        void take(int outPixel, int tap, int inPixel);
    }

    @Override
    public void forward(Buffer x, Buffer weights, Buffer y) {
        PlainBuffer out = output(y, shape.outputs(), x, shape.inputs(), weights, shape.weights());
        float[] image = product.factors((PlainBuffer) x);
        int taps = shape.kernel() * shape.kernel() * shape.channels();
        float[] byTap = MatrixProduct.transposed(product.factors((PlainBuffer) weights), shape.filters(), taps);
        float[] sums = new float[(int) shape.outputs()];
        forEachTap((outPixel, tap, inPixel) -> {
            for (int c = 0; c < shape.channels(); c++) {
                MatrixProduct.addScaled(
                        image[inPixel * shape.channels() + c],
                        byTap,
                        (tap * shape.channels() + c) * shape.filters(),
                        sums,
                        outPixel * shape.filters(),
                        shape.filters());
            }
        });
        write(sums, out);
    }

    @Override
    public void byData(Buffer dy, Buffer weights, Buffer dx) {
        PlainBuffer out = output(dx, shape.inputs(), dy, shape.outputs(), weights, shape.weights());
        float[] gradient = product.factors((PlainBuffer) dy);
        float[] filters = product.factors((PlainBuffer) weights);
        float[] sums = new float[(int) shape.inputs()];
        forEachTap((outPixel, tap, inPixel) -> {
            for (int f = 0; f < shape.filters(); f++) {
                MatrixProduct.addScaled(
                        gradient[outPixel * shape.filters() + f],
                        filters,
                        weight(f, tap),
                        sums,
                        inPixel * shape.channels(),
                        shape.channels());
            }
        });
        write(sums, out);
    }

    @Override
    public void byFilter(Buffer x, Buffer dy, Buffer dw) {
        PlainBuffer out = output(dw, shape.weights(), x, shape.inputs(), dy, shape.outputs());
        float[] image = product.factors((PlainBuffer) x);
        float[] gradient = product.factors((PlainBuffer) dy);
        float[] sums = new float[(int) shape.weights()];
        forEachTap((outPixel, tap, inPixel) -> {
            for (int f = 0; f < shape.filters(); f++) {
                MatrixProduct.addScaled(
                        gradient[outPixel * shape.filters() + f],
                        image,
                        inPixel * shape.channels(),
                        sums,
                        weight(f, tap),
                        shape.channels());
            }
        });
        write(sums, out);
    }

    /** Where the weights of a filter's tap begin. */
    private int weight(int filter, int tap) {
        return (filter * shape.kernel() * shape.kernel() + tap) * shape.channels();
    }

    private void forEachTap(Tap work) {
        for (int image = 0; image < shape.images(); image++) {
            for (int row = 0; row < shape.outHeight(); row++) {
                for (int column = 0; column < shape.outWidth(); column++) {
                    forEachTap(image, row, column, work);
                }
            }
        }
    }

    private void forEachTap(int image, int row, int column, Tap work) {
        int outPixel = (image * shape.outHeight() + row) * shape.outWidth() + column;
        for (int tapRow = 0; tapRow < shape.kernel(); tapRow++) {
            int inRow = row * shape.stride() - shape.padTop() + tapRow * shape.dilation();
            for (int tapColumn = 0; tapColumn < shape.kernel(); tapColumn++) {
                int inColumn = column * shape.stride() - shape.padLeft() + tapColumn * shape.dilation();
                if (inRow >= 0 && inRow < shape.height() && inColumn >= 0 && inColumn < shape.width()) {
                    work.take(
                            outPixel,
                            tapRow * shape.kernel() + tapColumn,
                            (image * shape.height() + inRow) * shape.width() + inColumn);
                }
            }
        }
    }

    private static PlainBuffer output(
            Buffer result, long length, Buffer first, long firstLength, Buffer second, long secondLength) {
        PlainBuffer out = PlainMemory.of(result, length, Kind.VALUE);
        PlainMemory.distinct(
                out, PlainMemory.of(first, firstLength, Kind.VALUE), PlainMemory.of(second, secondLength, Kind.VALUE));
        return out;
    }

    private void write(float[] sums, PlainBuffer out) {
        System.arraycopy(sums, 0, out.floats(), out.offset, sums.length);
        memory.settle(out);
    }

    @Override
    public List<String> algorithms() {
        return List.of("plain");
    }

    @Override
    public void close() {}
}
