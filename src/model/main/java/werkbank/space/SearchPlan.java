package werkbank.space;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalInt;

/**
 * How a space is searched.
 *
 * @param cost what a second objective keeps small; the trials that no other beats in both are the Pareto front
 * @param enqueue configurations that are tried first, in order: values by parameter; what one doesn't say is proposed
 * @param target no trial starts once one's objective has reached this
 * @param patience no trial starts once this many trials in a row have not improved the objective, at least 1
 * @param repeats of the best trials
 * @param redraw whether a configuration that was proposed before is drawn again
 * @param keep trials whose networks stay on the disk, the best ones, at least 1
 * @param constraints on configurations and results
 * @param warmStart results that are there before the search
 */
public record SearchPlan(
        SchedulerSpec scheduler,
        Objective objective,
        Optional<Cost> cost,
        List<Map<String, Object>> enqueue,
        OptionalDouble target,
        OptionalInt patience,
        Repeats repeats,
        boolean redraw,
        int keep,
        Constraints constraints,
        WarmStart warmStart) {
    /** The usual value of {@link #keep}. */
    public static final int USUALLY_KEPT = 50;

    /** The plan of a space that says nothing about the search but that all trials train to their end. */
    public static final SearchPlan STANDARD = new SearchPlan(
            SchedulerSpec.NONE,
            Objective.VAL_ACCURACY,
            Optional.empty(),
            List.of(),
            OptionalDouble.empty(),
            OptionalInt.empty(),
            new Repeats(0, 0),
            true,
            USUALLY_KEPT);

    /** A plan without constraints, of a search before which nothing is known. */
    public SearchPlan(
            SchedulerSpec scheduler,
            Objective objective,
            Optional<Cost> cost,
            List<Map<String, Object>> enqueue,
            OptionalDouble target,
            OptionalInt patience,
            Repeats repeats,
            boolean redraw,
            int keep) {
        this(
                scheduler,
                objective,
                cost,
                enqueue,
                target,
                patience,
                repeats,
                redraw,
                keep,
                Constraints.NONE,
                WarmStart.NONE);
    }

    /** Replaces the scheduler. */
    public SearchPlan with(SchedulerSpec other) {
        return new SearchPlan(
                other, objective, cost, enqueue, target, patience, repeats, redraw, keep, constraints, warmStart);
    }

    /** Replaces what is there before the search. */
    public SearchPlan with(WarmStart other) {
        return new SearchPlan(
                scheduler, objective, cost, enqueue, target, patience, repeats, redraw, keep, constraints, other);
    }

    /** The objectives in words for people, for instance {@code validation accuracy, and few network parameters}. */
    public String objectiveWords() {
        return objective.words()
                + cost.map(second -> ", and few " + second.words()).orElse("");
    }

    /**
     * The best configurations trained again, so that luck is not taken for skill.
     *
     * @param top configurations, 0 to {@link #MOST}
     * @param seeds further seeds of each, 0 to {@link #MOST}; of those that race, of the ones that stay in
     * @param race level, between 0 and 1, at which a configuration gets no further seed that is worse than the best by a
     *     test; empty when each gets all its seeds
     */
    public record Repeats(int top, int seeds, OptionalDouble race) {
        /** The largest value of each of the two numbers. */
        public static final int MOST = 1_000;

        /** The usual level of a race. */
        public static final double LEVEL = 0.05;

        /** Repeats that don't race. */
        public Repeats(int top, int seeds) {
            this(top, seeds, OptionalDouble.empty());
        }

        /** Trials that they add to a study at most. */
        public int trials() {
            return top * seeds;
        }
    }
}
