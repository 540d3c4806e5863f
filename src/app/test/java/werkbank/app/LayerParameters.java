package werkbank.app;

import java.util.Arrays;
import werkbank.engine.saved.ReadNetwork;
import werkbank.recipe.NetworkGraph;

/** The numbers of one layer among those of a whole network. */
final class LayerParameters {
    private LayerParameters() {}

    /** @param name of the layer, for instance {@code 1-conv} */
    static float[] of(ReadNetwork network, String name) {
        int at = 0;
        for (NetworkGraph.Node node : network.graph().nodes()) {
            int end = at + (int) node.parameters();
            if (node.name().equals(name)) {
                return Arrays.copyOfRange(network.parameters(), at, end);
            }
            at = end;
        }
        throw new AssertionError(name);
    }
}
