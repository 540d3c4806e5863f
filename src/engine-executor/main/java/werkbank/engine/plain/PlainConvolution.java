package werkbank.engine.plain;

import java.util.List;
import werkbank.engine.operation.Buffer;
import werkbank.engine.operation.ConvolutionPlan;
import werkbank.engine.operation.ConvolutionShape;
import werkbank.engine.operation.Kind;

/** A convolution tap by tap, straight from its definition. */
final class PlainConvolution implements ConvolutionPlan {
    private final ConvolutionShape shape;
    private final int channels;
    private final int filters;
    private final int taps;
    private final ConvolutionTaps pixels;
    private final MatrixProduct product;
    private final Tape tape;

    PlainConvolution(ConvolutionShape shape, MatrixProduct product, Tape tape) {
        this.shape = shape;
        this.channels = shape.channels();
        this.filters = shape.filters();
        this.taps = shape.kernel() * shape.kernel();
        this.pixels = new ConvolutionTaps(shape);
        this.product = product;
        this.tape = tape;
    }

    @Override
    public void forward(Buffer x, Buffer weights, Buffer y) {
        PlainBuffer in = input(x);
        PlainBuffer w = weights(weights);
        PlainBuffer out = output(y).apartFrom(in, w);
        tape.add(() -> out.write(forward(factors(in, shape.inputs()), factors(w, shape.weights()))));
    }

    private float[] forward(float[] x, float[] weights) {
        float[] byTap = MatrixProduct.transposed(weights, filters, taps * channels);
        float[] y = new float[(int) shape.outputs()];
        pixels.forEach((outPixel, tap, inPixel) -> {
            for (int c = 0; c < channels; c++) {
                float factor = x[inPixel * channels + c];
                MatrixProduct.addScaled(factor, byTap, (tap * channels + c) * filters, y, outPixel * filters, filters);
            }
        });
        return y;
    }

    @Override
    public void byData(Buffer dy, Buffer weights, Buffer dx) {
        PlainBuffer gradient = output(dy);
        PlainBuffer w = weights(weights);
        PlainBuffer out = input(dx).apartFrom(gradient, w);
        tape.add(() -> out.write(byData(factors(gradient, shape.outputs()), factors(w, shape.weights()))));
    }

    private float[] byData(float[] dy, float[] weights) {
        float[] dx = new float[(int) shape.inputs()];
        pixels.forEach((outPixel, tap, inPixel) -> {
            for (int f = 0; f < filters; f++) {
                float factor = dy[outPixel * filters + f];
                MatrixProduct.addScaled(factor, weights, (f * taps + tap) * channels, dx, inPixel * channels, channels);
            }
        });
        return dx;
    }

    @Override
    public void byFilter(Buffer x, Buffer dy, Buffer dw) {
        PlainBuffer in = input(x);
        PlainBuffer gradient = output(dy);
        PlainBuffer out = weights(dw).apartFrom(in, gradient);
        tape.add(() -> out.write(byFilter(factors(in, shape.inputs()), factors(gradient, shape.outputs()))));
    }

    private float[] byFilter(float[] x, float[] dy) {
        float[] byTap = new float[(int) shape.weights()];
        pixels.forEach((outPixel, tap, inPixel) -> {
            for (int c = 0; c < channels; c++) {
                float factor = x[inPixel * channels + c];
                MatrixProduct.addScaled(factor, dy, outPixel * filters, byTap, (tap * channels + c) * filters, filters);
            }
        });
        return MatrixProduct.transposed(byTap, taps * channels, filters);
    }

    private float[] factors(PlainBuffer buffer, long count) {
        return product.factors(buffer, (int) count);
    }

    private PlainBuffer input(Buffer buffer) {
        return PlainBuffer.of(buffer, shape.inputs(), Kind.VALUE);
    }

    private PlainBuffer output(Buffer buffer) {
        return PlainBuffer.of(buffer, shape.outputs(), Kind.VALUE);
    }

    private PlainBuffer weights(Buffer buffer) {
        return PlainBuffer.of(buffer, shape.weights(), Kind.VALUE);
    }

    @Override
    public List<String> algorithms() {
        return List.of("plain");
    }

    @Override
    public void close() {}
}
