package werkbank.recipe;

/**
 * How much a layer alone in eight bits changes what its network says.
 *
 * @param layer a node of the network, as in {@link Quantisation}
 * @param divergence of the answers from those in 32 bits (Kullback and Leibler 1951), nats per image in the mean
 * @param work its share of the network's multiply-adds, 0 to 1
 */
public record LayerSensitivity(int layer, double divergence, double work) {}
