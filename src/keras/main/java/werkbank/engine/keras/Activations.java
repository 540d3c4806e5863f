package werkbank.engine.keras;

import java.util.Map;
import werkbank.InputException;
import werkbank.recipe.layer.Activation;

/** Keras's activation functions that are ours to the last digit that a float has. */
final class Activations {
    private static final Map<String, Activation> OURS = Map.of(
            "linear", Activation.IDENTITY,
            "relu", Activation.RELU,
            "elu", Activation.ELU,
            "selu", Activation.SELU,
            "swish", Activation.SWISH,
            "silu", Activation.SWISH,
            "tanh", Activation.TANH,
            "sigmoid", Activation.SIGMOID);

    /** The slope of ours below 0. */
    private static final double LEAK = 0.01;

    private static final double TOLERANCE = 1e-9;

    private Activations() {}

    /** @throws InputException when we don't have a layer's function */
    static Activation of(ListedLayer layer) {
        if (layer.lacks("activation")) {
            return Activation.IDENTITY;
        }
        String name = layer.setting("activation").asText();
        if (!OURS.containsKey(name)) {
            throw layer.refusal(
                    "has the activation %s, which Werkbank doesn't have as Keras computes it; train it with one of %s",
                    layer.setting("activation"),
                    String.join(", ", OURS.keySet().stream().sorted().toList()));
        }
        return OURS.get(name);
    }

    /** The function of a layer {@code ReLU}, which may have a bound, a slope and a threshold. */
    static Activation rectifier(ListedLayer layer) {
        layer.requireNone("max_value");
        requireZero(layer, "negative_slope");
        requireZero(layer, "threshold");
        return Activation.RELU;
    }

    private static void requireZero(ListedLayer layer, String key) {
        if (!layer.lacks(key) && layer.number(key) != 0) {
            throw layer.refusal("has the %s %s; Werkbank's is 0", key, layer.setting(key));
        }
    }

    /** The function of a layer {@code LeakyReLU}; Keras 3 has another name for the slope. */
    static Activation leaky(ListedLayer layer) {
        String key = layer.lacks("alpha") ? "negative_slope" : "alpha";
        if (Math.abs(layer.number(key) - LEAK) > TOLERANCE) {
            throw layer.refusal("has the %s %s; Werkbank's leakyrelu has %s", key, layer.setting(key), LEAK);
        }
        return Activation.LEAKYRELU;
    }

    /** The function of a layer {@code ELU}. */
    static Activation exponential(ListedLayer layer) {
        if (layer.number("alpha") != 1) {
            throw layer.refusal("has the alpha %s; Werkbank's elu has 1", layer.setting("alpha"));
        }
        return Activation.ELU;
    }
}
