package werkbank.recipe;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import werkbank.InputException;
import werkbank.recipe.layer.Activation;
import werkbank.recipe.layer.Dense;
import werkbank.recipe.layer.Extent;
import werkbank.recipe.layer.Initializer;
import werkbank.recipe.layer.Layer;
import werkbank.recipe.layer.ParameterCount;

/**
 * The shape of each layer's output in a network, and its count of parameters; computed without building the network.
 * Counts are Keras's: batch normalisation has four a channel, two of them trainable.
 */
public final class NetworkShapes {
    /** Numbers in one array, parameters or outputs: its buffer is addressed with ints. */
    private static final long MOST = Integer.MAX_VALUE;

    private final List<LayerShape> rows = new ArrayList<>();
    private Extent last;

    /** @param images that the network takes */
    public NetworkShapes(Shape images) {
        last = Extent.image(images.height(), images.width(), images.channels());
    }

    /**
     * Infers a row for each layer, and one for the output layer.
     *
     * @param images that the network takes
     * @param classes outputs of the softmax layer
     * @throws InputException when a layer can't take what comes before it; the message has its number and the sizes
     */
    public static List<LayerShape> infer(List<Layer> network, Shape images, int classes) {
        NetworkShapes shapes = new NetworkShapes(images);
        network.forEach(shapes::add);
        shapes.add("output", new Dense(classes, Activation.IDENTITY, Initializer.GLOROT_UNIFORM));
        return List.copyOf(shapes.rows);
    }

    /** The count of all parameters of a network. */
    public static long parameters(List<LayerShape> rows) {
        return rows.stream().mapToLong(LayerShape::parameters).sum();
    }

    /** The count of a network's parameters that gradients change. */
    public static long trainable(List<LayerShape> rows) {
        return rows.stream().mapToLong(LayerShape::trainable).sum();
    }

    /** A layer can't take what comes before it. */
    public static final class Misfit extends InputException {
        private Misfit(String message) {
            super(message);
        }
    }

    /** @throws Misfit when it can't take what comes before it */
    public void add(Layer layer) {
        String name = layer.kind().name();
        layer.misfit(last).ifPresent(problem -> {
            throw misfit(name, problem);
        });
        add(name, layer);
    }

    private void add(String name, Layer layer) {
        ParameterCount count = layer.parameters(last);
        last = layer.output(last);
        rows.add(new LayerShape(name, last, count.all(), count.trainable()));
    }

    /**
     * A layer that comes next against the batches that it will see.
     *
     * @param images of the smallest batch size
     * @throws Misfit when it learns nothing from such a batch
     */
    public void checkBatch(Layer layer, int images) {
        layer.batchMisfit(last, images).ifPresent(problem -> {
            throw misfit(layer.kind().name(), problem);
        });
    }

    /**
     * The layer that was added last against what a computer can hold.
     *
     * @throws Misfit when its parameters, or what it puts out for one image, are more than one array can have
     */
    public void checkSize() {
        LayerShape row = rows.remove(rows.size() - 1);
        needCountable(row.layer(), "parameters", row.parameters());
        needCountable(row.layer(), "outputs", last.values());
        rows.add(row);
    }

    private void needCountable(String name, String what, long count) {
        if (count > MOST) {
            throw misfit(
                    name,
                    String.format(
                            Locale.ROOT, "has more %s than the %,d that one array holds; make it smaller", what, MOST));
        }
    }

    private Misfit misfit(String name, String problem) {
        return new Misfit(String.format(Locale.ROOT, "layer %d, %s, %s", rows.size() + 1, name, problem));
    }
}
