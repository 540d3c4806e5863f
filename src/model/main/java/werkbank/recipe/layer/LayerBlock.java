package werkbank.recipe.layer;

/** An item of a network's list that is made of several layers. */
public sealed interface LayerBlock extends Layer permits Residual, Branches, SqueezeExcite, SeparableConvolution {}
