package werkbank.ensemble.choice;

import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import werkbank.experiment.result.EnsembleResult.TimeLimit;
import werkbank.experiment.trial.TrialCheckpoint;
import werkbank.recipe.Views;
import werkbank.space.EnsemblePlan;

/**
 * The time that an image takes each candidate, and how much all members together may take.
 *
 * @param milliseconds of each candidate, all its networks and looks together
 * @param limit in milliseconds; empty when there is none
 * @param tooSlow trials' checkpoints that are no candidates, since each of them alone takes longer
 */
record MemberTimes(double[] milliseconds, OptionalDouble limit, int tooSlow) {

    /** The candidates without a limit, whatever they take. */
    static MemberTimes unlimited(int candidates) {
        return new MemberTimes(new double[candidates], OptionalDouble.empty(), 0);
    }

    /** Checkpoints that may become members, in the order given, and their times. */
    record Fast(List<TrialCheckpoint> checkpoints, int tooSlow) {
        /** The first of them, no more than are wanted. */
        Fast first(int most) {
            return new Fast(checkpoints.stream().limit(most).toList(), tooSlow);
        }

        MemberTimes times(EnsemblePlan plan) {
            return new MemberTimes(
                    checkpoints.stream()
                            .mapToDouble(one -> milliseconds(one, plan))
                            .toArray(),
                    plan.msPerImage(),
                    tooSlow);
        }
    }

    /** Leaves out the checkpoints that are too slow alone; where all are, the fastest stays. */
    static Fast fastEnough(List<TrialCheckpoint> checkpoints, EnsemblePlan plan) {
        double limit = plan.msPerImage().orElse(Double.POSITIVE_INFINITY);
        List<TrialCheckpoint> fast = checkpoints.stream()
                .filter(one -> milliseconds(one, plan) <= limit)
                .toList();
        return new Fast(
                fast.isEmpty()
                        ? checkpoints.stream().min(Comparator.comparingDouble(one -> milliseconds(one, plan))).stream()
                                .toList()
                        : fast,
                checkpoints.size() - fast.size());
    }

    private static double milliseconds(TrialCheckpoint one, EnsemblePlan plan) {
        return 1_000 * one.secondsPerImage() * looks(plan.testTime());
    }

    /** Looks that are settled before anything is compared. */
    private static int looks(EnsemblePlan.TestTime wish) {
        return switch (wish) {
            case NONE, AUTO -> 1;
            case FLIPS -> Views.FLIPS.count();
            case SHIFTS -> Views.SHIFTS.count();
            case CROPS -> Views.CROPS.count();
            case DRAWS -> ViewChoice.DRAWS;
        };
    }

    /** Milliseconds that an image takes the members together. */
    double of(MemberWeights weights) {
        return weights.members().stream()
                .mapToDouble(member -> milliseconds[member])
                .sum();
    }

    boolean allow(MemberWeights weights) {
        return limit.isEmpty() || of(weights) <= limit.getAsDouble();
    }

    /**
     * Tells what the limit did; empty where there is none.
     *
     * @param leftOut what was not compared, since its members together take longer
     */
    Optional<TimeLimit> told(MemberWeights taken, int leftOut) {
        return limit.isEmpty()
                ? Optional.empty()
                : Optional.of(new TimeLimit(limit.getAsDouble(), of(taken), tooSlow, leftOut));
    }
}
