package werkbank.engine.saved;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Map;
import werkbank.recipe.layer.Activation;
import werkbank.recipe.layer.Initializer;

/** DL4J's activation functions and initializers as JSON. */
final class FunctionJson {
    /** DL4J's names of activation functions. */
    static final Map<Activation, String> ACTIVATIONS = Map.of(
            Activation.RELU, "ReLU",
            Activation.ELU, "ELU",
            Activation.SELU, "SELU",
            Activation.GELU, "GELU",
            Activation.SWISH, "Swish",
            Activation.LEAKYRELU, "LReLU",
            Activation.TANH, "TanH",
            Activation.SIGMOID, "Sigmoid",
            Activation.IDENTITY, "Identity");

    /** DL4J's names of initializers. */
    static final Map<Initializer, String> INITIALIZERS = Map.of(
            Initializer.GLOROT_UNIFORM, "XavierUniform",
            Initializer.GLOROT_NORMAL, "Xavier",
            Initializer.HE_UNIFORM, "ReluUniform",
            Initializer.HE_NORMAL, "Relu",
            Initializer.LECUN_NORMAL, "Normal",
            Initializer.DIRAC, "Uniform");

    private FunctionJson() {}

    static ObjectNode of(Initializer initializer) {
        return Nodes.of(Names.WEIGHTS + INITIALIZERS.get(initializer));
    }

    static ObjectNode of(Activation activation) {
        ObjectNode node = Nodes.of(Names.ACTIVATIONS + ACTIVATIONS.get(activation));
        return switch (activation) {
            case RELU -> node.putNull("max").putNull("negativeSlope").putNull("threshold");
            case ELU -> node.put("alpha", 1.0);
            case LEAKYRELU -> node.put("alpha", 0.01);
            case GELU -> node.put("precise", false);
            case SELU, SWISH, TANH, SIGMOID, IDENTITY -> node;
        };
    }
}
