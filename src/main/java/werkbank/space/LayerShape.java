package werkbank.space;

/**
 * A layer's place in a network on images of one size.
 *
 * @param layer name in the YAML file, {@code output} for the softmax layer that the classes make
 * @param output height × width × channels, or units, for instance {@code 28×28×32}
 * @param parameters all numbers that the layer holds
 * @param trainable those of them that gradients change
 */
public record LayerShape(String layer, String output, long parameters, long trainable) {}
