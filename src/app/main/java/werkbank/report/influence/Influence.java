package werkbank.report.influence;

import java.util.Optional;

/**
 * How much one parameter explains.
 *
 * @param trials those in which the parameter is active
 * @param alone share of the variance of the objective over the space that it explains by itself (fANOVA), 0 to 1
 * @param interactions share that it explains in pairs with others, which the others count as well
 * @param ranks share of the variance of the objective's ranks that groups of the parameter's values explain, adjusted for
 *     their number, 0 to 1
 * @param p how probable so large a share of the ranks is by chance, given how many parameters there are
 * @param amongBest share of what tells the best trials from all (PED-ANOVA), 0 to 1; all parameters' add up to 1
 * @param amongBestP how probable so much is by chance, given how many parameters there are
 * @param correlation Spearman's, of value and goodness, −1 to 1; empty for a choice
 * @param best choice, or about the value, with the best mean rank
 */
public record Influence(
        String parameter,
        int trials,
        double alone,
        double interactions,
        double ranks,
        double p,
        double amongBest,
        double amongBestP,
        Optional<Double> correlation,
        String best) {}
