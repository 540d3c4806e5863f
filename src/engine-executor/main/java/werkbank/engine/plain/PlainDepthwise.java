package werkbank.engine.plain;

import java.util.List;
import werkbank.engine.operation.Buffer;
import werkbank.engine.operation.ConvolutionPlan;
import werkbank.engine.operation.ConvolutionShape;
import werkbank.engine.operation.Kind;

/** A convolution of each channel with a filter of its own, tap by tap; weights are [taps][channels]. */
final class PlainDepthwise implements ConvolutionPlan {
    private final ConvolutionShape shape;
    private final int channels;
    private final long weights;
    private final ConvolutionTaps taps;
    private final MatrixProduct product;
    private final Tape tape;

    PlainDepthwise(ConvolutionShape shape, MatrixProduct product, Tape tape) {
        this.shape = shape;
        this.channels = shape.channels();
        this.weights = (long) shape.kernel() * shape.kernel() * channels;
        this.taps = new ConvolutionTaps(shape);
        this.product = product;
        this.tape = tape;
    }

    @Override
    public void forward(Buffer x, Buffer filters, Buffer y) {
        PlainBuffer in = PlainBuffer.of(x, shape.inputs(), Kind.VALUE);
        PlainBuffer w = PlainBuffer.of(filters, weights, Kind.VALUE);
        PlainBuffer out = PlainBuffer.of(y, shape.outputs(), Kind.VALUE).apartFrom(in, w);
        tape.add(() -> {
            float[] sums = new float[(int) shape.outputs()];
            addProducts(factors(in, shape.inputs()), factors(w, weights), sums);
            out.write(sums);
        });
    }

    private void addProducts(float[] x, float[] w, float[] y) {
        taps.forEach((outPixel, tap, inPixel) -> {
            for (int c = 0; c < channels; c++) {
                y[outPixel * channels + c] += x[inPixel * channels + c] * w[tap * channels + c];
            }
        });
    }

    @Override
    public void byData(Buffer dy, Buffer filters, Buffer dx) {
        PlainBuffer gradient = PlainBuffer.of(dy, shape.outputs(), Kind.VALUE);
        PlainBuffer w = PlainBuffer.of(filters, weights, Kind.VALUE);
        PlainBuffer out = PlainBuffer.of(dx, shape.inputs(), Kind.VALUE).apartFrom(gradient, w);
        tape.add(() -> {
            float[] sums = new float[(int) shape.inputs()];
            addByData(factors(gradient, shape.outputs()), factors(w, weights), sums);
            out.write(sums);
        });
    }

    private void addByData(float[] dy, float[] w, float[] dx) {
        taps.forEach((outPixel, tap, inPixel) -> {
            for (int c = 0; c < channels; c++) {
                dx[inPixel * channels + c] += dy[outPixel * channels + c] * w[tap * channels + c];
            }
        });
    }

    @Override
    public void byFilter(Buffer x, Buffer dy, Buffer dw) {
        PlainBuffer in = PlainBuffer.of(x, shape.inputs(), Kind.VALUE);
        PlainBuffer gradient = PlainBuffer.of(dy, shape.outputs(), Kind.VALUE);
        PlainBuffer out = PlainBuffer.of(dw, weights, Kind.VALUE).apartFrom(in, gradient);
        tape.add(() -> {
            float[] sums = new float[(int) weights];
            addByFilter(factors(in, shape.inputs()), factors(gradient, shape.outputs()), sums);
            out.write(sums);
        });
    }

    private void addByFilter(float[] x, float[] dy, float[] dw) {
        taps.forEach((outPixel, tap, inPixel) -> {
            for (int c = 0; c < channels; c++) {
                dw[tap * channels + c] += x[inPixel * channels + c] * dy[outPixel * channels + c];
            }
        });
    }

    private float[] factors(PlainBuffer buffer, long count) {
        return product.factors(buffer, (int) count);
    }

    @Override
    public List<String> algorithms() {
        return List.of("plain");
    }

    @Override
    public void close() {}
}
