package werkbank.ensemble.choice;

import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import werkbank.experiment.result.Choice.TimeLimit;
import werkbank.experiment.trial.TrialCheckpoint;
import werkbank.space.EnsemblePlan;

/**
 * The time that an image takes each candidate, and how much all members together may take.
 *
 * @param milliseconds of each candidate, all its networks and looks together
 * @param limit in milliseconds; empty when there is none
 * @param tooSlow trials' checkpoints that are no candidates, since each of them alone takes longer
 */
record MemberTimes(double[] milliseconds, OptionalDouble limit, int tooSlow) {

    /** Checkpoints that may become members, in the order given, and how often each looks at an image. */
    record Fast(List<TrialCheckpoint> checkpoints, int looks, int tooSlow) {
        /** The first of them, no more than are wanted. */
        Fast first(int most) {
            return new Fast(checkpoints.stream().limit(most).toList(), looks, tooSlow);
        }

        MemberTimes times(EnsemblePlan plan) {
            return new MemberTimes(
                    checkpoints.stream()
                            .mapToDouble(one -> milliseconds(one, looks))
                            .toArray(),
                    plan.msPerImage(),
                    tooSlow);
        }
    }

    /**
     * Leaves out the checkpoints that are too slow alone; where all are, the fastest stays.
     *
     * @param looks of a member at an image that are settled before anything is compared
     */
    static Fast fastEnough(List<TrialCheckpoint> checkpoints, EnsemblePlan plan, int looks) {
        double limit = plan.msPerImage().orElse(Double.POSITIVE_INFINITY);
        List<TrialCheckpoint> fast = checkpoints.stream()
                .filter(one -> milliseconds(one, looks) <= limit)
                .toList();
        List<TrialCheckpoint> left = fast.isEmpty() ? fastest(checkpoints) : fast;
        return new Fast(left, looks, checkpoints.size() - left.size());
    }

    private static List<TrialCheckpoint> fastest(List<TrialCheckpoint> checkpoints) {
        return checkpoints.stream().min(Comparator.comparingDouble(TrialCheckpoint::secondsPerImage)).stream()
                .toList();
    }

    private static double milliseconds(TrialCheckpoint one, int looks) {
        return 1_000 * one.secondsPerImage() * looks;
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
