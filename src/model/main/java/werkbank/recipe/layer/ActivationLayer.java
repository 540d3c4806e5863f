package werkbank.recipe.layer;

import werkbank.option.Block;
import werkbank.option.Option;

/** An activation function on its own, for instance after a batch normalisation. */
public record ActivationLayer(Activation function) implements ElementaryLayer {
    static final LayerKind KIND = LayerKind.of(
                    ActivationLayer.class,
                    values -> new ActivationLayer(values.constant("function", Activation.class)),
                    Block.of(
                            "activation",
                            "An activation function on its own.",
                            Option.required("function", Activation.DOMAIN, "Activation function.")))
            .withShortForm();

    @Override
    public <R> R accept(Visitor<R> visitor) {
        return visitor.visit(this);
    }

    @Override
    public LayerKind kind() {
        return KIND;
    }
}
