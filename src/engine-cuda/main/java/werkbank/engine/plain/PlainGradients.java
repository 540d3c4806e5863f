package werkbank.engine.plain;

import werkbank.engine.operation.Figures;

/** Penalties and limits, which change the gradients before the step. */
final class PlainGradients {
    private PlainGradients() {}

    /** Adds the penalty's gradient to the gradients, and the penalty to the step's figures. */
    static void penalise(double l1, double l2, PlainBuffer weights, PlainBuffer gradients, PlainBuffer figures) {
        float first = (float) l1;
        float second = (float) l2;
        for (int i = 0; i < weights.length; i++) {
            float w = weights.get(i);
            gradients.floats()[gradients.offset + i] += first * Math.signum(w) + second * w;
        }
        float sizes = ChannelSums.of(weights.length, i -> Math.abs(weights.get(i)));
        float squares = ChannelSums.of(weights.length, i -> weights.get(i) * weights.get(i));
        figures.floats()[figures.offset + Figures.PENALTY] += first * sizes + second / 2 * squares;
    }

    static void clip(double value, double norm, PlainBuffer gradients) {
        if (value > 0) {
            clipValues((float) value, gradients);
        }
        if (norm > 0) {
            clipNorm((float) norm, gradients);
        }
    }

    private static void clipValues(float limit, PlainBuffer gradients) {
        for (int i = 0; i < gradients.length; i++) {
            float g = gradients.get(i);
            gradients.floats()[gradients.offset + i] = g > limit ? limit : g < -limit ? -limit : g;
        }
    }

    private static void clipNorm(float limit, PlainBuffer gradients) {
        float squares = ChannelSums.of(gradients.length, i -> gradients.get(i) * gradients.get(i));
        float norm = (float) Math.sqrt(squares);
        if (norm > limit) {
            float factor = limit / norm;
            for (int i = 0; i < gradients.length; i++) {
                gradients.floats()[gradients.offset + i] *= factor;
            }
        }
    }
}
