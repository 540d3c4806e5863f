package werkbank.report;

import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import werkbank.experiment.Trial;
import werkbank.experiment.TrialState;
import werkbank.space.Objective;
import werkbank.space.Parameter;

/**
 * Which parameters the objective depends on: by functional ANOVA, and as a check by how the trials rank.
 *
 * @param trials complete ones, without those that repeat another's parameters with another seed
 * @param forest how many of them the forest is of, evenly from the first to the last
 * @param capped how many of them are so much worse than the rest that fANOVA counts them as less bad
 * @param few whether they are too few for more than a rough estimate
 * @param influences most influential first; empty with fewer than {@link #FEWEST} of these trials
 * @param interactions that explain most, strongest first
 * @param contours of the strongest parameters' pairs
 * @param sentence about the strongest, for people
 */
public record WhatMattered(
        int trials,
        int forest,
        int capped,
        boolean few,
        List<Influence> influences,
        List<Interaction> interactions,
        List<Contour> contours,
        Optional<String> sentence) {
    /** With fewer complete trials nothing is said. */
    static final int FEWEST = 5;

    /** With fewer complete trials it is said that they are few. */
    static final int ENOUGH = 20;

    static WhatMattered of(List<Axis> axes, List<Parameter> parameters, List<Trial> trials, Objective objective) {
        List<Trial> complete = trials.stream()
                .filter(trial -> trial.state() == TrialState.COMPLETE)
                // The best are repeated, so that their parameters would count several times.
                .filter(trial -> trial.repeats().isEmpty())
                .filter(trial -> Double.isFinite(trial.loss(objective)))
                .toList();
        List<Groups> candidates = axes.stream()
                .map(axis -> Groups.of(axis, complete))
                .filter(groups -> groups.rows().length >= FEWEST && groups.groups() >= 2)
                .toList();
        if (candidates.isEmpty()) {
            return new WhatMattered(complete.size(), 0, 0, true, List.of(), List.of(), List.of(), Optional.empty());
        }
        List<Axis> varied = candidates.stream().map(Groups::axis).toList();
        Importance importance = Importance.of(varied, parameters, complete, objective);
        List<Influence> influences = influences(candidates, importance, complete, objective);
        Finding finding = new Finding(influences, complete.size(), importance.trials(), objective);
        return new WhatMattered(
                complete.size(),
                importance.trials(),
                importance.cube().capped(),
                complete.size() < ENOUGH,
                influences,
                importance.interactions(),
                importance.contours(objective),
                Optional.of(finding.sentence(first -> rule(first, varied, complete, objective))));
    }

    private static List<Influence> influences(
            List<Groups> candidates, Importance importance, List<Trial> complete, Objective objective) {
        double[] ranks = Ranks.of(
                complete.stream().mapToDouble(trial -> -trial.loss(objective)).toArray());
        double[] shares = candidates.stream()
                .mapToDouble(groups -> groups.explained(ranks))
                .toArray();
        double[] p = Chance.of(shares, candidates, ranks);
        return IntStream.range(0, candidates.size())
                .mapToObj(i -> new Influence(
                        candidates.get(i).axis().name(),
                        candidates.get(i).rows().length,
                        Numbers.rounded(importance.shares().alone()[i]),
                        Numbers.rounded(importance.shares().interactions(i)),
                        Numbers.rounded(shares[i]),
                        p[i],
                        candidates.get(i).axis().isNumeric()
                                ? Optional.of(Numbers.rounded(candidates.get(i).correlation(ranks)))
                                : Optional.empty(),
                        candidates.get(i).best(ranks, complete)))
                .sorted(Comparator.comparingDouble(Influence::alone).reversed())
                .toList();
    }

    private static Optional<String> rule(
            Influence first, List<Axis> varied, List<Trial> complete, Objective objective) {
        return varied.stream()
                .filter(axis -> axis.name().equals(first.parameter()))
                .findFirst()
                .flatMap(axis -> Threshold.of(axis, complete, objective))
                .map(rule -> rule.words(objective));
    }
}
