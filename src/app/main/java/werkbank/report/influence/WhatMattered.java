package werkbank.report.influence;

import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;
import werkbank.experiment.trial.EpochMetrics;
import werkbank.experiment.trial.Trial;
import werkbank.report.figure.Axis;
import werkbank.report.figure.PageNumbers;
import werkbank.space.Objective;
import werkbank.space.Parameter;

/**
 * Which parameters the objective depends on: by functional ANOVA, and as checks by how the trials rank
 * and by what the best have in common.
 *
 * @param trials how many are judged, those left out that repeat another's parameters with another seed
 * @param epoch after which they are judged; empty for complete trials
 * @param forest how many of them the forest is of, evenly from the first to the last
 * @param best how many of those the best ones are that PED-ANOVA is about
 * @param capped how many of them are so much worse than the rest that fANOVA counts them as less bad
 * @param few whether they are too few for more than a rough estimate
 * @param influences most influential first; empty with fewer than {@link ComparedTrials#FEWEST} of these trials
 * @param interactions that explain most, strongest first
 * @param contours of the strongest parameters' pairs
 * @param rungs how much each parameter tells at each rung, pruned trials included; empty where there are none to compare
 * @param sentence about the strongest, for people
 */
public record WhatMattered(
        int trials,
        Optional<Integer> epoch,
        int forest,
        int best,
        int capped,
        boolean few,
        List<Influence> influences,
        List<Interaction> interactions,
        List<Contour> contours,
        List<AtRung> rungs,
        Optional<String> sentence) {
    /** @param epochs by trial number, in their order */
    public static WhatMattered of(
            List<Axis> axes,
            List<Parameter> parameters,
            List<Trial> trials,
            Map<Integer, List<EpochMetrics>> epochs,
            Objective objective) {
        List<AtRung> rungs = AtRung.of(axes, trials, epochs, objective);
        return of(axes, parameters, ComparedTrials.of(trials, epochs, objective), rungs, objective);
    }

    private static WhatMattered of(
            List<Axis> axes,
            List<Parameter> parameters,
            ComparedTrials judgement,
            List<AtRung> rungs,
            Objective objective) {
        List<ScoredTrial> trials = judgement.trials();
        List<Groups> candidates = Groups.ofVaried(axes, trials);
        boolean few = trials.size() < ComparedTrials.ENOUGH;
        if (candidates.isEmpty()) {
            return new WhatMattered(
                    trials.size(),
                    judgement.epoch(),
                    0,
                    0,
                    0,
                    few,
                    List.of(),
                    List.of(),
                    List.of(),
                    rungs,
                    Optional.empty());
        }
        List<Axis> varied = candidates.stream().map(Groups::axis).toList();
        Importance importance = Importance.of(varied, parameters, trials);
        List<Influence> influences = influences(candidates, importance, trials);
        Finding finding = new Finding(influences, trials.size(), importance.trials(), judgement.epoch(), objective);
        return new WhatMattered(
                trials.size(),
                judgement.epoch(),
                importance.trials(),
                importance.best().top(),
                importance.cube().capped(),
                few,
                influences,
                importance.interactions(),
                importance.contours(objective),
                rungs,
                Optional.of(finding.sentence(first -> rule(first, varied, trials, objective))));
    }

    private static List<Influence> influences(
            List<Groups> candidates, Importance importance, List<ScoredTrial> trials) {
        double[] ranks =
                Ranks.of(trials.stream().mapToDouble(trial -> -trial.loss()).toArray());
        double[] shares = candidates.stream()
                .mapToDouble(groups -> groups.explained(ranks))
                .toArray();
        double[] p = Chance.of(shares, candidates, ranks);
        double[] amongBest = importance.best().shares();
        return IntStream.range(0, candidates.size())
                .mapToObj(i -> new Influence(
                        candidates.get(i).axis().name(),
                        candidates.get(i).rows().length,
                        PageNumbers.rounded(importance.shares().alone()[i]),
                        PageNumbers.rounded(importance.shares().interactions(i)),
                        PageNumbers.rounded(shares[i]),
                        p[i],
                        PageNumbers.rounded(amongBest[i]),
                        importance.best().p()[i],
                        candidates.get(i).axis().isNumeric()
                                ? Optional.of(
                                        PageNumbers.rounded(candidates.get(i).correlation(ranks)))
                                : Optional.empty(),
                        candidates.get(i).best(ranks, trials)))
                .sorted(Comparator.comparingDouble(Influence::alone).reversed())
                .toList();
    }

    private static Optional<String> rule(
            Influence first, List<Axis> varied, List<ScoredTrial> trials, Objective objective) {
        return varied.stream()
                .filter(axis -> axis.name().equals(first.parameter()))
                .findFirst()
                .flatMap(axis -> Threshold.of(axis, trials, objective))
                .map(rule -> rule.words(objective));
    }
}
