package werkbank.recipe.layer;

import werkbank.option.Block;
import werkbank.option.Domain;
import werkbank.option.Option;

/**
 * Channels times weights between 0 and 1 that two dense layers make of the channels' means.
 *
 * <p>Hu, Shen and Sun (2018), Squeeze-and-excitation networks.
 *
 * @param reduction channels for each unit of the first dense layer, at least 1
 */
public record SqueezeExcite(int reduction) implements LayerBlock {
    static final LayerKind KIND = LayerKind.of(
                    SqueezeExcite.class,
                    values -> new SqueezeExcite(values.whole("reduction")),
                    Block.of(
                            "squeeze-excite",
                            "Channels times weights that two dense layers make of the channels' means (Hu et al., 2018).",
                            Option.of(
                                    "reduction",
                                    new Domain.Whole(1),
                                    16,
                                    "Channels for each unit of the first dense layer.")))
            .withShortForm();

    @Override
    public LayerKind kind() {
        return KIND;
    }

    @Override
    public int expand(Expansion graph, int input) {
        int channels = (int) graph.extent(input).channels();
        int means = graph.add(new GlobalAveragePool(), input);
        int squeezed =
                graph.add(new Dense(Math.max(1, channels / reduction), Activation.RELU, Initializer.HE_NORMAL), means);
        int weights = graph.add(new Dense(channels, Activation.SIGMOID, Initializer.GLOROT_UNIFORM), squeezed);
        return graph.add(new Scale(), input, weights);
    }
}
