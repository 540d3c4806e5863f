package werkbank.engine.operation;

import werkbank.recipe.Training.Method;

/**
 * How parameters follow their gradients. In formulas p is a parameter, g its gradient, r the step's learning rate,
 * f1, f2, f3 the {@link StepRow}'s factors, which {@link #row} computes; m, v, h are states, kept in this order. Every step
 * takes {@code p ← p − factor · u}; all is computed with 32 bits, in the order in which it is written:
 *
 * <pre>
 * SGD       u = r · g
 * NESTEROV  w = momentum · m;  m ← w − r · g;  u = w − (1 + momentum) · m
 * RMSPROP   v ← rho · v + g · g · (1 − rho);  u = r · g / (√v + ε)
 * ADAM(W)   m ← β₁ · m + g · (1 − β₁);  v ← β₂ · v + g · g · (1 − β₂);  u = m · f1 / (√v + ε)
 *           f1 = r √(1 − β₂ᵗ) / (1 − β₁ᵗ)
 * AMSGRAD   m and v as Adam;  h ← h &gt; v ? h : v;  u = m · f1 / (√h + ε)     f1 as Adam
 * NADAM     m and v as Adam;  u = (f2 · g + f1 · m) / (√(f3 · v) + ε) · r
 *           f1 = β₁ / (1 − β₁ᵗ⁺¹);  f2 = (1 − β₁) / (1 − β₁ᵗ);  f3 = 1 / (1 − β₂ᵗ)
 * </pre>
 *
 * What becomes a state s is kept as (s + c) − c with c = 2⁻⁸⁰. That changes none above 2⁻⁵⁶ (10⁻¹⁷), and leaves none but 0 below
 * 2⁻¹⁰⁴: where the gradients stay 0, as those of a filter that died, a state would otherwise become subnormal and stay so, and
 * processors take some forty times as long over such numbers.
 *
 * <p>NESTEROVW computes u as NESTEROV. In ADAMW and NESTEROVW, u of a weight is then u + decay · r · p. States begin at 0.
 * The methods are those of the engine in DL4J, which rounds its factors otherwise.
 *
 * @param decay of ADAMW and NESTEROVW, on the first {@code decayed} parameters only
 * @param decayed how many parameters are weights; they come first
 * @param factor of all that is taken off, as if of the learning rate; 1 for most
 */
public record UpdateRule(
        Method method,
        float rho,
        float momentum,
        float beta1,
        float beta2,
        float epsilon,
        float decay,
        long decayed,
        float factor) {
    /** The c by which states settle at 0, 2⁻⁸⁰. */
    public static final float SETTLING = 0x1p-80f;

    /** A rule with the factor 1. */
    public UpdateRule(
            Method method,
            float rho,
            float momentum,
            float beta1,
            float beta2,
            float epsilon,
            float decay,
            long decayed) {
        this(method, rho, momentum, beta1, beta2, epsilon, decay, decayed, 1);
    }

    /**
     * The rule for some of the parameters.
     *
     * @param weights how many of them are weights; they come first
     */
    public UpdateRule with(long weights, float rate) {
        return new UpdateRule(method, rho, momentum, beta1, beta2, epsilon, decay, weights, rate);
    }

    /** How many states of the size of the parameters the method keeps. */
    public int states() {
        return method.states();
    }

    /**
     * The row of a step, its factors computed with 64 bits.
     *
     * @param first and {@code pass}, {@code seed}, {@code rate} as {@link StepRow} has them
     * @param t the step's number, counted from 1 since the states were 0
     */
    public StepRow row(int first, int pass, long seed, double rate, long t) {
        double left1 = 1 - Math.pow(beta1, t);
        double left2 = 1 - Math.pow(beta2, t);
        return switch (method) {
            case SGD, NESTEROV, NESTEROVW, RMSPROP -> new StepRow(first, pass, seed, (float) rate, 0, 0, 0);
            case ADAM, ADAMW, AMSGRAD -> new StepRow(
                    first, pass, seed, (float) rate, (float) (rate * Math.sqrt(left2) / left1), 0, 0);
            case NADAM -> new StepRow(
                    first,
                    pass,
                    seed,
                    (float) rate,
                    (float) (beta1 / (1 - Math.pow(beta1, t + 1))),
                    (float) ((1 - (double) beta1) / left1),
                    (float) (1 / left2));
        };
    }
}
