package werkbank.recipe.layer;

import werkbank.option.Domain;
import werkbank.option.Option;

/** Activation functions that a layer may name, in lower case, in the YAML file. */
public enum Activation {
    RELU(true),
    ELU(true),
    SELU(false),
    GELU(false),
    SWISH(false),
    LEAKYRELU(false),
    TANH(true),
    SIGMOID(true),
    IDENTITY(true);

    static final Domain DOMAIN = Domain.Word.of(values());

    /** The key {@code activation} of the layers that have one. */
    static final Option OPTION = Option.of("activation", DOMAIN, "relu", "Activation function.");

    private final boolean isInPlace;

    Activation(boolean isInPlace) {
        this.isInPlace = isInPlace;
    }

    /** Whether the derivative can be had from the function's value alone. */
    public boolean isInPlace() {
        return isInPlace;
    }

    /**
     * The arrays that are kept of a layer that ends with the function; its derivative may be had from its value alone,
     * which then overwrites the argument.
     */
    KeptArrays kept() {
        return isInPlace ? KeptArrays.OUTPUT : KeptArrays.WITH_ARGUMENT;
    }
}
