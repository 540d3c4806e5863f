package werkbank.engine.cpu;

import static org.bytedeco.dnnl.global.dnnl.DNNL_ARG_DST;
import static org.bytedeco.dnnl.global.dnnl.DNNL_ARG_SRC;
import static org.bytedeco.dnnl.global.dnnl.DNNL_ARG_SRC_0;
import static org.bytedeco.dnnl.global.dnnl.DNNL_ARG_SRC_1;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.bytedeco.dnnl.global.dnnl.algorithm;
import org.bytedeco.dnnl.memory;
import werkbank.engine.operation.Buffer;
import werkbank.engine.operation.ChannelCopy;
import werkbank.engine.operation.ConvolutionPlan;
import werkbank.engine.operation.ConvolutionShape;
import werkbank.engine.operation.GroupShape;
import werkbank.engine.operation.Kind;
import werkbank.engine.plain.PlainBuffer;
import werkbank.recipe.Precision;

/** The operations in oneDNN of networks that are more than a list. */
abstract class CpuGraph extends CpuNumbers {
    /** Products of numbers with 32 bits in any precision. */
    static final Descriptions FLOATS = new Descriptions(Precision.F32);

    /** Memory for numbers of bfloat16 that are computed with 32 bits, and for what is computed on the way. */
    private final Map<List<?>, PlainBuffer> wide = new HashMap<>();

    private final Recent<List<?>, Pools.OfLargest> ofLargest = new Recent<>();

    CpuGraph(Precision precision) {
        super(precision);
    }

    @Override
    public final void add(long length, Buffer a, Buffer b, Buffer y) {
        PlainBuffer first = values(1, length, a);
        PlainBuffer second = values(1, length, b);
        PlainBuffer out = values(1, length, y);
        Call call = call(List.of("add", length), () -> {
            memory.desc numbers = descriptions.vector(length);
            return Products.joined(algorithm.binary_add, numbers, numbers);
        });
        // In oneDNN only the first may be the result's place.
        PlainBuffer one = b == y ? second : first;
        PlainBuffer other = b == y ? first : second;
        tape.add(() -> call.set(DNNL_ARG_SRC_0, one)
                .set(DNNL_ARG_SRC_1, other)
                .set(DNNL_ARG_DST, out)
                .run());
    }

    @Override
    public final void copyChannels(ChannelCopy copy, Buffer from, Buffer to) {
        PlainBuffer in = values(copy.rows(), copy.fromChannels(), from);
        PlainBuffer out = values(copy.rows(), copy.toChannels(), to).apartFrom(in);
        Call call = call(
                List.of("copyChannels", copy.rows(), copy.channels(), copy.fromChannels(), copy.toChannels()), () -> {
                    memory.desc source = descriptions.channels(copy.rows(), copy.channels(), copy.fromChannels());
                    memory.desc target = descriptions.channels(copy.rows(), copy.channels(), copy.toChannels());
                    return Descriptions.moved(source, target);
                });
        PlainBuffer first = in.part(copy.first(), in.length() - copy.first());
        PlainBuffer place = out.part(copy.place(), out.length() - copy.place());
        tape.add(() -> call.set(DNNL_ARG_SRC, first).set(DNNL_ARG_DST, place).run());
    }

    @Override
    public final void multiply(double factor, long length, Buffer x, Buffer y) {
        PlainBuffer in = values(1, length, x);
        PlainBuffer out = values(1, length, y);
        Call call = call(
                List.of("times", factor, length), () -> Eltwise.times((float) factor, descriptions.vector(length)));
        tape.add(() -> call.set(DNNL_ARG_SRC, in).set(DNNL_ARG_DST, out).run());
    }

    @Override
    public final void scale(int images, int pixels, int channels, Buffer x, Buffer factors, Buffer y) {
        PlainBuffer in = values((long) images * pixels, channels, x);
        PlainBuffer byChannel = values(images, channels, factors);
        PlainBuffer out = values((long) images * pixels, channels, y).apartFrom(byChannel);
        Call call = call(
                List.of("scale", images, pixels, channels),
                () -> Products.joined(
                        algorithm.binary_mul,
                        descriptions.images(images, pixels, 1, channels),
                        descriptions.images(images, 1, 1, channels)));
        tape.add(() -> call.set(DNNL_ARG_SRC_0, in)
                .set(DNNL_ARG_SRC_1, byChannel)
                .set(DNNL_ARG_DST, out)
                .run());
    }

    /** Multiplies and sums with 32 bits: a sum is a mean times the pixels. */
    @Override
    public final void scaleGradient(int images, int pixels, int channels, Buffer x, Buffer dy, Buffer dfactors) {
        long length = (long) images * pixels * channels;
        PlainBuffer in = asFloats("first", values(1, length, x));
        PlainBuffer gradient = asFloats("second", values(1, length, dy));
        PlainBuffer out = values(images, channels, dfactors).apartFrom(in, gradient);
        PlainBuffer products = wide("result", length);
        PlainBuffer sums = wide("sums", out.length());
        Call product = call(List.of("products", length), () -> {
            memory.desc numbers = FLOATS.vector(length);
            return Products.joined(algorithm.binary_mul, numbers, numbers);
        });
        Call mean = call(List.of("means", images, pixels, channels), () -> Pools.global(
                        algorithm.pooling_avg_exclude_padding, images, pixels, channels, FLOATS)
                .forward());
        Call sum =
                call(List.of("sums", pixels, out.length()), () -> Eltwise.times(pixels, FLOATS.vector(out.length())));
        tape.add(() -> {
            product.set(DNNL_ARG_SRC_0, in)
                    .set(DNNL_ARG_SRC_1, gradient)
                    .set(DNNL_ARG_DST, products)
                    .run();
            mean.set(DNNL_ARG_SRC, products).set(DNNL_ARG_DST, sums).run();
            sum.set(DNNL_ARG_SRC, sums).set(DNNL_ARG_DST, sums).run();
        });
        narrow(sums, out);
    }

