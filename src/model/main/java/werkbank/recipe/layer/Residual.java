package werkbank.recipe.layer;

import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import werkbank.option.Block;
import werkbank.option.Domain;
import werkbank.option.Option;

/**
 * Layers to whose output their input is added.
 *
 * <p>He, Zhang, Ren and Sun (2016), Deep residual learning for image recognition. Where the layers change the size, a
 * convolution of 1 × 1 without bias brings the input to it, with a batch normalisation behind it if the layers have one, and the
 * means of windows before it where no stride gives the size.
 *
 * @param layers of the branch, at least one
 * @param activation of the sum
 * @param drop share of the images whose branch is left out in training, in [0, 1): {@link StochasticDepth}
 */
public record Residual(List<Layer> layers, Activation activation, double drop) implements LayerBlock {
    static final LayerKind KIND = LayerKind.of(
            Residual.class,
            LayerKind.Branches.ONE,
            (values, lists) ->
                    new Residual(lists.get(0), values.constant("activation", Activation.class), values.real("drop")),
            Block.of(
                    "residual",
                    "Layers to whose output their input is added (He et al., 2016), through a convolution of 1 × 1 where"
                            + " they change its size.",
                    Activation.OPTION,
                    Option.of(
                            "drop",
                            Domain.Real.atLeast(0).below(1),
                            0.0,
                            "Share of the images whose layers are left out in training: stochastic depth (Huang et al.,"
                                    + " 2016).")));

    public Residual {
        layers = List.copyOf(layers);
    }

    @Override
    public LayerKind kind() {
        return KIND;
    }

    @Override
    public int expand(Expansion graph, int input) {
        int branch = graph.addAll("", layers, input);
        int kept = drop > 0 ? graph.add(new StochasticDepth(drop), branch) : branch;
        int shortcut = shortcut(graph, input, graph.extent(branch));
        int sum = graph.add(new Add(), kept, shortcut);
        return activation == Activation.IDENTITY ? sum : graph.add(new ActivationLayer(activation), sum);
    }

    /** The input itself, or a projection of it to the size of the branch. */
    private int shortcut(Expansion graph, int input, Extent wanted) {
        Extent given = graph.extent(input);
        if (given.equals(wanted)) {
            return input;
        }
        if (wanted.isFlat()) {
            return graph.add(
                    new Dense((int) wanted.channels(), Activation.IDENTITY, Initializer.GLOROT_UNIFORM), input);
        }
        int projected = projection(graph, input, wanted);
        return norm().map(norm -> graph.add(norm, projected)).orElse(projected);
    }

    /** Strides round up; where the branch rounded down, as pooling does, the mean of windows that are as large does it too. */
    private static int projection(Expansion graph, int input, Extent wanted) {
        Extent given = graph.extent(input);
        // Of a height or width that is small, several strides make the same: the other one tells.
        int stride = Math.max(upwards(given.height(), wanted.height()), upwards(given.width(), wanted.width()));
        Convolution strided = convolution(wanted.channels(), stride);
        int window = (int) Math.max(1, given.height() / wanted.height());
        AveragePool means = new AveragePool(window, window);
        if (strided.output(given).equals(wanted)) {
            return graph.add(strided, input);
        }
        boolean areMeans = means.output(given).equals(of(wanted, given.channels()));
        return graph.add(convolution(wanted.channels(), 1), areMeans ? graph.add(means, input) : input);
    }

    private static Extent of(Extent size, long channels) {
        return Extent.image(size.height(), size.width(), channels);
    }

    private static int upwards(long given, long wanted) {
        return (int) Math.max(1, (given + wanted - 1) / wanted);
    }

    private static Convolution convolution(long filters, int stride) {
        return new Convolution(
                (int) filters,
                1,
                stride,
                1,
                Convolution.Padding.SAME,
                Activation.IDENTITY,
                Initializer.HE_NORMAL,
                true);
    }

    /** The last batch normalisation of the branch. */
    private Optional<BatchNorm> norm() {
        return layers.stream()
                .flatMap(layer -> layer instanceof BatchNorm norm ? Stream.of(norm) : Stream.empty())
                .reduce((first, last) -> last);
    }
}
