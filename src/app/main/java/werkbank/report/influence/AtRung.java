package werkbank.report.influence;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;
import werkbank.experiment.trial.EpochMetrics;
import werkbank.experiment.trial.Trial;
import werkbank.report.figure.Axis;
import werkbank.report.figure.PageNumbers;
import werkbank.space.Objective;

/**
 * How much each parameter tells of the trials that came to one rung, all compared at it: those that were pruned there or
 * further on too.
 *
 * @param epochs of the rung; empty for the end, where the complete trials are compared
 * @param trials that came so far, those left out that repeat another's parameters with another seed
 * @param few whether they are too few for more than a rough estimate
 * @param shares one a parameter that varies among enough of them, in the space's order
 */
public record AtRung(Optional<Integer> epochs, int trials, boolean few, List<Share> shares) {

    /**
     * A parameter's part.
     *
     * @param ranks share of the variance of the objective's ranks that groups of the parameter's values explain, adjusted
     *     for their number, 0 to 1
     * @param p how probable so large a share is by chance, given how many parameters there are
     */
    public record Share(String parameter, double ranks, double p) {}

    /**
     * Looks at each rung, the lowest first, and at the end; empty where fewer than two of these have enough trials.
     *
     * @param epochs by trial number, in their order
     */
    static List<AtRung> of(
            List<Axis> axes, List<Trial> trials, Map<Integer, List<EpochMetrics>> epochs, Objective objective) {
        List<AtRung> rungs = ComparedTrials.byRung(trials, epochs, objective).stream()
                .map(compared -> of(axes, compared))
                .filter(rung -> !rung.shares().isEmpty())
                .toList();
        return rungs.size() < 2 ? List.of() : rungs;
    }

    private static AtRung of(List<Axis> axes, ComparedTrials compared) {
        List<ScoredTrial> some = Importance.some(compared.trials());
        List<Groups> groups = Groups.ofVaried(axes, some);
        double[] ranks =
                Ranks.of(some.stream().mapToDouble(trial -> -trial.loss()).toArray());
        double[] shares =
                groups.stream().mapToDouble(one -> one.explained(ranks)).toArray();
        double[] p = Chance.of(shares, groups, ranks);
        return new AtRung(
                compared.epoch(),
                compared.trials().size(),
                compared.trials().size() < ComparedTrials.ENOUGH,
                IntStream.range(0, shares.length)
                        .mapToObj(i -> new Share(groups.get(i).axis().name(), PageNumbers.rounded(shares[i]), p[i]))
                        .toList());
    }
}
