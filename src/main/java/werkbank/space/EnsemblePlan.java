package werkbank.space;

import java.util.Locale;
import java.util.OptionalInt;

/**
 * How trials become an ensemble.
 *
 * @param method how members and weights are found
 * @param topK members at most, at least 1; for {@link Method#AVERAGE} exactly so many as far as there are trials; empty
 *     when the method finds the number too
 */
public record EnsemblePlan(Method method, OptionalInt topK) {
    /** What a space without a word about it means. */
    public static final EnsemblePlan STANDARD = new EnsemblePlan(Method.AUTO, OptionalInt.empty());

    public static EnsemblePlan of(Method method) {
        return new EnsemblePlan(method, OptionalInt.empty());
    }

    public static EnsemblePlan of(Method method, int topK) {
        return new EnsemblePlan(method, OptionalInt.of(topK));
    }

    /** Of finding members and weights, the simplest first but for {@link #AUTO}. */
    public enum Method {
        /** Compares the others on the validation images and takes one of them. */
        AUTO,
        /** The best trials, with equal weights. */
        AVERAGE,
        /** The best trials that don't make the same mistakes, with equal weights. */
        DIVERSE,
        /** Trials picked one after the other, each the one that helps most; one that is picked twice weighs twice. */
        GREEDY,
        /** The weights of the lowest log-loss. */
        WEIGHTED;

        /** The name in the YAML file and on the command line, for instance {@code average}. */
        public String label() {
            return name().toLowerCase(Locale.ROOT);
        }

        /** As {@link #label()}. */
        @Override
        public String toString() {
            return label();
        }
    }
}
