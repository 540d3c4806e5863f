package werkbank.engine.dl4j;

import java.util.List;
import java.util.stream.IntStream;
import werkbank.recipe.LayerShape;
import werkbank.recipe.NetworkGraph;
import werkbank.recipe.layer.Extent;
import werkbank.recipe.layer.KeptArrays;

/** How many floats a training step of the layers in {@code engine.onednn} holds for each image of the batch. */
final class StepArrays {
    /** The widest block of channels: oneDNN's widest layout has 16. */
    private static final int BLOCK = 16;

    /** An image in C order, and DL4J's copy of it as a vector. */
    private static final int FLATTENED = 2;

    private final List<NetworkGraph.Node> network;
    private final List<LayerShape> rows;
    private final Extent image;

    /**
     * @param network the output layer is the last node
     * @param rows one for each node
     * @param image what the first layer takes
     */
    StepArrays(List<NetworkGraph.Node> network, List<LayerShape> rows, Extent image) {
        this.network = network;
        this.rows = rows;
        this.image = image;
    }

    /** The floats that the forward pass leaves for the backward pass. */
    long kept() {
        long floats = image.values();
        for (int i = 0; i < rows.size(); i++) {
            floats += kept(i).arrays() * padded(rows.get(i).output());
            if (rows.get(i).output().isFlat() && !input(i).isFlat()) {
                floats += FLATTENED * input(i).values();
            }
        }
        return floats;
    }

    /** The masks among what is kept, which each network has for itself. */
    long masks() {
        long floats = 0;
        for (int i = 0; i < rows.size(); i++) {
            floats += kept(i).masks() * padded(rows.get(i).output());
        }
        return floats;
    }

    /** The arrays kept of a layer, or of the output layer, which comes last. */
    private KeptArrays kept(int index) {
        return index == network.size() - 1
                ? KeptArrays.OUTPUT
                : network.get(index).layer().kept();
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

    private static long padded(Extent output) {
        long blocks = (output.channels() + BLOCK - 1) / BLOCK;
        return output.isFlat() ? output.values() : output.height() * output.width() * blocks * BLOCK;
    }
}
