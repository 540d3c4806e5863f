package werkbank.engine.plain;

import java.util.List;
import werkbank.engine.operation.StepRow;
import werkbank.engine.operation.UpdateRule;
import werkbank.recipe.Training.Method;

/** A step of an optimizer, as {@link UpdateRule} writes it. */
final class PlainUpdate {
    private final UpdateRule rule;
    private final PlainBuffer gradients;
    private final List<PlainBuffer> states;
    private final float rate;
    private final float factor1;
    private final float factor2;
    private final float factor3;

    PlainUpdate(UpdateRule rule, PlainBuffer step, PlainBuffer gradients, List<PlainBuffer> states) {
        this.rule = rule;
        this.gradients = gradients;
        this.states = states;
        this.rate = real(step, StepRow.RATE);
        this.factor1 = real(step, StepRow.FACTOR_1);
        this.factor2 = real(step, StepRow.FACTOR_2);
        this.factor3 = real(step, StepRow.FACTOR_3);
    }

    private static float real(PlainBuffer step, int place) {
        return Float.intBitsToFloat(step.ints()[step.offset + place]);
    }

    void take(PlainBuffer parameters) {
        for (int i = 0; i < parameters.length; i++) {
            float p = parameters.get(i);
            float u = change(i, gradients.get(i));
            if (rule.method() == Method.ADAMW && i < rule.decayed()) {
                u += rule.decay() * rate * p;
            }
            parameters.floats()[parameters.offset + i] = p - u;
        }
    }

    private float change(int i, float g) {
        return switch (rule.method()) {
            case SGD -> rate * g;
            case NESTEROV -> nesterov(i, g);
            case RMSPROP -> rate * g / (root(mean(0, i, rule.rho(), g * g)) + rule.epsilon());
            case ADAM, ADAMW -> mean(0, i, rule.beta1(), g)
                    * factor1
                    / (root(mean(1, i, rule.beta2(), g * g)) + rule.epsilon());
            case AMSGRAD -> mean(0, i, rule.beta1(), g)
                    * factor1
                    / (root(largest(i, mean(1, i, rule.beta2(), g * g))) + rule.epsilon());
            case NADAM -> (factor2 * g + factor1 * mean(0, i, rule.beta1(), g))
                    / (root(factor3 * mean(1, i, rule.beta2(), g * g)) + rule.epsilon())
                    * rate;
        };
    }

    private float nesterov(int i, float g) {
        float kept = rule.momentum() * states.get(0).get(i);
        float m = kept - rate * g;
        set(0, i, m);
        return kept - (1 + rule.momentum()) * m;
    }

    /** Moves a running mean towards a number, and gives it. */
    private float mean(int state, int i, float kept, float number) {
        float mean = kept * states.get(state).get(i) + number * (1 - kept);
        set(state, i, mean);
        return mean;
    }

    private float largest(int i, float v) {
        float h = states.get(2).get(i);
        float largest = h > v ? h : v;
        set(2, i, largest);
        return largest;
    }

    private void set(int state, int i, float value) {
        PlainBuffer buffer = states.get(state);
        buffer.floats()[buffer.offset + i] = value;
    }

    private static float root(float value) {
        return (float) Math.sqrt(value);
    }
}
