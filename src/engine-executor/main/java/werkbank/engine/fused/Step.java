package werkbank.engine.fused;

import werkbank.recipe.layer.Activation;

/** Something that happens to each number of a layer's sums. */
public sealed interface Step permits Line, Step.Function {
    /** An activation function, not the identity. */
    record Function(Activation activation) implements Step {}
}
