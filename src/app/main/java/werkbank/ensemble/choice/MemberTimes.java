package werkbank.ensemble.choice;

import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.function.IntUnaryOperator;
import werkbank.experiment.result.Choice.TimeLimit;
import werkbank.experiment.trial.TrialCheckpoint;
import werkbank.space.EnsemblePlan;

/**
 * The time that an image takes each candidate, and how much all members together may take.
 *
 * @param milliseconds that one look takes each candidate, all its networks together
 * @param looks at an image of each candidate that is alone; members together all look as often as the one with the most
 * @param limit in milliseconds; empty when there is none
 * @param tooSlow trials' checkpoints that are no candidates, since each of them alone takes longer
 */
record MemberTimes(double[] milliseconds, int[] looks, OptionalDouble limit, int tooSlow) {

    /**
     * Checkpoints that may become members, in the order given.
     *
     * @param looks that a trial's networks alone have at an image, by its number
     */
    record Fast(List<TrialCheckpoint> checkpoints, IntUnaryOperator looks, int tooSlow) {
        /** The first of them, no more than are wanted. */
        Fast first(int most) {
            return new Fast(checkpoints.stream().limit(most).toList(), looks, tooSlow);
        }

        MemberTimes times(EnsemblePlan plan) {
            return new MemberTimes(
                    checkpoints.stream().mapToDouble(MemberTimes::once).toArray(),
                    checkpoints.stream()
                            .mapToInt(TrialCheckpoint::trial)
                            .map(looks)
                            .toArray(),
                    plan.msPerImage(),
                    tooSlow);
        }
    }

    /**
     * Leaves out the checkpoints that are too slow alone; where all are, the fastest stays.
     *
     * @param looks that a trial's networks alone have at an image, by its number, as far as they are settled before anything
     *     is compared
     */
    static Fast fastEnough(List<TrialCheckpoint> checkpoints, EnsemblePlan plan, IntUnaryOperator looks) {
        double limit = plan.msPerImage().orElse(Double.POSITIVE_INFINITY);
        List<TrialCheckpoint> fast =
                checkpoints.stream().filter(one -> alone(one, looks) <= limit).toList();
        List<TrialCheckpoint> left = fast.isEmpty() ? fastest(checkpoints, looks) : fast;
        return new Fast(left, looks, checkpoints.size() - left.size());
    }

    private static List<TrialCheckpoint> fastest(List<TrialCheckpoint> checkpoints, IntUnaryOperator looks) {
        return checkpoints.stream().min(Comparator.comparingDouble(one -> alone(one, looks))).stream()
                .toList();
    }

    private static double alone(TrialCheckpoint one, IntUnaryOperator looks) {
        return once(one) * looks.applyAsInt(one.trial());
    }

    private static double once(TrialCheckpoint one) {
        return 1_000 * one.secondsPerImage();
    }

    /** Milliseconds that an image takes the members together. */
    double of(MemberWeights weights) {
        List<Integer> members = weights.members();
        double once =
                members.stream().mapToDouble(member -> milliseconds[member]).sum();
        return once * members.stream().mapToInt(member -> looks[member]).max().orElse(1);
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
