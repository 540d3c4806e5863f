package werkbank.report;

import java.util.Optional;

/**
 * How much of the trials' ranking one parameter explains.
 *
 * @param trials complete ones in which the parameter is active
 * @param share of the variance of the ranks of validation accuracy that groups of the parameter's values explain,
 *     adjusted for their number, 0 to 1
 * @param correlation Spearman's, of value and accuracy, −1 to 1; empty for a choice
 * @param best choice, or about the value, with the highest median accuracy
 */
public record Influence(String parameter, int trials, double share, Optional<Double> correlation, String best) {}
