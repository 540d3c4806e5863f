package werkbank.engine.cpu;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.bytedeco.dnnl.memory.data_type;
import werkbank.engine.executor.ConvolutionShapes;
import werkbank.engine.fused.Folded;
import werkbank.engine.fused.FusedLayer;
import werkbank.engine.fused.FusedNetwork;
import werkbank.engine.fused.Line;
import werkbank.engine.fused.Step;
import werkbank.engine.operation.ConvolutionShape;
import werkbank.recipe.Quantisation;

/** The numbers that a network is computed with: levels, or floats. Has the weights, which batches of all sizes share. */
final class Arithmetic {
    private final FusedNetwork network;
    private final Optional<Quantisation> quantisation;
    /** The nodes of the layers with weights whose inputs are floats. */
    private final Set<Integer> floats;

    private final List<Optional<Part>> parts = new ArrayList<>();

    /** A layer with weights. */
    private record Part(Multiplier multiplier, Folded steps, WeightOrder order) {}

    private Arithmetic(FusedNetwork network, Optional<Quantisation> quantisation, Set<Integer> floats) {
        this.network = network.withoutWeights();
        this.quantisation = quantisation;
        this.floats = floats;
        for (int layer = 0; layer < network.layers().size(); layer++) {
            parts.add(part(layer, network.layers().get(layer)));
        }
    }

    static Arithmetic floats(FusedNetwork network) {
        return new Arithmetic(network, Optional.empty(), Set.of());
    }

    static Arithmetic levels(FusedNetwork network, Quantisation quantisation) {
        return levels(network, quantisation, network.logits());
    }

    /** @param logits the node whose sums are made of what is not rounded, which costs little; it need not be in the network */
    static Arithmetic levels(FusedNetwork network, Quantisation quantisation, int logits) {
        Set<Integer> floats = new HashSet<>(quantisation.floats());
        floats.add(logits);
        return new Arithmetic(network, Optional.of(quantisation), floats);
    }

    private Optional<Part> part(int layer, FusedLayer of) {
        if (of.work() instanceof FusedLayer.Filters filters) {
            return Optional.of(part(layer, of, filters.weights(), isPadded(of, filters)));
        }
        return of.work() instanceof FusedLayer.Matrix matrix
                ? Optional.of(part(layer, of, matrix.weights(), false))
                : Optional.empty();
    }

    private Part part(int layer, FusedLayer of, float[] weights, boolean isPadded) {
        WeightOrder order = WeightOrder.of(of);
        Folded steps = Folded.of(corrected(of), levels(layer).line(order.outputs()));
        Line inner = steps.inner();
        float[] multiplied = weights.clone();
        for (int i = 0; i < multiplied.length; i++) {
            multiplied[i] *= inner.factors()[order.output(i)];
        }
        Levels input = takesReal(layer) ? Levels.NONE : levels(of.inputs().get(0));
        Multiplier multiplier = taken(layer) == data_type.u8
                ? Multiplier.levels(order, multiplied, inner.shifts(), input, isPadded)
                : Multiplier.floats(order, multiplied, inner.shifts(), input);
        return new Part(multiplier, steps, order);
    }

    private List<Step> corrected(FusedLayer of) {
        List<Float> shifts =
                quantisation.map(q -> q.corrections().get(of.node())).orElse(List.of());
        if (shifts.isEmpty()) {
            return of.steps();
        }
        List<Step> steps = new ArrayList<>(of.steps());
        steps.add(0, Line.shift(shifts));
        return steps;
    }

    private static boolean isPadded(FusedLayer layer, FusedLayer.Filters filters) {
        ConvolutionShape shape = ConvolutionShapes.of(layer.input(), layer.output(), filters.like(), 1);
        return shape.padTop() + shape.padLeft() + shape.padBottom() + shape.padRight() > 0;
    }

    /** The network, whose weights are here. */
    FusedNetwork network() {
        return network;
    }

    /** Whether layers hand on levels and not floats. */
    boolean areLevels() {
        return quantisation.isPresent();
    }

    /** The type of what layers hand on. */
    data_type type() {
        return areLevels() ? data_type.u8 : data_type.f32;
    }

    /** The type of what a layer takes. */
    data_type taken(int layer) {
        return isInFloats(layer) ? data_type.f32 : type();
    }

    /** Whether a layer takes floats, and writes some. */
    boolean isInFloats(int layer) {
        return !areLevels() || floats.contains(network.layers().get(layer).node());
    }

    /** Whether a layer takes real numbers and not levels: 0 is around its inputs, and is no level of theirs. */
    boolean takesReal(int layer) {
        FusedLayer of = network.layers().get(layer);
        return isInFloats(layer)
                && isPadded(layer)
                && levels(of.inputs().get(0)).zero() != 0;
    }

    /** Tells what the numbers that a layer puts out stand for. */
    Levels levels(int layer) {
        if (!areLevels() || network.isLast(layer)) {
            return Levels.NONE;
        }
        if (layer == FusedNetwork.IMAGES) {
            return Levels.PIXELS;
        }
        FusedLayer of = network.layers().get(layer);
        return of.hasOwnRange()
                ? Levels.of(quantisation.get().outputs().get(of.node()))
                : levels(of.inputs().get(0));
    }

    /** The weights of a layer that has some. */
    Multiplier multiplier(int layer) {
        return parts.get(layer).orElseThrow().multiplier;
    }

    /** Whether a layer's primitive is to be told the level of 0. */
    boolean isPadded(int layer) {
        FusedLayer of = network.layers().get(layer);
        return of.work() instanceof FusedLayer.Filters filters && isPadded(of, filters);
    }

    /**
     * Makes the operations that follow the sums of a layer with weights.
     *
     * @param isClamped whether it can't put out less than 0
     */
    PostOperations behind(int layer, boolean isClamped) {
        Part part = parts.get(layer).orElseThrow();
        return PostOperations.of(part.steps, isClamped, part.order::perChannel);
    }

    /**
     * Makes the operations that follow the sum of two inputs.
     *
     * @param least what it is when all levels are 0
     * @param isClamped whether it can't put out less than 0
     */
    PostOperations behindSum(int layer, double least, boolean isClamped) {
        FusedLayer of = network.layers().get(layer);
        int channels = (int) of.output().channels();
        List<Step> steps = new ArrayList<>(of.steps());
        steps.add(0, Line.of(channels, 1, least));
        Folded folded = Folded.of(steps, levels(layer).line(channels));
        return PostOperations.ofSum(folded, isClamped, () -> WeightOrder.perChannel(channels));
    }
}
