package werkbank.ensemble;

import java.util.List;
import java.util.OptionalInt;
import werkbank.experiment.EnsembleResult.Choice;
import werkbank.experiment.EnsembleResult.Reason;
import werkbank.space.EnsemblePlan;
import werkbank.space.EnsemblePlan.Method;

/**
 * Weights and temperature, found as a plan says.
 *
 * @param method never {@link Method#AUTO}
 */
record Selection(Method method, Weights weights, Temperature temperature, Choice choice) {
    /** With fewer images nothing is compared and the temperature stays 1: both would follow single images. */
    static final int FEWEST_IMAGES = 100;

    /** @param trials number of each candidate's trial, in the same order */
    static Selection of(Candidates candidates, List<Integer> trials, EnsemblePlan plan) {
        if (plan.method() != Method.AUTO) {
            return of(candidates, plan.method(), plan.topK(), Choice.of(Reason.ASKED_FOR));
        }
        if (candidates.count() == 1 || plan.topK().orElse(0) == 1) {
            return of(candidates, Method.AVERAGE, OptionalInt.of(1), Choice.of(Reason.ONE_MEMBER));
        }
        if (candidates.rows() < FEWEST_IMAGES) {
            return of(candidates, Method.AVERAGE, plan.topK(), Choice.of(Reason.TOO_FEW_IMAGES));
        }
        Comparison comparison = Comparison.of(candidates, trials, plan.topK());
        return of(candidates, comparison.chosen(), plan.topK(), comparison.choice());
    }

    private static Selection of(Candidates candidates, Method method, OptionalInt topK, Choice choice) {
        Weights weights = Weighting.of(method, topK).fit(candidates);
        Temperature temperature = candidates.rows() < FEWEST_IMAGES
                ? Temperature.NONE
                : Temperature.fit(candidates.labels(), candidates.blend(weights));
        return new Selection(method, weights, temperature, choice);
    }

    /** Combined probabilities of the candidates, [rows][classes]. */
    float[][] blend(Candidates candidates) {
        return temperature.applyTo(candidates.blend(weights));
    }
}
