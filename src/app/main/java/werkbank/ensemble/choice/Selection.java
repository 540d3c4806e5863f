package werkbank.ensemble.choice;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import werkbank.ensemble.Temperature;
import werkbank.experiment.result.Choice;
import werkbank.experiment.result.Choice.Reason;
import werkbank.space.EnsemblePlan;
import werkbank.space.EnsemblePlan.Method;
import werkbank.space.Objective;

/**
 * Weights and temperature, found as a plan says.
 *
 * @param method never {@link Method#AUTO}
 */
record Selection(Method method, MemberWeights weights, Temperature temperature, Choice choice) {
    /** The least images that methods are compared on and a temperature is fitted on. */
    static final int FEWEST_IMAGES = EnsemblePlan.FEWEST_IMAGES;

    /** Members at most where their number is neither said nor compared. */
    private static final int USUAL_TOP_K = 5;

    /**
     * @param trials number of each candidate's trial, in the same order
     * @param times of the candidates, in the same order
     * @param objective by which they are in order
     */
    static Selection of(
            Candidates candidates, List<Integer> trials, EnsemblePlan plan, MemberTimes times, Objective objective) {
        boolean isAsked = plan.method() != Method.AUTO;
        boolean isAlone = candidates.count() == 1 || plan.topK().orElse(0) == 1;
        if (candidates.rows() < FEWEST_IMAGES && !isAlone) {
            return blind(candidates, plan, times);
        }
        List<Contender> all = Contender.of(plan, candidates.count());
        if (all.size() == 1) {
            return fit(candidates, all.get(0), Choice.of(isAsked ? Reason.ASKED_FOR : Reason.ONE_MEMBER), times, 0);
        }
        Map<Contender, MemberWeights> tooSlow = tooSlow(all, candidates, times);
        List<Contender> contenders =
                all.stream().filter(one -> !tooSlow.containsKey(one)).toList();
        Comparison comparison = new Comparison(candidates, contenders, objective);
        Choice choice = comparison.choice(trials);
        return fit(
                candidates,
                comparison.chosen(),
                isAsked ? new Choice(Reason.ASKED_FOR, choice.compared()) : choice,
                times,
                ensembles(tooSlow));
    }

    /** The contenders whose members take longer than the limit; none where there is no limit. */
    private static Map<Contender, MemberWeights> tooSlow(
            List<Contender> all, Candidates candidates, MemberTimes times) {
        Map<Contender, MemberWeights> tooSlow = new HashMap<>();
        if (times.limit().isPresent()) {
            all.forEach(one -> tooSlow.put(one, one.weighting().fit(candidates)));
            tooSlow.values().removeIf(times::allow);
        }
        return tooSlow;
    }

    /** Counts ensembles: a method may find the same one whichever of several numbers of members it is asked for. */
    private static int ensembles(Map<Contender, MemberWeights> fitted) {
        return (int) fitted.entrySet().stream()
                .map(one -> List.of(one.getKey().method(), one.getValue().members()))
                .distinct()
                .count();
    }

    /** Compares nothing: one method with as many members as are wanted, or as the limit on time allows. */
    private static Selection blind(Candidates candidates, EnsemblePlan plan, MemberTimes times) {
        boolean isAsked = plan.method() != Method.AUTO;
        Method method = isAsked ? plan.method() : Method.AVERAGE;
        int most = Math.min(candidates.count(), plan.topK().orElse(USUAL_TOP_K));
        List<MemberWeights> tooSlow = IntStream.range(0, most - 1)
                .mapToObj(
                        fewer -> Contender.of(method, most - fewer).weighting().fit(candidates))
                .takeWhile(weights -> !times.allow(weights))
                .toList();
        long leftOut = tooSlow.stream().map(MemberWeights::members).distinct().count();
        return fit(
                candidates,
                Contender.of(method, most - tooSlow.size()),
                Choice.of(isAsked ? Reason.ASKED_FOR : Reason.TOO_FEW_IMAGES),
                times,
                (int) leftOut);
    }

    /** @param leftOut ensembles that take too long */
    private static Selection fit(
            Candidates candidates, Contender contender, Choice choice, MemberTimes times, int leftOut) {
        MemberWeights weights = contender.weighting().fit(candidates);
        Choice possible = times.allow(weights) ? choice : Choice.of(Reason.NONE_FAST_ENOUGH);
        return new Selection(
                contender.method(),
                weights,
                temperature(candidates.labels(), candidates.blend(weights)),
                possible.with(times.told(weights, leftOut)));
    }

    /** The one that fits best, where there are images enough. */
    static Temperature temperature(int[] labels, float[][] probabilities) {
        return labels.length < FEWEST_IMAGES ? Temperature.NONE : Temperature.fit(labels, probabilities);
    }

    /** Combined probabilities of the candidates, [rows][classes]. */
    float[][] blend(Candidates candidates) {
        return temperature.applyTo(candidates.blend(weights));
    }
}
