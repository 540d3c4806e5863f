package werkbank.engine;

/**
 * A network between two steps, as plain numbers.
 *
 * @param steps taken so far, which optimizers and averages count
 * @param rate the learning rate of the last step, the recipe's before the first
 * @param parameters [parameters] layer by layer in DL4J's order, running statistics of batch normalisation included
 * @param updater what the optimizer remembers, in the engine's own order; empty when it remembers nothing
 */
public record NetworkState(int steps, double rate, float[] parameters, float[] updater) {}
