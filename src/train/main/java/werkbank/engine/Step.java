package werkbank.engine;

/**
 * Loss and hits of a training step, before its update.
 *
 * @param loss mean over the batch in nats: cross-entropy with class weights, and the penalty on the weights
 * @param right images whose most probable class is that of the highest target, dropout on
 */
public record Step(double loss, int right) {}
