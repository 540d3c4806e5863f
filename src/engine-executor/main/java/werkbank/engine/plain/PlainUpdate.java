package werkbank.engine.plain;

import java.util.List;
import werkbank.engine.operation.StepRow;
import werkbank.engine.operation.UpdateRule;

/**
 * A step of an optimizer, as {@link UpdateRule} writes it, on some of the parameters at a time. Each method is a loop of its
 * own, so that it is compiled to vector instructions.
 */
final class PlainUpdate {
    private final UpdateRule rule;
    private final float rate;
    private final float factor1;
    private final float factor2;
    private final float factor3;

    PlainUpdate(UpdateRule rule, PlainBuffer step) {
        this.rule = rule;
        this.rate = Float.intBitsToFloat(step.number(StepRow.RATE));
        this.factor1 = Float.intBitsToFloat(step.number(StepRow.FACTOR_1));
        this.factor2 = Float.intBitsToFloat(step.number(StepRow.FACTOR_2));
        this.factor3 = Float.intBitsToFloat(step.number(StepRow.FACTOR_3));
    }

    /**
     * Changes parameters and states.
     *
     * @param decayed how many of these parameters are weights; they come first
     * @param u gets what was taken off; as many as the parameters, as are all others
     */
    void take(float[] p, float[] g, List<float[]> states, int decayed, float[] u) {
        changes(g, states, u);
        if (rule.method().decays()) {
            decay(rule.decay() * rate, p, decayed, u);
        }
        if (rule.factor() != 1) {
            scale(rule.factor(), u, u);
        }
        subtract(u, p);
    }

    private void changes(float[] g, List<float[]> states, float[] u) {
        float epsilon = rule.epsilon();
        switch (rule.method()) {
            case SGD -> scale(rate, g, u);
            case NESTEROV, NESTEROVW -> nesterov(rule.momentum(), rate, g, states.get(0), u);
            case RMSPROP -> {
                follow(rule.rho(), g, g, states.get(0));
                quotient(rate, g, states.get(0), epsilon, u);
            }
            case ADAM, ADAMW -> {
                moments(g, states);
                quotient(factor1, states.get(0), states.get(1), epsilon, u);
            }
            case AMSGRAD -> {
                moments(g, states);
                most(states.get(1), states.get(2));
                quotient(factor1, states.get(0), states.get(2), epsilon, u);
            }
            case NADAM -> {
                moments(g, states);
                nadam(g, states.get(0), states.get(1), u);
            }
        }
    }

    private void moments(float[] g, List<float[]> states) {
        followMean(rule.beta1(), g, states.get(0));
        follow(rule.beta2(), g, g, states.get(1));
    }

    private static void scale(float rate, float[] g, float[] u) {
        for (int i = 0; i < u.length; i++) {
            u[i] = rate * g[i];
        }
    }

    private static void nesterov(float momentum, float rate, float[] g, float[] m, float[] u) {
        float beyond = 1 + momentum;
        for (int i = 0; i < u.length; i++) {
            float kept = momentum * m[i];
            float next = settled(kept - rate * g[i]);
            m[i] = next;
            u[i] = kept - beyond * next;
        }
    }

    private static void followMean(float kept, float[] g, float[] mean) {
        float share = 1 - kept;
        for (int i = 0; i < mean.length; i++) {
            mean[i] = settled(kept * mean[i] + g[i] * share);
        }
    }

    private static void follow(float kept, float[] first, float[] second, float[] mean) {
        float share = 1 - kept;
        for (int i = 0; i < mean.length; i++) {
            mean[i] = settled(kept * mean[i] + first[i] * second[i] * share);
        }
    }

    private static float settled(float state) {
        return (state + UpdateRule.SETTLING) - UpdateRule.SETTLING;
    }

    private static void most(float[] v, float[] h) {
        for (int i = 0; i < h.length; i++) {
            h[i] = h[i] > v[i] ? h[i] : v[i];
        }
    }

    private static void quotient(float factor, float[] m, float[] v, float epsilon, float[] u) {
        for (int i = 0; i < u.length; i++) {
            u[i] = m[i] * factor / ((float) Math.sqrt(v[i]) + epsilon);
        }
    }

    private void nadam(float[] g, float[] m, float[] v, float[] u) {
        for (int i = 0; i < u.length; i++) {
            float mean = factor2 * g[i] + factor1 * m[i];
            u[i] = mean / ((float) Math.sqrt(factor3 * v[i]) + rule.epsilon()) * rate;
        }
    }

    private static void decay(float share, float[] p, int decayed, float[] u) {
        for (int i = 0; i < decayed; i++) {
            u[i] += share * p[i];
        }
    }

    private static void subtract(float[] u, float[] p) {
        for (int i = 0; i < p.length; i++) {
            p[i] -= u[i];
        }
    }
}
