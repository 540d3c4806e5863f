package werkbank.engine.operation;

import werkbank.recipe.Training.Method;

/**
 * How parameters follow their gradients. In formulas p is a parameter, g its gradient, r the step's learning rate,
 * f1, f2, f3 the {@link StepRow}'s factors, computed on the host with 64 bits; m, v, h are states. Every step takes
 * {@code p ← p − u}:
 *
 * <pre>
 * SGD       u = r g
 * NESTEROV  m' = momentum m − r g;  u = momentum m − (1 + momentum) m';  m ← m'
 * RMSPROP   v ← rho v + (1 − rho) g²;  u = r g / √(v + ε)          as DL4J writes it
 * ADAM(W)   m ← β₁ m + (1 − β₁) g;  v ← β₂ v + (1 − β₂) g²;  u = f1 m / (√v + ε)     f1 = r √(1 − β₂ᵗ) / (1 − β₁ᵗ)
 * AMSGRAD   as Adam, with h ← max(h, v) in place of v in u
 * NADAM     m and v as Adam;  u = r (f1 m + f2 g) / (√(f3 v) + ε)
 *           f1 = β₁ / (1 − β₁ᵗ⁺¹);  f2 = (1 − β₁) / (1 − β₁ᵗ);  f3 = 1 / (1 − β₂ᵗ)     Dozat's
 * </pre>
 *
 * ADAMW adds r · decay · p to u for the weights. The numbers agree with those of the engine in DL4J but for rounding; where
 * this text and that engine differ, the engine is right.
 *
 * @param decay of ADAMW, on the first {@code decayed} parameters only
 * @param decayed how many parameters are weights; they come first
 */
public record UpdateRule(
        Method method, float rho, float momentum, float beta1, float beta2, float epsilon, float decay, long decayed) {

    /** How many states of the size of the parameters the method keeps. */
    public int states() {
        return switch (method) {
            case SGD -> 0;
            case NESTEROV, RMSPROP -> 1;
            case ADAM, ADAMW, NADAM -> 2;
            case AMSGRAD -> 3;
        };
    }
}