    @Override
    public final void globalMax(int images, int pixels, int channels, Buffer x, Buffer y) {
        PlainBuffer in = values((long) images * pixels, channels, x);
        PlainBuffer out = values(images, channels, y).apartFrom(in);
        Call call = call(List.of("globalMax", images, pixels, channels), () -> ofAll(images, pixels, channels)
                .forward());
        tape.add(() -> call.set(DNNL_ARG_SRC, in).set(DNNL_ARG_DST, out).run());
    }

    private Pools ofAll(int images, int pixels, int channels) {
        return Pools.global(algorithm.pooling_max, images, pixels, channels, descriptions);
    }

    @Override
    public final void globalMaxGradient(int images, int pixels, int channels, Buffer x, Buffer dy, Buffer dx) {
        PlainBuffer in = values((long) images * pixels, channels, x);
        PlainBuffer gradient = values(images, channels, dy);
        PlainBuffer out = values((long) images * pixels, channels, dx).apartFrom(in, gradient);
        Pools.OfLargest calls = ofLargest.get(List.of(images, pixels, channels), key -> ofAll(images, pixels, channels)
                .ofLargest());
        tape.add(() -> calls.run(in, gradient, out));
    }

    @Override
    public final void groupNormalise(
            GroupShape shape, double epsilon, Buffer x, Buffer gamma, Buffer beta, Buffer saved, Buffer y) {
        PlainBuffer in = values(1, shape.length(), x);
        PlainBuffer scale = floats(shape.channels(), gamma);
        PlainBuffer shift = floats(shape.channels(), beta);
        PlainBuffer kept = floats(2L * shape.images() * shape.groups(), saved);
        PlainBuffer out = values(1, shape.length(), y);
        GroupNorm norm = new GroupNorm(shape);
        float[] image = new float[shape.pixels() * shape.channels()];
        tape.add(() -> {
            float[] factors = scale.numbers();
            float[] shifts = shift.numbers();
            float[] statistics = kept.numbers();
            for (int i = 0; i < shape.images(); i++) {
                norm.normalise(i, epsilon, in.read(i * image.length, image), factors, shifts, statistics);
                out.write(i * image.length, image);
            }
            kept.write(statistics);
        });
    }

    @Override
    public final void groupNormaliseGradient(
            GroupShape shape, Buffer x, Buffer gamma, Buffer saved, Buffer dy, Buffer dgamma, Buffer dbeta, Buffer dx) {
        PlainBuffer in = values(1, shape.length(), x);
        PlainBuffer scale = floats(shape.channels(), gamma);
        PlainBuffer kept = floats(2L * shape.images() * shape.groups(), saved);
        PlainBuffer gradient = values(1, shape.length(), dy);
        PlainBuffer ofScale = floats(shape.channels(), dgamma);
        PlainBuffer ofShift = floats(shape.channels(), dbeta);
        PlainBuffer out = values(1, shape.length(), dx).apartFrom(in);
        GroupNorm norm = new GroupNorm(shape);
        float[] image = new float[shape.pixels() * shape.channels()];
        float[] slopes = new float[image.length];
        tape.add(() -> {
            float[] factors = scale.numbers();
            float[] statistics = kept.numbers();
            float[] factorSums = new float[shape.channels()];
            float[] shiftSums = new float[shape.channels()];
            for (int i = 0; i < shape.images(); i++) {
                in.read(i * image.length, image);
                gradient.read(i * image.length, slopes);
                norm.gradient(i, image, slopes, factors, statistics, factorSums, shiftSums);
                out.write(i * image.length, slopes);
            }
            ofScale.write(factorSums);
            ofShift.write(shiftSums);
        });
    }

    @Override
    public final ConvolutionPlan depthwise(ConvolutionShape shape) {
        tape.notRecording();
        return CpuConvolution.of(shape, Ways.depthwise(shape, precision(), descriptions, this::wide), tape)
                .orElseGet(() -> super.depthwise(shape));
    }

    /** The numbers with 32 bits: themselves where they have as many, else a copy that is made each time. */
    final PlainBuffer asFloats(String name, PlainBuffer values) {
        if (precision() != Precision.BF16) {
            return values;
        }
        PlainBuffer floats = wide(name, values.length());
        widen(values, floats);
        return floats;
    }

    /** Memory of kind FLOAT by its name; calls that need about as much share it, so that no more than twice the most is taken. */
    final PlainBuffer wide(String name, long length) {
        long capacity = WideCopies.capacity(length);
        return wide.computeIfAbsent(
                        List.of(name, capacity),
                        key -> PlainBuffer.of(allocate(Kind.FLOAT, capacity), capacity, Kind.FLOAT))
                .part(0, length);
    }
}
