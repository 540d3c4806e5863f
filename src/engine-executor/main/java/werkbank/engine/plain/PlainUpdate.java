package werkbank.engine.plain;

import java.util.List;
import werkbank.engine.operation.StepRow;
import werkbank.engine.operation.UpdateRule;
import werkbank.recipe.Training.Method;

/** A step of an optimizer, as {@link UpdateRule} writes it. */
final class PlainUpdate {
    private final UpdateRule rule;
    private final float[] gradients;
    private final List<float[]> states;
    private final float rate;
    private final float factor1;
    private final float factor2;
    private final float factor3;

    /** @param states changed by the step */
    PlainUpdate(UpdateRule rule, PlainBuffer step, float[] gradients, List<float[]> states) {
        this.rule = rule;
        this.gradients = gradients;
        this.states = states;
        this.rate = Float.intBitsToFloat(step.number(StepRow.RATE));
        this.factor1 = Float.intBitsToFloat(step.number(StepRow.FACTOR_1));
        this.factor2 = Float.intBitsToFloat(step.number(StepRow.FACTOR_2));
        this.factor3 = Float.intBitsToFloat(step.number(StepRow.FACTOR_3));
    }

    float[] taken(float[] parameters) {
        float[] next = new float[parameters.length];
        for (int i = 0; i < next.length; i++) {
            float p = parameters[i];
            float u = change(i, gradients[i]);
            if (rule.method() == Method.ADAMW && i < rule.decayed()) {
                u += rule.decay() * rate * p;
            }
            next[i] = p - u;
        }
        return next;
    }

    private float change(int i, float g) {
        return switch (rule.method()) {
            case SGD -> rate * g;
            case NESTEROV -> nesterov(i, g);
            case RMSPROP -> rate * g / (root(mean(0, i, rule.rho(), g, g)) + rule.epsilon());
            case ADAM, ADAMW -> firstMoment(i, g) * factor1 / (root(secondMoment(i, g)) + rule.epsilon());
            case AMSGRAD -> firstMoment(i, g) * factor1 / (root(largest(i, secondMoment(i, g))) + rule.epsilon());
            case NADAM -> (factor2 * g + factor1 * firstMoment(i, g))
                    / (root(factor3 * secondMoment(i, g)) + rule.epsilon())
                    * rate;
        };
    }

    private float nesterov(int i, float g) {
        float[] momentum = states.get(0);
        float kept = rule.momentum() * momentum[i];
        momentum[i] = kept - rate * g;
        return kept - (1 + rule.momentum()) * momentum[i];
    }

    private float firstMoment(int i, float g) {
        return mean(0, i, rule.beta1(), g, 1);
    }

    private float secondMoment(int i, float g) {
        return mean(1, i, rule.beta2(), g, g);
    }

    /** Moves a running mean towards a product, and gives it. */
    private float mean(int state, int i, float kept, float first, float second) {
        float[] means = states.get(state);
        means[i] = kept * means[i] + first * second * (1 - kept);
        return means[i];
    }

    private float largest(int i, float v) {
        float[] highs = states.get(2);
        highs[i] = highs[i] > v ? highs[i] : v;
        return highs[i];
    }

    private static float root(float value) {
        return (float) Math.sqrt(value);
    }
}
