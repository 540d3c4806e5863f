package werkbank.engine.operation;

/**
 * The parameters of a batch normalisation, each [channels] of kind FLOAT.
 *
 * @param gamma factors
 * @param beta summands
 * @param runningMean statistic that answers are normalised with, as is {@code runningVariance}
 */
public record NormParameters(Buffer gamma, Buffer beta, Buffer runningMean, Buffer runningVariance) {}
