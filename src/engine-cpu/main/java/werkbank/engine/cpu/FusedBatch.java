package werkbank.engine.cpu;

import static org.bytedeco.dnnl.global.dnnl.DNNL_ARG_BIAS;
import static org.bytedeco.dnnl.global.dnnl.DNNL_ARG_DST;
import static org.bytedeco.dnnl.global.dnnl.DNNL_ARG_SRC;
import static org.bytedeco.dnnl.global.dnnl.DNNL_ARG_SRC_0;
import static org.bytedeco.dnnl.global.dnnl.DNNL_ARG_SRC_1;
import static org.bytedeco.dnnl.global.dnnl.DNNL_ARG_WEIGHTS;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.bytedeco.dnnl.binary;
import org.bytedeco.dnnl.convolution_forward;
import org.bytedeco.dnnl.global.dnnl.algorithm;
import org.bytedeco.dnnl.global.dnnl.prop_kind;
import org.bytedeco.dnnl.matmul;
import org.bytedeco.dnnl.memory;
import org.bytedeco.dnnl.memory.data_type;
import org.bytedeco.dnnl.primitive_attr;
import org.bytedeco.javacpp.FloatPointer;
import werkbank.engine.executor.ConvolutionShapes;
import werkbank.engine.fused.FusedLayer;
import werkbank.engine.fused.FusedNetwork;
import werkbank.engine.operation.ConvolutionShape;
import werkbank.recipe.Shape;
import werkbank.recipe.layer.Extent;

/** A network on so many images: its memory, and its calls in their order. */
final class FusedBatch implements AutoCloseable {
    /** Channels from which on oneDNN pools bytes faster than floats. */
    private static final int CHANNELS_OF_BYTES = 64;

    private final FusedNetwork network;
    private final Arithmetic arithmetic;
    private final int images;
    /** Whether what layers put out stays until the end. */
    private final boolean keeps;

    private final Rooms rooms = new Rooms();
    private final List<Call> calls = new ArrayList<>();
    private final List<Numbers> outputs = new ArrayList<>();
    private final Map<Integer, Numbers> moved = new HashMap<>();
    private final PixelInput stored;
    private final Numbers input;

    /** @param keeps whether {@link #numbers} is to be asked for hidden layers */
    FusedBatch(Arithmetic arithmetic, int images, boolean keeps) {
        this.keeps = keeps;
        this.network = arithmetic.network();
        this.arithmetic = arithmetic;
        this.images = images;
        Shape shape = network.images();
        Extent extent = Extent.image(shape.height(), shape.width(), shape.channels());
        this.stored = new PixelInput(images, shape);
        this.input = images(extent);
        for (int layer = 0; layer < network.layers().size(); layer++) {
            outputs.add(output(layer));
        }
    }

    private Numbers images(Extent extent) {
        boolean isAsStored = arithmetic.areLevels() && extent.channels() == 1;
        memory.desc wanted = Numbers.desc(arithmetic.type(), images, extent);
        if (isAsStored) {
            return new Numbers(
                    new memory(wanted, OneDnn.engine(), stored.pixels().get_data_handle()),
                    data_type.u8,
                    Levels.PIXELS,
                    extent,
                    images);
        }
        memory arranged = new memory(wanted, OneDnn.engine());
        primitive_attr attributes = new primitive_attr();
        if (!arithmetic.areLevels()) {
            attributes.set_output_scales(0, new float[] {(float) Levels.PIXELS.scale()});
        }
        calls.add(Descriptions.moved(stored.pixels(), arranged, attributes));
        return new Numbers(arranged, arithmetic.type(), arithmetic.levels(FusedNetwork.IMAGES), extent, images);
    }

    private Numbers output(int layer) {
        FusedLayer.Work work = network.layers().get(layer).work();
        if (work instanceof FusedLayer.Filters filters) {
            return convolution(layer, filters);
        }
        if (work instanceof FusedLayer.Matrix) {
            return product(layer);
        }
        if (work instanceof FusedLayer.Windows windows) {
            return pooled(layer, windows);
        }
        return work instanceof FusedLayer.Whole whole ? whole(layer, whole) : sum(layer);
    }

    private Numbers taken(int layer, int which) {
        int source = network.layers().get(layer).inputs().get(which);
        return source == FusedNetwork.IMAGES ? input : outputs.get(source);
    }

