package werkbank.engine.fused;

import java.util.ArrayList;
import java.util.List;
import werkbank.recipe.layer.Convolution;
import werkbank.recipe.layer.Extent;

/**
 * Sums and the steps behind them, which are computed at once.
 *
 * @param node the last node of the network that it computes
 * @param work how the sums come about
 * @param inputs the layers that it takes from, {@link FusedNetwork#IMAGES} for the images
 * @param input size of what it takes first for one image
 * @param output size of what it puts out for one image
 * @param steps behind the sums
 */
public record FusedLayer(int node, Work work, List<Integer> inputs, Extent input, Extent output, List<Step> steps) {
    /** Computes a layer's sums. */
    public sealed interface Work {}

    /**
     * Sums over windows of an image: a convolution.
     *
     * @param like its sizes
     * @param isDepthwise whether each channel has a filter of its own
     * @param weights [filters][taps][channels], or [taps][channels] of a depthwise one
     */
    public record Filters(Convolution like, boolean isDepthwise, float[] weights) implements Work {}

    /**
     * A dense layer.
     *
     * @param weights [units][inputs], the inputs pixel by pixel
     */
    public record Matrix(float[] weights) implements Work {}

    /** Windows of an image; none is larger than it. */
    public record Windows(boolean isMaximum, int size, int stride) implements Work {}

    /** Whole images: a number for each channel. */
    public record Whole(boolean isMaximum) implements Work {}

    /** The sum of two inputs. */
    public record Sum() implements Work {}

    /** Whether its output has numbers that no input has, so that they have a range of their own. */
    public boolean hasOwnRange() {
        return !(work instanceof Windows || work instanceof Whole whole && whole.isMaximum);
    }

    /**
     * Whether a step behind it can be computed with it. It has one function at most: in oneDNN 2.5.2 a second operation of a kind
     * has the numbers of the first.
     */
    boolean takes(Step step) {
        if (step instanceof Step.Function && steps.stream().anyMatch(Step.Function.class::isInstance)) {
            return false;
        }
        return work instanceof Filters
                || work instanceof Matrix
                || work instanceof Sum && step instanceof Step.Function;
    }

    /** Whether it multiplies what it takes by weights. */
    public boolean hasWeights() {
        return work instanceof Filters || work instanceof Matrix;
    }

    /** Multiply-adds for one image; 0 without weights. */
    public long multiplyAdds() {
        if (work instanceof Filters filters) {
            return filters.weights.length * output.height() * output.width();
        }
        return work instanceof Matrix matrix ? matrix.weights.length : 0;
    }

    FusedLayer withoutSteps() {
        return new FusedLayer(node, work, inputs, input, output, List.of());
    }

    FusedLayer withoutWeights() {
        Work light = work;
        if (work instanceof Filters filters) {
            light = new Filters(filters.like, filters.isDepthwise, new float[0]);
        } else if (work instanceof Matrix) {
            light = new Matrix(new float[0]);
        }
        return new FusedLayer(node, light, inputs, input, output, steps);
    }

    /** Adds a step. */
    FusedLayer with(int last, Step step) {
        List<Step> more = new ArrayList<>(steps);
        more.add(step);
        return new FusedLayer(last, work, inputs, input, output, List.copyOf(more));
    }
}
