package werkbank.engine.fused;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import werkbank.engine.executor.Role;
import werkbank.engine.executor.SavedArrays;
import werkbank.engine.saved.ReadNetwork;
import werkbank.recipe.NetworkGraph;
import werkbank.recipe.NetworkGraph.Node;
import werkbank.recipe.layer.Activation;
import werkbank.recipe.layer.ActivationLayer;
import werkbank.recipe.layer.Add;
import werkbank.recipe.layer.AlphaDropout;
import werkbank.recipe.layer.AveragePool;
import werkbank.recipe.layer.BatchNorm;
import werkbank.recipe.layer.Concatenate;
import werkbank.recipe.layer.Convolution;
import werkbank.recipe.layer.Dense;
import werkbank.recipe.layer.DepthwiseConvolution;
import werkbank.recipe.layer.Dropout;
import werkbank.recipe.layer.ElementaryLayer;
import werkbank.recipe.layer.Expansion;
import werkbank.recipe.layer.Factor;
import werkbank.recipe.layer.GaussianDropout;
import werkbank.recipe.layer.GlobalAveragePool;
import werkbank.recipe.layer.GlobalMaxPool;
import werkbank.recipe.layer.GroupNorm;
import werkbank.recipe.layer.Initializer;
import werkbank.recipe.layer.MaxPool;
import werkbank.recipe.layer.Scale;
import werkbank.recipe.layer.SpatialDropout;
import werkbank.recipe.layer.Standardisation;
import werkbank.recipe.layer.StochasticDepth;
import werkbank.recipe.layer.Whitening;

/** Joins the layers of a network, node by node. A visit gives the fused layer that has the node's output. */
final class Fusion implements ElementaryLayer.Visitor<Integer> {
    private final NetworkGraph graph;
    private final SavedArrays arrays;
    private final List<FusedLayer> layers = new ArrayList<>();
    /** The fused layer that has the output of a node. */
    private final Map<Integer, Integer> holders = new HashMap<>();

    private Node node;

    private Fusion(ReadNetwork network) {
        this.graph = network.graph();
        this.arrays = new SavedArrays(network);
        holders.put(FusedNetwork.IMAGES, FusedNetwork.IMAGES);
    }

    static List<FusedLayer> of(ReadNetwork network) {
        Fusion fusion = new Fusion(network);
        for (Node node : network.graph().nodes()) {
            fusion.node = node;
            fusion.holders.put(node.index(), node.layer().accept(fusion));
        }
        return List.copyOf(fusion.layers);
    }

    private int source() {
        return holders.get(node.inputs().get(0));
    }

    private int add(FusedLayer.Work work, Step... steps) {
        layers.add(new FusedLayer(
                node.index(),
                work,
                node.inputs().stream().map(holders::get).toList(),
                node.input(),
                node.output(),
                List.of(steps)));
        return layers.size() - 1;
    }

    /** Adds a step to the layer before, or a layer of it alone. */
    private int step(Step step) {
        int source = source();
        if (source != FusedNetwork.IMAGES && layers.get(source).takes(step) && isReadOnce(source)) {
            layers.set(source, layers.get(source).with(node.index(), step));
            return source;
        }
        int channels = channels();
        float[] ones = Line.of(channels, 1, 0).factors();
        Convolution each =
                new Convolution(channels, 1, 1, 1, Convolution.Padding.VALID, Activation.IDENTITY, Initializer.DIRAC);
        return add(new FusedLayer.Filters(each, true, ones), step);
    }

    /** Whether one layer alone takes what a fused layer has. */
    private boolean isReadOnce(int layer) {
        return graph.nodes().stream()
                        .filter(other -> !passesOn(other))
                        .flatMap(other -> other.inputs().stream())
                        .filter(input -> real(input) == layers.get(layer).node())
                        .count()
                == 1;
    }

    /** The node whose output a node has. */
    private int real(int index) {
        return index != Expansion.IMAGES && passesOn(graph.nodes().get(index))
                ? real(graph.nodes().get(index).inputs().get(0))
                : index;
    }

