package werkbank.recipe;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.LongStream;
import werkbank.InputException;

/**
 * What each layer of a network puts out, and how many parameters it has; computed without building the network.
 * Counts are Keras's: batch normalisation has four a channel, two of them trainable.
 */
public final class NetworkShapes {
    /** Numbers in one array, parameters or outputs: its buffer is addressed with ints. */
    private static final long MOST = Integer.MAX_VALUE;

    private final List<LayerShape> rows = new ArrayList<>();
    private long height;
    private long width;
    private long channels;
    private boolean isFlat;

    /** @param images that the network takes */
    public NetworkShapes(Shape images) {
        this.height = images.height();
        this.width = images.width();
        this.channels = images.channels();
    }

    /**
     * One row a layer, and one for the output layer.
     *
     * @param images that the network takes
     * @param classes outputs of the softmax layer
     * @throws InputException when a layer can't take what comes before it; the message has its number and the sizes
     */
    public static List<LayerShape> infer(List<Layer> network, Shape images, int classes) {
        NetworkShapes shapes = new NetworkShapes(images);
        network.forEach(shapes::add);
        shapes.dense("output", classes);
        return List.copyOf(shapes.rows);
    }

    /** All parameters of a network. */
    public static long parameters(List<LayerShape> rows) {
        return rows.stream().mapToLong(LayerShape::parameters).sum();
    }

    /** Those parameters of a network that gradients change. */
    public static long trainable(List<LayerShape> rows) {
        return rows.stream().mapToLong(LayerShape::trainable).sum();
    }

    /** A layer can't take what comes before it. */
    public static final class Misfit extends InputException {
        private Misfit(String message) {
            super(message);
        }
    }

    public void add(Layer layer) {
        if (layer instanceof Layer.Convolution conv) {
            convolve(conv);
        } else if (layer instanceof Layer.MaxPool pool) {
            pool("max-pool", pool.size(), pool.stride());
        } else if (layer instanceof Layer.AveragePool pool) {
            pool("average-pool", pool.size(), pool.stride());
        } else if (layer instanceof Layer.GlobalAveragePool) {
            needImage("global-average-pool");
            flatten(channels);
            row("global-average-pool", 0, 0);
        } else if (layer instanceof Layer.BatchNorm) {
            row("batch-norm", 4 * channels, 2 * channels);
        } else if (layer instanceof Layer.Dense dense) {
            dense("dense", dense.units());
        } else {
            keep(layer);
        }
    }

    /**
     * A layer that comes next against the batches that it will see.
     *
     * @param images of the smallest batch size
     * @throws Misfit when a batch normalisation would have a single value of each channel, all of which become 0
     */
    public void checkBatch(Layer layer, int images) {
        if (layer instanceof Layer.BatchNorm && images == 1 && height == 1 && width == 1) {
            throw misfit(
                    "batch-norm",
                    "has one value a channel where batch-size is 1, and learns nothing from it;"
                            + " raise batch-size, or delete the layer");
        }
    }

    /**
     * The layer that was added last against what a computer can hold.
     *
     * @throws Misfit when its parameters, or what it puts out for one image, are more than one array can have
     */
    public void checkSize() {
        LayerShape last = rows.remove(rows.size() - 1);
        needCountable(last.layer(), "parameters", last.parameters());
        needCountable(last.layer(), "outputs", product(height, width, channels));
        rows.add(last);
    }

    private void needCountable(String name, String what, long count) {
        if (count > MOST) {
            throw misfit(
                    name,
                    String.format(
                            Locale.ROOT, "has more %s than the %,d that one array holds; make it smaller", what, MOST));
        }
    }

    /** The product of positive numbers; the largest number where it is larger. */
    private static long product(long... factors) {
        double product = 1;
        for (long factor : factors) {
            product *= factor;
        }
        return product < Long.MAX_VALUE / 2 ? LongStream.of(factors).reduce(1, (a, b) -> a * b) : Long.MAX_VALUE / 2;
    }

    /** Layers that put out what comes in, changed. */
    private void keep(Layer layer) {
        if (layer instanceof Layer.SpatialDropout) {
            needImage("spatial-dropout");
            row("spatial-dropout", 0, 0);
        } else if (layer instanceof Layer.Dropout) {
            row("dropout", 0, 0);
        } else if (layer instanceof Layer.GaussianDropout) {
            row("gaussian-dropout", 0, 0);
        } else if (layer instanceof Layer.AlphaDropout) {
            row("alpha-dropout", 0, 0);
        } else if (layer instanceof Layer.Activated) {
            row("activation", 0, 0);
        } else {
            throw new IllegalArgumentException("no shape for " + layer);
        }
    }

    private void convolve(Layer.Convolution conv) {
        needImage("conv");
        boolean same = conv.padding() == Layer.Padding.SAME;
        if (!same) {
            needRoom(
                    "conv",
                    conv.dilation() == 1 ? "kernel" : "dilated kernel",
                    conv.reach(),
                    "; take a smaller kernel, fewer layers that shrink, or padding: same");
        }
        long inputs = channels;
        height = same ? ceilDiv(height, conv.stride()) : windows(height, conv.reach(), conv.stride());
        width = same ? ceilDiv(width, conv.stride()) : windows(width, conv.reach(), conv.stride());
        channels = conv.filters();
        long weights = product(product(conv.kernel(), conv.kernel(), inputs) + 1, channels);
        row("conv", weights, weights);
    }

    private void pool(String name, int size, int stride) {
        needImage(name);
        needRoom(name, "window", size, "; take a smaller window, or fewer layers that shrink");
        height = windows(height, size, stride);
        width = windows(width, size, stride);
        row(name, 0, 0);
    }

    private void dense(String name, int units) {
        long weights = product(product(height, width, channels) + 1, units);
        flatten(units);
        row(name, weights, weights);
    }

    private void flatten(long units) {
        height = 1;
        width = 1;
        channels = units;
        isFlat = true;
    }

    private void needImage(String name) {
        if (isFlat) {
            throw misfit(name, "needs an image, but comes after dense or global-average-pool; put it before");
        }
    }

    private void needRoom(String name, String window, long size, String remedy) {
        if (size > height || size > width) {
            throw misfit(
                    name,
                    String.format(
                            Locale.ROOT,
                            "has a %s of %d×%d on an input of only %d×%d%s",
                            window,
                            size,
                            size,
                            height,
                            width,
                            remedy));
        }
    }

    private Misfit misfit(String name, String problem) {
        return new Misfit(String.format(Locale.ROOT, "layer %d, %s, %s", rows.size() + 1, name, problem));
    }

    private void row(String name, long parameters, long trainable) {
        rows.add(new LayerShape(name, new Extent(height, width, channels, isFlat), parameters, trainable));
    }

    private static long windows(long length, long size, int stride) {
        return (length - size) / stride + 1;
    }

    private static long ceilDiv(long length, int stride) {
        return (length + stride - 1) / stride;
    }
}
