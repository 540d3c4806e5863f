package werkbank.engine.dl4j;

import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import org.deeplearning4j.nn.conf.layers.BatchNormalization;
import org.deeplearning4j.nn.multilayer.MultiLayerNetwork;
import werkbank.recipe.NetworkGraph;
import werkbank.recipe.layer.BatchNorm;

/** The shares of running statistics that batch normalisations keep, where a step has another than the next. */
final class RunningShares {
    private final Map<BatchNormalization, BatchNorm> norms = new IdentityHashMap<>();

    /** @param network with a layer for each hidden node of the graph, in its order */
    RunningShares(MultiLayerNetwork network, NetworkGraph graph) {
        List<NetworkGraph.Node> nodes = graph.hidden();
        for (int i = 0; i < nodes.size(); i++) {
            if (nodes.get(i).layer() instanceof BatchNorm norm && norm.debiased()) {
                norms.put((BatchNormalization) network.getLayer(i).conf().getLayer(), norm);
            }
        }
    }

    /**
     * Has the layers keep what they keep at that step.
     *
     * @param step from 1
     */
    void set(long step) {
        norms.forEach((settings, norm) -> settings.setDecay(norm.momentum(step)));
    }
}
