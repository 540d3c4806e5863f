package werkbank.engine.keras;

import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.deeplearning4j.nn.modelimport.keras.exceptions.InvalidKerasConfigurationException;
import org.deeplearning4j.nn.multilayer.MultiLayerNetwork;
import org.nd4j.linalg.api.ndarray.INDArray;
import werkbank.recipe.NetworkGraph;
import werkbank.recipe.layer.BatchNorm;
import werkbank.recipe.layer.Convolution;
import werkbank.recipe.layer.Dense;
import werkbank.recipe.layer.Extent;

/**
 * Puts the weights that DL4J has imported in the order of a network of ours, node by node. Keras flattens images row by row
 * with their channels side by side, Werkbank channel by channel: the weights behind are put in that order.
 */
final class ParameterOrder {
    private static final String WEIGHTS = "W";
    private static final String BIAS = "b";

    private final float[] all;
    private int at;

    private ParameterOrder(int count) {
        this.all = new float[count];
    }

    /**
     * Puts all parameters in one array.
     *
     * @param graph the network in our layers
     * @param imported the network of DL4J, whose layers have Keras's names
     * @param names Keras's name of each node
     * @return [parameters] node by node
     * @throws InvalidKerasConfigurationException when a layer has more or fewer weights than its sizes need
     */
    static float[] of(NetworkGraph graph, MultiLayerNetwork imported, List<String> names)
            throws InvalidKerasConfigurationException {
        ParameterOrder order = new ParameterOrder(Math.toIntExact(graph.parameters()));
        for (NetworkGraph.Node node : graph.nodes()) {
            String name = names.get(node.index());
            if (node.parameters() > 0) {
                order.add(node, imported.getLayer(name).paramTable(false), name);
            }
        }
        return order.all;
    }

    private void add(NetworkGraph.Node node, Map<String, INDArray> arrays, String name)
            throws InvalidKerasConfigurationException {
        int end = at + (int) node.parameters();
        // A dense layer of Keras may have no bias, ours then have one of 0.
        boolean unbiased = node.layer() instanceof Dense && !arrays.containsKey(BIAS);
        long given = arrays.values().stream().mapToLong(INDArray::length).sum()
                + (unbiased ? node.output().channels() : 0);
        if (given != node.parameters()) {
            throw new InvalidKerasConfigurationException(String.format(
                    Locale.ROOT, "its layer '%s' has %d weights; it needs %d", name, given, node.parameters()));
        }
        if (node.layer() instanceof Convolution layer) {
            add(arrays, BIAS, !layer.unbiased());
            add(arrays, WEIGHTS, true);
        } else if (node.layer() instanceof BatchNorm) {
            List.of("gamma", "beta", "mean", "var").forEach(array -> add(arrays, array, true));
        } else if (node.layer() instanceof Dense) {
            addDense(arrays.get(WEIGHTS), node.input());
            add(arrays, BIAS, arrays.containsKey(BIAS));
        }
        at = end;
    }

    private void add(Map<String, INDArray> arrays, String name, boolean isThere) {
        if (isThere) {
            for (float number : arrays.get(name).dup('c').data().asFloat()) {
                all[at++] = number;
            }
        }
    }

    /** Turns [height][width][channels][units] into [units][channels][height][width]. */
    private void addDense(INDArray weights, Extent input) {
        float[][] numbers = weights.toFloatMatrix();
        int units = (int) weights.size(1);
        int channels = (int) input.channels();
        int pixels = (int) (input.values() / channels);
        for (int unit = 0; unit < units; unit++) {
            for (int channel = 0; channel < channels; channel++) {
                for (int pixel = 0; pixel < pixels; pixel++) {
                    all[at++] = numbers[pixel * channels + channel][unit];
                }
            }
        }
    }
}