    private static boolean passesOn(Node node) {
        return node.layer().actsInTrainingOnly()
                || node.layer() instanceof ActivationLayer layer && layer.function() == Activation.IDENTITY;
    }

    private int function(Activation function, int layer) {
        if (function != Activation.IDENTITY) {
            layers.set(layer, layers.get(layer).with(node.index(), new Step.Function(function)));
        }
        return layer;
    }

    private int channels() {
        return (int) node.input().channels();
    }

    private float[] array(Role role) {
        return arrays.of(node.index(), role);
    }

    private int convolution(Convolution conv, boolean isDepthwise) {
        var work = new FusedLayer.Filters(conv, isDepthwise, array(Role.WEIGHTS));
        int layer = conv.unbiased() ? add(work) : add(work, Line.shift(array(Role.BIAS)));
        return function(conv.activation(), layer);
    }

    @Override
    public Integer visit(Convolution conv) {
        return convolution(conv, false);
    }

    @Override
    public Integer visit(Whitening layer) {
        return convolution(layer.like(node.input()), false);
    }

    @Override
    public Integer visit(DepthwiseConvolution layer) {
        return convolution(layer.like(node.input()), true);
    }

    @Override
    public Integer visit(Dense dense) {
        int layer = add(new FusedLayer.Matrix(array(Role.WEIGHTS)), Line.shift(array(Role.BIAS)));
        return function(dense.activation(), layer);
    }

    @Override
    public Integer visit(BatchNorm norm) {
        float[] factors = array(Role.GAMMA);
        float[] shifts = array(Role.BETA);
        float[] means = array(Role.MEAN);
        float[] variances = array(Role.VARIANCE);
        for (int c = 0; c < factors.length; c++) {
            factors[c] /= (float) Math.sqrt(variances[c] + norm.epsilon());
            shifts[c] -= means[c] * factors[c];
        }
        return step(new Line(factors, shifts));
    }

    @Override
    public Integer visit(Standardisation layer) {
        float[] factors = new float[channels()];
        float[] shifts = new float[channels()];
        for (int c = 0; c < factors.length; c++) {
            factors[c] = 1 / layer.deviations().get(c).floatValue();
            shifts[c] = -layer.means().get(c).floatValue() * factors[c];
        }
        return step(new Line(factors, shifts));
    }

    @Override
    public Integer visit(Factor layer) {
        return step(Line.of(channels(), layer.value(), 0));
    }

    @Override
    public Integer visit(ActivationLayer layer) {
        return passesOn(node) ? source() : step(new Step.Function(layer.function()));
    }

    @Override
    public Integer visit(MaxPool pool) {
        return add(new FusedLayer.Windows(true, pool.size(), pool.stride()));
    }

    @Override
    public Integer visit(AveragePool pool) {
        return add(new FusedLayer.Windows(false, pool.size(), pool.stride()));
    }

    @Override
    public Integer visit(GlobalMaxPool pool) {
        return add(new FusedLayer.Whole(true));
    }

    @Override
    public Integer visit(GlobalAveragePool pool) {
        return add(new FusedLayer.Whole(false));
    }

    @Override
    public Integer visit(Add layer) {
        return add(new FusedLayer.Sum());
    }

    @Override
    public Integer visit(Dropout layer) {
        return source();
    }

    @Override
    public Integer visit(SpatialDropout layer) {
        return source();
    }

    @Override
    public Integer visit(GaussianDropout layer) {
        return source();
    }

    @Override
    public Integer visit(AlphaDropout layer) {
        return source();
    }

    @Override
    public Integer visit(StochasticDepth layer) {
        return source();
    }

    @Override
    public Integer visit(GroupNorm layer) {
        throw new IllegalArgumentException("a normalisation over groups depends on the whole image");
    }

    @Override
    public Integer visit(Concatenate layer) {
        throw new IllegalArgumentException("inputs side by side have a range each");
    }

    @Override
    public Integer visit(Scale layer) {
        throw new IllegalArgumentException("its factors depend on the image");
    }
}
