package werkbank.engine.plain;

/** Penalties and limits, which change the gradients before the step. */
final class PlainGradients {
    private PlainGradients() {}

    /** The penalty on weights. */
    static float penalty(float l1, float l2, float[] weights) {
        float[] sizes = new float[weights.length];
        for (int i = 0; i < sizes.length; i++) {
            sizes[i] = Math.abs(weights[i]);
        }
        return l1 * ChannelSums.of(sizes) + l2 / 2 * ChannelSums.of(squares(weights));
    }

    /** Gradients with the penalty's. */
    static float[] penalised(float l1, float l2, float[] weights, float[] gradients) {
        float[] sums = new float[gradients.length];
        for (int i = 0; i < sums.length; i++) {
            sums[i] = gradients[i] + (l1 * Math.signum(weights[i]) + l2 * weights[i]);
        }
        return sums;
    }

    /** Gradients that stay within ±limit. */
    static float[] clipped(float limit, float[] gradients) {
        float[] clipped = new float[gradients.length];
        for (int i = 0; i < clipped.length; i++) {
            float g = gradients[i];
            clipped[i] = g > limit ? limit : g < -limit ? -limit : g;
        }
        return clipped;
    }

    /** Gradients that are together no longer than a limit. */
    static float[] shortened(float limit, float[] gradients) {
        float norm = (float) Math.sqrt(ChannelSums.of(squares(gradients)));
        if (!(norm > limit)) {
            return gradients;
        }
        float factor = limit / norm;
        float[] shortened = new float[gradients.length];
        for (int i = 0; i < shortened.length; i++) {
            shortened[i] = gradients[i] * factor;
        }
        return shortened;
    }

    private static float[] squares(float[] numbers) {
        float[] squares = new float[numbers.length];
        for (int i = 0; i < squares.length; i++) {
            squares[i] = numbers[i] * numbers[i];
        }
        return squares;
    }
}