    /** Finds what a layer takes, as its primitive needs it. */
    private Numbers factors(int layer, int which) {
        Numbers numbers = taken(layer, which);
        data_type type = arithmetic.taken(layer);
        if (numbers.type() != type) {
            int source = network.layers().get(layer).inputs().get(which);
            Numbers other = numbers;
            numbers = moved.computeIfAbsent(source, s -> moved(other, type, layer, network.lastReader(s)));
        }
        return arithmetic.takesReal(layer) ? real(numbers, layer) : numbers;
    }

    /** Real numbers in place of levels, by a pooling of single pixels. */
    private Numbers real(Numbers numbers, int layer) {
        memory copy = rooms.take(numbers.desc(), layer, layer);
        Levels levels = numbers.levels();
        Numbers real = new Numbers(copy, data_type.f32, Levels.NONE, numbers.extent(), images);
        PostOperations behind =
                PostOperations.none().linear((float) levels.scale(), (float) (-levels.scale() * levels.zero()));
        calls.add(pool(false, numbers, real, 1, 1, 1, behind.attributes()));
        return real;
    }

    private Numbers moved(Numbers numbers, data_type type, int layer, int lastReader) {
        memory copy = rooms.take(Numbers.desc(type, images, numbers.extent()), layer, lastReader);
        calls.add(Descriptions.moved(numbers.memory(), copy, new primitive_attr()));
        return new Numbers(copy, type, numbers.levels(), numbers.extent(), images);
    }

    /** Room for what a layer puts out. */
    private Numbers room(int layer, data_type type, Levels levels) {
        Extent extent = network.layers().get(layer).output();
        memory memory = rooms.take(
                Numbers.desc(type, images, extent), layer, keeps ? Integer.MAX_VALUE : network.lastReader(layer));
        return new Numbers(memory, type, levels, extent, images);
    }

    /** The type that a layer with weights writes: not yet rounded where nobody takes levels but a pooling of few channels. */
    private data_type written(int layer) {
        boolean isRounded = !arithmetic.isInFloats(layer)
                && network.lastReader(layer) < network.layers().size() - 1
                && network.readers(layer).anyMatch(this::takesRounded);
        return isRounded ? arithmetic.type() : data_type.f32;
    }

    private boolean takesRounded(int layer) {
        FusedLayer reader = network.layers().get(layer);
        return reader.work() instanceof FusedLayer.Windows
                ? reader.input().channels() >= CHANNELS_OF_BYTES
                : !arithmetic.isInFloats(layer);
    }

    private Numbers convolution(int layer, FusedLayer.Filters filters) {
        FusedLayer of = network.layers().get(layer);
        Numbers from = factors(layer, 0);
        Numbers to = room(layer, written(layer), arithmetic.levels(layer));
        ConvolutionShape shape = ConvolutionShapes.of(of.input(), of.output(), filters.like(), images);
        Multiplier multiplier = arithmetic.multiplier(layer);
        PostOperations behind = arithmetic.behind(layer, to.type() == data_type.u8);
        primitive_attr attributes = multiplier.attributes(behind);
        if (arithmetic.isPadded(layer) && from.levels().zero() != 0) {
            attributes.set_zero_points(DNNL_ARG_SRC, 0, new int[] {from.levels().zero()});
        }
        var description = new convolution_forward.primitive_desc(
                new convolution_forward.desc(
                        prop_kind.forward_inference,
                        algorithm.convolution_direct,
                        from.desc(),
                        multiplier.anyOrder(),
                        multiplier.bias().get_desc(),
                        to.desc(),
                        new long[] {shape.stride(), shape.stride()},
                        new long[] {shape.dilation() - 1L, shape.dilation() - 1L},
                        new long[] {shape.padTop(), shape.padLeft()},
                        new long[] {shape.padBottom(), shape.padRight()}),
                attributes,
                OneDnn.engine());
        Call call = new Call(new convolution_forward(description))
                .with(DNNL_ARG_SRC, from.memory())
                .with(DNNL_ARG_WEIGHTS, multiplier.weights(description.weights_desc()))
                .with(DNNL_ARG_BIAS, multiplier.bias())
                .with(DNNL_ARG_DST, to.memory());
        calls.add(behind.in(call));
        return to;
    }

