package werkbank.space;

import java.util.Locale;
import werkbank.option.MessageText;
import werkbank.space.yaml.SamplerReader;

/** Which sampler proposes a study's configurations, and its options. */
public sealed interface SamplerSpec {

    /**
     * A sampler with its default options.
     *
     * @param name as {@code sampler:} takes it
     * @throws IllegalArgumentException when there is no such sampler
     */
    static SamplerSpec standard(String name) {
        return SamplerReader.standard(name);
    }

    /** How many proposals are made from the same results; 0 when each is made from all that are known. */
    default int generation() {
        return 0;
    }

    /** Whether its proposals depend on how other trials went. */
    default boolean learns() {
        return false;
    }

    /** In words, for instance {@code grid, 5 points a range, in random order}. */
    String words();

    /** Each configuration on its own, uniform over the space. */
    record RandomSearch() implements SamplerSpec {
        @Override
        public String words() {
            return "random";
        }
    }

    /**
     * Every combination of evenly spread values.
     *
     * @param points values of a float range, and the most of an int range with step 1; at least 2
     */
    record Grid(int points, Order order) implements SamplerSpec {
        /** In which order its configurations come. */
        public enum Order {
            RANDOM,
            SEQUENTIAL
        }

        @Override
        public String words() {
            return String.format(
                    Locale.ROOT,
                    "grid, up to %d points a range, in %s order",
                    points,
                    order.name().toLowerCase(Locale.ROOT));
        }
    }

    /**
     * Good configurations crossed and mutated.
     *
     * @param population how many of the best are kept, 4 to {@link #MOST_PARENTS}
     * @param crossover how often a configuration has two parents, 0 to 1
     * @param mutation how often a value is drawn anew, greater than 0, at most 1
     */
    record Genetic(int population, double crossover, double mutation, int generation) implements SamplerSpec {
        /** Each proposal sorts its population as often as it has members. */
        public static final int MOST_PARENTS = 1_000;

        @Override
        public boolean learns() {
            return true;
        }

        @Override
        public String words() {
            return String.format(
                    Locale.ROOT,
                    "genetic, population %d, crossover %s, mutation %s%s",
                    population,
                    MessageText.shown(crossover),
                    MessageText.shown(mutation),
                    batches(generation));
        }
    }

    /** A scrambled Sobol' sequence. */
    record Sobol() implements SamplerSpec {
        /** As many as there are direction numbers for. */
        public static final int MOST_PARAMETERS = 1000;

        @Override
        public String words() {
            return "sobol, scrambled";
        }
    }

    /**
     * A tree-structured Parzen estimator.
     *
     * @param startup trials that are proposed at random before it learns, at least 1
     * @param candidates of which the most promising is proposed, 1 to {@link #MOST_CANDIDATES}
     * @param priorWeight of the uniform distribution, in observations, greater than 0
     */
    record Tpe(int startup, int candidates, double priorWeight, int generation) implements SamplerSpec {
        /** Each is compared with hundreds of trials. */
        public static final int MOST_CANDIDATES = 10_000;

        @Override
        public boolean learns() {
            return true;
        }

        @Override
        public String words() {
            return String.format(
                    Locale.ROOT,
                    "tpe, %d trials at random first, best of %d candidates, prior weight %s%s",
                    startup,
                    candidates,
                    MessageText.shown(priorWeight),
                    batches(generation));
        }
    }

    private static String batches(int generation) {
        return generation == 0 ? "" : ", in generations of " + generation;
    }
}
