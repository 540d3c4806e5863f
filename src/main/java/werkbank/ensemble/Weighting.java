package werkbank.ensemble;

import java.util.OptionalInt;
import werkbank.space.EnsemblePlan.Method;

/** A way to find members and their weights. It finds the same among the same candidates. */
interface Weighting {
    /** @param candidates best first, at least one */
    Weights fit(Candidates candidates);

    /**
     * The way of a method.
     *
     * @param method not {@link Method#AUTO}
     * @param topK members at most, at least 1; empty when the method finds their number
     */
    static Weighting of(Method method, OptionalInt topK) {
        return switch (method) {
            case AVERAGE -> new Average(topK);
            case DIVERSE -> new Diverse(topK, Diverse.USUAL_LIMIT);
            case GREEDY -> limited(new Greedy(), topK);
            case WEIGHTED -> limited(new LeastLoss(), topK);
            case AUTO -> throw new IllegalArgumentException("auto is a choice among the others");
        };
    }

    private static Weighting limited(Weighting weighting, OptionalInt topK) {
        return topK.isPresent() ? new AtMost(topK.getAsInt(), weighting) : weighting;
    }
}