    private Numbers product(int layer) {
        Numbers from = factors(layer, 0);
        Numbers to = room(layer, written(layer), arithmetic.levels(layer));
        Multiplier multiplier = arithmetic.multiplier(layer);
        PostOperations behind = arithmetic.behind(layer, to.type() == data_type.u8);
        memory rows = from.rows();
        memory result = to.rows();
        var description = new matmul.primitive_desc(
                new matmul.desc(
                        rows.get_desc(),
                        multiplier.anyOrder(),
                        multiplier.bias().get_desc(),
                        result.get_desc()),
                multiplier.attributes(behind),
                OneDnn.engine());
        Call call = new Call(new matmul(description))
                .with(DNNL_ARG_SRC, rows)
                .with(DNNL_ARG_WEIGHTS, multiplier.weights(description.weights_desc()))
                .with(DNNL_ARG_BIAS, multiplier.bias())
                .with(DNNL_ARG_DST, result);
        calls.add(behind.in(call));
        return to;
    }

    private Numbers pooled(int layer, FusedLayer.Windows windows) {
        Numbers from = taken(layer, 0);
        Numbers to = room(layer, from.type(), from.levels());
        long size = windows.size();
        calls.add(pool(windows.isMaximum(), from, to, size, size, windows.stride(), new primitive_attr()));
        return to;
    }

    private Numbers whole(int layer, FusedLayer.Whole whole) {
        Numbers taken = taken(layer, 0);
        boolean isMean = !whole.isMaximum();
        Numbers from = isMean && taken.type() == data_type.u8 ? moved(taken, data_type.f32, layer, layer) : taken;
        Levels levels = isMean ? arithmetic.levels(layer) : from.levels();
        Numbers to = room(layer, from.type(), levels);
        double ratio = from.levels().scale() / levels.scale();
        PostOperations behind = PostOperations.none()
                .linear((float) ratio, (float) (levels.zero() - from.levels().zero() * ratio));
        Extent extent = from.extent();
        calls.add(pool(whole.isMaximum(), from, to, extent.height(), extent.width(), 1, behind.attributes()));
        return to;
    }

    private static Call pool(
            boolean isMaximum,
            Numbers from,
            Numbers to,
            long height,
            long width,
            long stride,
            primitive_attr attributes) {
        algorithm how = isMaximum ? algorithm.pooling_max : algorithm.pooling_avg_exclude_padding;
        return new Pools(how, from.desc(), to.desc(), height, width, stride)
                .forward(attributes)
                .with(DNNL_ARG_SRC, from.memory())
                .with(DNNL_ARG_DST, to.memory());
    }

    private Numbers sum(int layer) {
        Numbers one = factors(layer, 0);
        Numbers other = factors(layer, 1);
        Numbers to = room(layer, arithmetic.type(), arithmetic.levels(layer));
        double least = -one.levels().scale() * one.levels().zero()
                - other.levels().scale() * other.levels().zero();
        PostOperations behind = arithmetic.behindSum(layer, least, arithmetic.areLevels());
        primitive_attr attributes = behind.attributes();
        if (arithmetic.areLevels()) {
            attributes.set_scales(
                    DNNL_ARG_SRC_0, 0, new float[] {(float) one.levels().scale()});
            attributes.set_scales(
                    DNNL_ARG_SRC_1, 0, new float[] {(float) other.levels().scale()});
        }
        var description = new binary.primitive_desc(
                new binary.desc(algorithm.binary_add, one.desc(), other.desc(), to.desc()),
                attributes,
                OneDnn.engine());
        Call call = new Call(new binary(description))
                .with(DNNL_ARG_SRC_0, one.memory())
                .with(DNNL_ARG_SRC_1, other.memory())
                .with(DNNL_ARG_DST, to.memory());
        calls.add(behind.in(call));
        return to;
    }

    /** Finds the memory that the images go to. */
    PixelInput input() {
        return stored;
    }

    /** Computes the logits of the images that were written, [images][classes]. */
    float[] logits() {
        calls.forEach(Call::run);
        return numbers(outputs.size() - 1);
    }

    /** Reads what a layer has put out, with 32 bits. */
    float[] numbers(int layer) {
        Numbers numbers = outputs.get(layer);
        float[] found = new float[Math.toIntExact(images * numbers.extent().values())];
        new FloatPointer(numbers.memory().get_data_handle()).get(found);
        return found;
    }

    @Override
    public void close() {
        rooms.close();
    }
}
