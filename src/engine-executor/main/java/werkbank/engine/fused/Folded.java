package werkbank.engine.fused;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import werkbank.recipe.layer.Activation;

/**
 * The steps after a layer's sums, of which as much as can be is in the weights and the bias.
 *
 * @param inner what weights are multiplied by, and the bias
 * @param rest what is left to be done behind it
 * @param floor what each channel's numbers are at least, in place of a rectifier
 */
public record Folded(Line inner, List<Step> rest, Optional<float[]> floor) {
    /**
     * Folds steps into sums, where they are linear.
     *
     * @param last the step behind them
     */
    public static Folded of(List<Step> steps, Line last) {
        List<Step> merged = merged(steps, last);
        Line inner = Line.of(last.factors().length, 1, 0);
        if (merged.get(0) instanceof Line first) {
            inner = first;
            merged.remove(0);
        }
        if (merged.size() == 2
                && merged.get(0).equals(new Step.Function(Activation.RELU))
                && merged.get(1) instanceof Line line
                && line.rises()) { // a · max(x, 0) + b is max(a · x + b, b)
            return new Folded(inner.then(line), List.of(), Optional.of(line.shifts()));
        }
        return new Folded(inner, List.copyOf(merged), Optional.empty());
    }

    /** The steps with the last one, no two lines one after the other. */
    private static List<Step> merged(List<Step> steps, Line last) {
        List<Step> merged = new ArrayList<>();
        for (Step step : steps) {
            add(step, merged);
        }
        add(last, merged);
        return merged;
    }

    private static void add(Step step, List<Step> merged) {
        int end = merged.size() - 1;
        if (step instanceof Line line && end >= 0 && merged.get(end) instanceof Line before) {
            merged.set(end, before.then(line));
        } else {
            merged.add(step);
        }
    }
}
