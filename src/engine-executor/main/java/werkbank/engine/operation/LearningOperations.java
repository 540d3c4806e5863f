package werkbank.engine.operation;

import java.util.List;

/** Operations that begin and end a step: the loss, and what becomes of parameters and gradients. */
public interface LearningOperations {
    /** Writes the softmax of each row; all of kind FLOAT. */
    void softmax(int rows, int classes, Buffer logits, Buffer probabilities);

    /**
     * Cross-entropy after a softmax, p, with targets t and class weights w; the gradient is divided by {@code images}:
     * (p − t) / images without weights, else (p · Σ w t − w t) / images. With a clip c, targets whose p is outside
     * [c, 1 − c] count as 0 in the gradient, and the loss is that of p limited to [c, 1 − c].
     *
     * <p>Losses are −Σ w t ln p, with p limited to [1e-10, 1] where there is no clip; those of the images are added as
     * {@link SumOrder} says of a vector.
     *
     * @param weights [classes] of kind FLOAT; empty list when all count alike
     * @param logits [images][classes] of kind FLOAT, as are {@code targets}
     * @param dlogits of kind VALUE
     * @param figures [steps][{@link Figures#LENGTH}] of kind FLOAT; the row of the step gets sum of losses, images whose
     *     highest logit is that of the highest target, the first where several are, and 0 for the rest
     */
    void loss(
            int images,
            int classes,
            double clip,
            List<Buffer> weights,
            Buffer logits,
            Buffer targets,
            Buffer step,
            Buffer dlogits,
            Buffer figures);

    // Parameters; all of kind FLOAT

    /**
     * Adds the gradient of l1 · Σ|w| + l2 / 2 · Σw² to the gradients, and the penalty itself to the step's figures, after
     * {@link #loss}.
     *
     * @param weights those that are penalised; {@code gradients} as long
     */
    void penalise(double l1, double l2, Buffer weights, Buffer gradients, Buffer step, Buffer figures);

    /**
     * Limits gradients, first each number to ±{@code value}, then the 2-norm of all together to {@code norm}; 0 for no limit.
     */
    void clip(double value, double norm, Buffer gradients);

    /**
     * Takes the step.
     *
     * @param states as many as the rule says, each as long as the parameters
     */
    void update(UpdateRule rule, Buffer step, Buffer parameters, Buffer gradients, List<Buffer> states);

    /**
     * Moves an average towards values: average ← average + share · (values − average), from a share of one half on
     * counted from the values, so that equal numbers stay as they are and a share of 1 gives the values, to the last bit.
     *
     * @param share of the way, 0 to 1
     */
    void mix(Buffer average, Buffer values, double share);

    /** Waits, and says whether all numbers are finite. */
    boolean isFinite(Buffer buffer);
}
