package werkbank.ensemble.choice;

import java.util.Comparator;
import java.util.List;
import java.util.OptionalInt;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import werkbank.space.EnsemblePlan;
import werkbank.space.EnsemblePlan.Method;

/**
 * A method with its number of members.
 *
 * @param method not {@link Method#AUTO}
 * @param topK members at most; of greedy and weighted empty for no limit
 */
record Contender(Method method, OptionalInt topK) {
    /** A number of members that is tried is at least this many times the one before. */
    private static final double STEP = 1.25;

    static Contender of(Method method, int topK) {
        return new Contender(method, OptionalInt.of(topK));
    }

    /**
     * The contenders for everything that a plan leaves open: the methods in their order, equal weights before fitted ones,
     * and of each more members before fewer.
     *
     * @param candidates to choose from, at least 1
     */
    static List<Contender> of(EnsemblePlan plan, int candidates) {
        if (plan.method() != Method.AUTO) {
            return of(plan.method(), plan, candidates);
        }
        if (candidates == 1 || plan.topK().orElse(0) == 1) {
            return List.of(of(Method.AVERAGE, 1));
        }
        return Stream.of(Method.values())
                .filter(method -> method != Method.AUTO)
                .flatMap(method -> of(method, plan, candidates).stream())
                .toList();
    }

    /** A limit on time opens the number of members again, unless the method finds it and there are others. */
    private static List<Contender> of(Method method, EnsemblePlan plan, int candidates) {
        boolean isNumberFitted = method == Method.GREEDY || method == Method.WEIGHTED;
        boolean isLimited = plan.msPerImage().isPresent() && !(isNumberFitted && plan.method() == Method.AUTO);
        if (!isLimited && (plan.topK().isPresent() || isNumberFitted)) {
            return List.of(new Contender(method, plan.topK()));
        }
        int most = Math.min(candidates, plan.topK().orElse(candidates));
        return numbers(most)
                .boxed()
                .sorted(Comparator.reverseOrder())
                .map(members -> of(method, members))
                .toList();
    }

    /** The numbers of members to try: 1, 2, 3, 4, 5, 7, 9, … and the most. */
    private static IntStream numbers(int most) {
        return IntStream.concat(
                IntStream.iterate(1, n -> n < most, n -> (int) Math.ceil(n * STEP)), IntStream.of(most));
    }

    Weighting weighting() {
        return switch (method) {
            case AVERAGE -> new EqualWeights(topK.orElseThrow());
            case DIVERSE -> new DiverseSelection(topK.orElseThrow(), DiverseSelection.USUAL_LIMIT);
            case GREEDY -> limited(new GreedySelection());
            case WEIGHTED -> limited(new LeastLossWeights());
            case AUTO -> throw new IllegalStateException("auto is a choice among the others");
        };
    }

    private Weighting limited(Weighting free) {
        return topK.isPresent() ? new LimitedWeighting(topK.getAsInt(), free) : free;
    }
}
