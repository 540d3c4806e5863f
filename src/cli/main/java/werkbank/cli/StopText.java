package werkbank.cli;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import werkbank.experiment.trial.Trial;
import werkbank.experiment.trial.TrialLeg;
import werkbank.experiment.trial.TrialState;

/** Says where trials stopped before their end. */
final class StopText {
    private static final Map<TrialState, String> WORDS =
            Map.of(TrialState.WAITING, "paused", TrialState.INTERRUPTED, "interrupted");

    private StopText() {}

    /** {@code paused after 1, 3; interrupted after 4} of each trial, in epochs; {@code -} for nowhere. */
    static Map<Integer, String> of(List<TrialLeg> legs, List<Trial> trials) {
        Map<Integer, List<TrialLeg>> ofTrials = legs.stream().collect(Collectors.groupingBy(TrialLeg::trial));
        return trials.stream()
                .collect(Collectors.toMap(
                        Trial::number, trial -> of(trial, ofTrials.getOrDefault(trial.number(), List.of()))));
    }

    private static String of(Trial trial, List<TrialLeg> legs) {
        Map<TrialState, List<String>> epochs = new TreeMap<>();
        for (int i = 0; i < legs.size(); i++) {
            TrialLeg leg = legs.get(i);
            boolean last = i == legs.size() - 1;
            boolean runs = last && trial.state() == TrialState.RUNNING;
            TrialState end = leg.leftAs().orElse(endOfUnknown(leg, runs));
            int reached = last ? trial.epochs() : legs.get(i + 1).firstEpoch() - 1;
            if (WORDS.containsKey(end)) {
                epochs.computeIfAbsent(end, state -> new ArrayList<>())
                        .add(Integer.toString(leg.lastEpoch().orElse(reached)));
            }
        }
        return epochs.isEmpty()
                ? "-"
                : epochs.entrySet().stream()
                        .map(stop -> String.format(
                                Locale.ROOT,
                                "%s after %s",
                                WORDS.get(stop.getKey()),
                                String.join(", ", stop.getValue())))
                        .collect(Collectors.joining("; "));
    }

    /** A leg that nobody ended was cut off with its process; of one that ended, former versions don't tell how. */
    private static TrialState endOfUnknown(TrialLeg leg, boolean runs) {
        return leg.ended().isEmpty() && !runs ? TrialState.INTERRUPTED : TrialState.RUNNING;
    }
}
