package werkbank.ensemble.choice;

import java.util.List;
import werkbank.ensemble.Temperature;
import werkbank.experiment.result.EnsembleResult.Choice;
import werkbank.experiment.result.EnsembleResult.Reason;
import werkbank.space.EnsemblePlan;
import werkbank.space.EnsemblePlan.Method;

/**
 * Weights and temperature, found as a plan says.
 *
 * @param method never {@link Method#AUTO}
 */
record Selection(Method method, MemberWeights weights, Temperature temperature, Choice choice) {
    /**
     * The least images that methods are compared on and a temperature is fitted on; with fewer both would follow single
     * images.
     */
    static final int FEWEST_IMAGES = 100;

    /** Members at most where their number is neither said nor compared. */
    private static final int USUAL_TOP_K = 5;

    /** @param trials number of each candidate's trial, in the same order */
    static Selection of(Candidates candidates, List<Integer> trials, EnsemblePlan plan) {
        boolean isAsked = plan.method() != Method.AUTO;
        List<Contender> contenders = Contender.of(plan, candidates.count());
        if (contenders.size() == 1) {
            return fit(candidates, contenders.get(0), Choice.of(isAsked ? Reason.ASKED_FOR : Reason.ONE_MEMBER));
        }
        if (candidates.rows() < FEWEST_IMAGES) {
            Contender simple = Contender.of(
                    isAsked ? plan.method() : Method.AVERAGE, plan.topK().orElse(USUAL_TOP_K));
            return fit(candidates, simple, Choice.of(isAsked ? Reason.ASKED_FOR : Reason.TOO_FEW_IMAGES));
        }
        Comparison comparison = new Comparison(candidates, contenders);
        Choice choice = comparison.choice(candidates, trials);
        return fit(candidates, comparison.chosen(), isAsked ? new Choice(Reason.ASKED_FOR, choice.compared()) : choice);
    }

    private static Selection fit(Candidates candidates, Contender contender, Choice choice) {
        MemberWeights weights = contender.weighting().fit(candidates);
        return new Selection(
                contender.method(), weights, temperature(candidates.labels(), candidates.blend(weights)), choice);
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
