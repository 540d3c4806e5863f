package werkbank.report.view;

import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.stream.Collectors;
import werkbank.experiment.result.EnsembleResult;
import werkbank.experiment.result.Member;
import werkbank.experiment.trial.EpochMetrics;
import werkbank.experiment.trial.Trial;
import werkbank.experiment.trial.TrialResult;
import werkbank.experiment.trial.TrialState;
import werkbank.experiment.trial.TrialSummary;
import werkbank.report.figure.PageNumbers;
import werkbank.report.figure.Unit;
import werkbank.space.Objective;
import werkbank.space.SearchPlan;

/**
 * A {@link TrialSummary} as the page's table and charts have it: numbers rounded, and under the names of the scripts.
 *
 * @param value of the objective, in its unit, that the kept checkpoint has; also of a trial that waits or was pruned
 * @param accuracy validation accuracy of the kept checkpoint, 0 to 1
 * @param logLoss of the kept checkpoint on the validation images, in nats
 * @param spread standard deviation of the folds' accuracies; empty without cross-validation
 * @param reached {@code value}, or the best epoch's for a trial without a checkpoint; errors are not counted by epoch
 * @param seconds wall time; 0 until it ends
 * @param weights which weights the kept checkpoint has: {@code trained}, {@code ema} or {@code swa}
 * @param parameters count of the network's parameters
 * @param values of the active parameters
 * @param cause one line, of a trial that failed or diverged
 * @param detail start and end of the trace
 * @param member whether the ensemble uses it
 * @param front whether it is on the Pareto front
 * @param breaks the constraints on results that it breaks
 * @param beyond how far it is beyond them, as shares of their numbers; empty when it keeps them
 * @param repeats the trial that it tries with another seed
 */
public record TrialRow(
        int number,
        TrialState state,
        Optional<Double> value,
        Optional<Double> accuracy,
        Optional<Double> logLoss,
        Optional<Double> spread,
        Optional<Double> reached,
        int epochs,
        Optional<Integer> bestEpoch,
        Optional<String> weights,
        double seconds,
        Optional<Long> parameters,
        SortedMap<String, Object> values,
        Optional<String> cause,
        Optional<String> detail,
        boolean member,
        boolean front,
        List<String> breaks,
        Optional<Double> beyond,
        Optional<Integer> repeats) {

    /** Characters of a trace that are kept from its start and from its end: a thousand failed trials fit the page. */
    private static final int TRACE = 1_000;

    /** The number that is written for a figure that is none. */
    private static final double FURTHEST = 1e300;

    /** @param front numbers of the trials on the Pareto front */
    public static List<TrialRow> of(
            List<Trial> trials,
            Map<Integer, List<EpochMetrics>> epochs,
            SearchPlan plan,
            Optional<EnsembleResult> ensemble,
            Set<Integer> front) {
        Set<Integer> members = ensemble.stream()
                .flatMap(e -> e.members().stream())
                .map(Member::trial)
                .collect(Collectors.toSet());
        return trials.stream()
                .map(trial -> of(
                        TrialSummary.of(trial, plan, front, List.of()),
                        best(epochs.getOrDefault(trial.number(), List.of()), plan.objective()),
                        trial.failure().map(TrialResult.Failure::detail).map(TrialRow::shortened),
                        trial.violation(plan.constraints()),
                        members.contains(trial.number())))
                .toList();
    }

    /** @param best what the best of its epochs has reached */
    private static TrialRow of(
            TrialSummary trial, Optional<Double> best, Optional<String> detail, double violation, boolean member) {
        Optional<Double> value = trial.objective().flatMap(PageNumbers::finite);
        return new TrialRow(
                trial.number(),
                trial.state(),
                value,
                trial.accuracy().flatMap(PageNumbers::finite),
                trial.logLoss().flatMap(PageNumbers::finite),
                trial.spread(),
                value.or(() -> best),
                trial.epochs(),
                trial.bestEpoch(),
                trial.weights(),
                PageNumbers.rounded(trial.seconds()),
                trial.networkParameters(),
                trial.parameters(),
                trial.cause(),
                detail,
                member,
                trial.front().orElse(false),
                trial.breaks().orElse(List.of()),
                Optional.of(Math.min(violation, FURTHEST)).filter(beyond -> beyond > 0),
                trial.repeats());
    }

    private static Optional<Double> best(List<EpochMetrics> epochs, Objective objective) {
        return Unit.of(objective) == Unit.COUNT
                ? Optional.empty()
                : epochs.stream()
                        .map(epoch -> epoch.loss(objective))
                        .filter(Double::isFinite)
                        .min(Comparator.naturalOrder())
                        .map(loss -> PageNumbers.rounded(objective.higherIsBetter() ? -loss : loss));
    }

    private static String shortened(String trace) {
        return trace.length() <= 2 * TRACE
                ? trace
                : trace.substring(0, TRACE) + "\n[…]\n" + trace.substring(trace.length() - TRACE);
    }
}
