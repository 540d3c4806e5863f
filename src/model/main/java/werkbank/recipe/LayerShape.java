package werkbank.recipe;

import werkbank.recipe.layer.Extent;

/**
 * A layer's place in a network on images of one size.
 *
 * @param layer name in the YAML file, {@code output} for the softmax layer that the classes make
 * @param output what it puts out for one image
 * @param parameters all numbers that the layer holds
 * @param trainable those of them that gradients change
 */
public record LayerShape(String layer, Extent output, long parameters, long trainable) {}
