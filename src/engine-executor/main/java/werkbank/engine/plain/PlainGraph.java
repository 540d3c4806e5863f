package werkbank.engine.plain;

import static werkbank.engine.operation.Kind.FLOAT;
import static werkbank.engine.operation.Kind.VALUE;

import java.util.Arrays;
import werkbank.engine.operation.Buffer;
import werkbank.engine.operation.ChannelCopy;
import werkbank.engine.operation.ConvolutionPlan;
import werkbank.engine.operation.ConvolutionShape;
import werkbank.engine.operation.GroupShape;
import werkbank.recipe.Precision;

/** The operations of networks that are more than a list. */
abstract class PlainGraph extends PlainStorage {
    final MatrixProduct product;

    PlainGraph(Precision precision, long limit, Block.Source source) {
        super(precision, limit, source);
        this.product = new MatrixProduct(precision);
    }

    @Override
    public void add(long length, Buffer a, Buffer b, Buffer y) {
        PlainBuffer first = values(1, length, a);
        PlainBuffer second = values(1, length, b);
        PlainBuffer out = values(1, length, y);
        tape.add(() -> {
            float[] sums = first.numbers();
            float[] added = second.numbers();
            for (int i = 0; i < sums.length; i++) {
                sums[i] += added[i];
            }
            out.write(sums);
        });
    }

    @Override
    public void copyChannels(ChannelCopy copy, Buffer from, Buffer to) {
        PlainBuffer in = values(copy.rows(), copy.fromChannels(), from);
        PlainBuffer out = values(copy.rows(), copy.toChannels(), to).apartFrom(in);
        tape.add(() -> {
            float[] source = in.numbers();
            float[] target = out.numbers();
            for (int row = 0; row < copy.rows(); row++) {
                int first = row * copy.fromChannels() + copy.first();
                System.arraycopy(source, first, target, row * copy.toChannels() + copy.place(), copy.channels());
            }
            out.write(target);
        });
    }

    @Override
    public void multiply(double factor, long length, Buffer x, Buffer y) {
        PlainBuffer in = values(1, length, x);
        PlainBuffer out = values(1, length, y);
        tape.add(() -> {
            float[] products = in.numbers();
            for (int i = 0; i < products.length; i++) {
                products[i] *= (float) factor;
            }
            out.write(products);
        });
    }

    @Override
    public void scale(int images, int pixels, int channels, Buffer x, Buffer factors, Buffer y) {
        PlainBuffer in = values((long) images * pixels, channels, x);
        PlainBuffer byChannel = values(images, channels, factors);
        PlainBuffer out = values((long) images * pixels, channels, y).apartFrom(byChannel);
        tape.add(() -> out.write(ChannelScale.scaled(pixels, channels, in.numbers(), byChannel.numbers())));
    }

    @Override
    public void scaleGradient(int images, int pixels, int channels, Buffer x, Buffer dy, Buffer dfactors) {
        PlainBuffer in = values((long) images * pixels, channels, x);
        PlainBuffer gradient = values((long) images * pixels, channels, dy);
        PlainBuffer out = values(images, channels, dfactors).apartFrom(in, gradient);
        tape.add(() -> out.write(ChannelScale.gradient(pixels, channels, in.numbers(), gradient.numbers())));
    }

    @Override
    public void globalMax(int images, int pixels, int channels, Buffer x, Buffer y) {
        PlainBuffer in = values((long) images * pixels, channels, x);
        PlainBuffer out = values(images, channels, y).apartFrom(in);
        tape.add(() -> out.write(new GlobalMaximum(images, pixels, channels).values(in.numbers())));
    }

    @Override
    public void globalMaxGradient(int images, int pixels, int channels, Buffer x, Buffer dy, Buffer dx) {
        PlainBuffer in = values((long) images * pixels, channels, x);
        PlainBuffer gradient = values(images, channels, dy);
        PlainBuffer out = values((long) images * pixels, channels, dx).apartFrom(in, gradient);
        tape.add(() ->
                out.write(new GlobalMaximum(images, pixels, channels).gradient(in.numbers(), gradient.numbers())));
    }

    @Override
    public void groupNormalise(
            GroupShape shape, double epsilon, Buffer x, Buffer gamma, Buffer beta, Buffer saved, Buffer y) {
        PlainBuffer in = values(1, shape.length(), x);
        PlainBuffer scale = floats(shape.channels(), gamma);
        PlainBuffer shift = floats(shape.channels(), beta);
        PlainBuffer kept = floats(2L * shape.images() * shape.groups(), saved);
        PlainBuffer out = values(1, shape.length(), y);
        tape.add(() -> {
            GroupNormalisation norm = new GroupNormalisation(shape);
            kept.write(norm.saved(in.numbers(), epsilon));
            out.write(norm.normalise(in.numbers(), scale.numbers(), shift.numbers(), kept.numbers()));
        });
    }

    @Override
    public void groupNormaliseGradient(
            GroupShape shape, Buffer x, Buffer gamma, Buffer saved, Buffer dy, Buffer dgamma, Buffer dbeta, Buffer dx) {
        PlainBuffer in = values(1, shape.length(), x);
        PlainBuffer scale = floats(shape.channels(), gamma);
        PlainBuffer kept = floats(2L * shape.images() * shape.groups(), saved);
        PlainBuffer gradient = values(1, shape.length(), dy);
        PlainBuffer ofScale = floats(shape.channels(), dgamma);
        PlainBuffer ofShift = floats(shape.channels(), dbeta);
        PlainBuffer out = values(1, shape.length(), dx).apartFrom(in);
        tape.add(() -> {
            GroupNormalisation norm = new GroupNormalisation(shape);
            float[] sums = norm.sums(in.numbers(), kept.numbers(), gradient.numbers());
            out.write(norm.gradient(in.numbers(), scale.numbers(), kept.numbers(), gradient.numbers()));
            ofScale.write(Arrays.copyOf(sums, shape.channels()));
            ofShift.write(Arrays.copyOfRange(sums, shape.channels(), 2 * shape.channels()));
        });
    }

    @Override
    public ConvolutionPlan depthwise(ConvolutionShape shape) {
        tape.notRecording();
        return new PlainDepthwise(shape, product, tape);
    }

    /** The first rows · columns numbers of a buffer of kind VALUE. */
    protected static PlainBuffer values(long rows, long columns, Buffer buffer) {
        return PlainBuffer.of(buffer, rows * columns, VALUE).part(0, rows * columns);
    }

    /** The first numbers of a buffer of kind FLOAT. */
    protected static PlainBuffer floats(long length, Buffer buffer) {
        return PlainBuffer.of(buffer, length, FLOAT).part(0, length);
    }
}
