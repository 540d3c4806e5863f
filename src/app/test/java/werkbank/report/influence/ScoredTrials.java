package werkbank.report.influence;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.IntFunction;
import java.util.function.ToDoubleFunction;
import java.util.stream.IntStream;
import werkbank.experiment.OutcomeBuilder;
import werkbank.experiment.trial.Trial;
import werkbank.experiment.trial.TrialResult;
import werkbank.experiment.trial.TrialState;
import werkbank.report.SampleStudy;
import werkbank.space.Objective;

/** Complete trials of which only parameters and figures matter. */
final class ScoredTrials {
    private ScoredTrials() {}

    /** @param accuracy of the parameters, 0 to 1; log-loss is what is missing to 1 */
    static List<Trial> of(
            int count, IntFunction<Map<String, Object>> parameters, ToDoubleFunction<Map<String, Object>> accuracy) {
        return IntStream.rangeClosed(1, count)
                .mapToObj(number -> {
                    Map<String, Object> values = parameters.apply(number);
                    return trial(number, values, accuracy.applyAsDouble(values));
                })
                .toList();
    }

    /** As complete trials are judged. */
    static List<ScoredTrial> judged(List<Trial> trials, Objective objective) {
        return trials.stream()
                .map(trial -> ScoredTrial.of(trial, trial.loss(objective)))
                .toList();
    }

    static Trial trial(int number, Map<String, Object> parameters, double accuracy) {
        TrialResult.Outcome outcome = OutcomeBuilder.reaching(accuracy)
                .logLoss(1 - accuracy)
                .errors((int) Math.round(6_000 * (1 - accuracy)))
                .parameters(1_000)
                .build();
        return new Trial(
                number,
                TrialState.COMPLETE,
                number,
                new TreeMap<>(parameters),
                1,
                10,
                SampleStudy.START,
                Optional.of(SampleStudy.START.plusSeconds(10)),
                Optional.of(outcome),
                Optional.empty(),
                Optional.empty());
    }
}
