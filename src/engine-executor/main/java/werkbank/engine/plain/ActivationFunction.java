package werkbank.engine.plain;

import werkbank.recipe.layer.Activation;

/**
 * Activation functions as ND4J defines them, computed with 64 bits and rounded once.
 *
 * <p>SELU: Klambauer et al., 2017. GELU by a sigmoid: Hendrycks and Gimpel, 2016. Swish: Ramachandran, Zoph and Le, 2017.
 */
final class ActivationFunction {
    private static final double SELU_LAMBDA = 1.0507009873554804934193349852946;
    private static final double SELU_ALPHA = 1.6732632423543772848170429916717;
    private static final double GELU_FACTOR = 1.702;
    private static final float LEAK = 0.01f;

    private ActivationFunction() {}

    static float[] values(Activation function, float[] x) {
        float[] values = new float[x.length];
        for (int i = 0; i < x.length; i++) {
            values[i] = value(function, x[i]);
        }
        return values;
    }

    /** @param kept as {@link #derivative} takes it; {@code dy} as many */
    static float[] gradients(Activation function, float[] kept, float[] dy) {
        float[] gradients = new float[dy.length];
        for (int i = 0; i < dy.length; i++) {
            gradients[i] = dy[i] * derivative(function, kept[i]);
        }
        return gradients;
    }

    static float value(Activation function, float x) {
        return switch (function) {
                // Written so that what is no number stays so.
            case RELU -> x <= 0 ? 0 : x;
            case ELU -> x > 0 ? x : (float) Math.expm1(x);
            case SELU -> (float) (SELU_LAMBDA * (x > 0 ? x : SELU_ALPHA * Math.expm1(x)));
            case GELU -> (float) (x * sigmoid(GELU_FACTOR * x));
            case SWISH -> (float) (x * sigmoid(x));
            case LEAKYRELU -> x < 0 ? LEAK * x : x;
            case TANH -> (float) Math.tanh(x);
            case SIGMOID -> (float) sigmoid(x);
            case IDENTITY -> x;
        };
    }

    /** @param kept the function's value where {@link Activation#isInPlace}, else its argument */
    static float derivative(Activation function, float kept) {
        return switch (function) {
            case RELU -> kept > 0 ? 1 : 0;
            case ELU -> kept > 0 ? 1 : kept + 1;
            case SELU -> (float) (SELU_LAMBDA * (kept > 0 ? 1 : SELU_ALPHA * Math.exp(kept)));
            case GELU -> (float) weightedSigmoid(GELU_FACTOR, kept);
            case SWISH -> (float) weightedSigmoid(1, kept);
            case LEAKYRELU -> kept < 0 ? LEAK : 1;
            case TANH -> 1 - kept * kept;
            case SIGMOID -> kept * (1 - kept);
            case IDENTITY -> 1;
        };
    }

    /** The derivative of x · sigmoid(factor · x). */
    private static double weightedSigmoid(double factor, double x) {
        double s = sigmoid(factor * x);
        return s + factor * x * s * (1 - s);
    }

    private static double sigmoid(double x) {
        return 1 / (1 + Math.exp(-x));
    }
}
