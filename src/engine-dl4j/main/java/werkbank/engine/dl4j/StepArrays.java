package werkbank.engine.dl4j;

import java.util.List;
import java.util.Set;
import java.util.stream.IntStream;
import werkbank.recipe.Extent;
import werkbank.recipe.Layer;
import werkbank.recipe.LayerShape;

/** How many floats a training step of the layers in {@code engine.onednn} holds for each image of the batch. */
final class StepArrays {
    /** oneDNN's widest layout has channels in blocks of 16. */
    private static final int BLOCK = 16;

    /** Their derivative can be had from their value, so that the value overwrites the argument. */
    private static final Set<Layer.Activation> IN_PLACE = Set.of(
            Layer.Activation.IDENTITY,
            Layer.Activation.RELU,
            Layer.Activation.ELU,
            Layer.Activation.TANH,
            Layer.Activation.SIGMOID);

    /** An image in C order, and DL4J's copy of it as a vector. */
    private static final int FLATTENED = 2;

    private final List<Layer> network;
    private final List<LayerShape> rows;
    private final Extent image;

    /**
     * @param rows one for each layer and the output layer
     * @param image what the first layer takes
     */
    StepArrays(List<Layer> network, List<LayerShape> rows, Extent image) {
        this.network = network;
        this.rows = rows;
        this.image = image;
    }

    /** What the forward pass leaves for the backward pass. */
    long kept() {
        long floats = image.values();
        for (int i = 0; i < rows.size(); i++) {
            floats += copies(i) * padded(rows.get(i).output());
            if (rows.get(i).output().isFlat() && !input(i).isFlat()) {
                floats += FLATTENED * input(i).values();
            }
        }
        return floats;
    }

    /** The masks among what is kept, which each network has for itself. */
    long masks() {
        long floats = 0;
        for (int i = 0; i < network.size(); i++) {
            floats += isMasked(network.get(i)) ? padded(rows.get(i).output()) : 0;
        }
        return floats;
    }

    /** The largest input and output of a layer together; images are not padded. */
    long largestPair() {
        return IntStream.range(0, rows.size())
                .mapToLong(i -> padded(rows.get(i).output()) + (i == 0 ? image.values() : padded(input(i))))
                .max()
                .orElseThrow();
    }

    private Extent input(int index) {
        return index == 0 ? image : rows.get(index - 1).output();
    }

    private int copies(int index) {
        if (index == network.size()) {
            return 1;
        }
        Layer layer = network.get(index);
        if (layer instanceof Layer.Convolution conv) {
            return IN_PLACE.contains(conv.activation()) ? 1 : 2;
        }
        if (layer instanceof Layer.Dense dense) {
            return IN_PLACE.contains(dense.activation()) ? 1 : 2;
        }
        return isMasked(layer) ? 2 : 1;
    }

    /** Dropout's factors, or the place of each maximum. */
    private static boolean isMasked(Layer layer) {
        return layer instanceof Layer.Dropout
                || layer instanceof Layer.SpatialDropout
                || layer instanceof Layer.GaussianDropout
                || layer instanceof Layer.AlphaDropout
                || layer instanceof Layer.MaxPool;
    }

    private static long padded(Extent output) {
        long blocks = (output.channels() + BLOCK - 1) / BLOCK;
        return output.isFlat() ? output.values() : output.height() * output.width() * blocks * BLOCK;
    }
}
