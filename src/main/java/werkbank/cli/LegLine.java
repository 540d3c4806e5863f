package werkbank.cli;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import werkbank.experiment.Leg;
import werkbank.experiment.Trial;
import werkbank.experiment.TrialState;

/**
 * A leg as {@code trials --json} has it: keys may be added, none renamed.
 *
 * @param ended null while it runs, and when its process was killed
 * @param lastEpoch that has ended; null while it runs
 * @param end {@code WAITING} at a rung, {@code INTERRUPTED}, or the trial's last state; null while it runs, and where the
 *     study is of a version that did not record it
 */
@JsonInclude(JsonInclude.Include.ALWAYS)
record LegLine(String worker, String started, String ended, int firstEpoch, Integer lastEpoch, TrialState end) {
    /** Those of each trial, in the order in which they began. */
    static Map<Integer, List<LegLine>> of(List<Leg> legs, List<Trial> trials) {
        Map<Integer, List<Leg>> ofTrials =
                legs.stream().collect(Collectors.groupingBy(Leg::trial, TreeMap::new, Collectors.toList()));
        Map<Integer, List<LegLine>> lines = new TreeMap<>();
        trials.forEach(trial -> lines.put(trial.number(), of(trial, ofTrials.getOrDefault(trial.number(), List.of()))));
        return lines;
    }

    private static List<LegLine> of(Trial trial, List<Leg> legs) {
        List<LegLine> lines = new ArrayList<>();
        for (int i = 0; i < legs.size(); i++) {
            boolean last = i == legs.size() - 1;
            int reached = last ? trial.epochs() : legs.get(i + 1).firstEpoch() - 1;
            boolean runs = last && trial.state() == TrialState.RUNNING;
            lines.add(of(legs.get(i), reached, runs));
        }
        return lines;
    }

    /** A leg that nobody ended was cut off with its process. */
    private static LegLine of(Leg leg, int reached, boolean runs) {
        boolean killed = leg.ended().isEmpty() && !runs;
        return new LegLine(
                leg.worker().orElse(null),
                leg.started().toString(),
                leg.ended().map(Instant::toString).orElse(null),
                leg.firstEpoch(),
                runs ? null : leg.lastEpoch().orElse(reached),
                leg.leftAs().orElse(killed ? TrialState.INTERRUPTED : null));
    }

    private boolean isStop() {
        return end == TrialState.WAITING || end == TrialState.INTERRUPTED;
    }

    /** {@code paused after 1, 3; interrupted after 4}: where a trial stopped before its end; {@code -} for nowhere. */
    static String stops(List<LegLine> legs) {
        String stops = legs.stream()
                .filter(LegLine::isStop)
                .collect(Collectors.groupingBy(
                        LegLine::end,
                        TreeMap::new,
                        Collectors.mapping(leg -> Integer.toString(leg.lastEpoch()), Collectors.joining(", "))))
                .entrySet()
                .stream()
                .map(stop -> String.format(
                        Locale.ROOT,
                        "%s after %s",
                        stop.getKey() == TrialState.WAITING ? "paused" : "interrupted",
                        stop.getValue()))
                .collect(Collectors.joining("; "));
        return stops.isEmpty() ? "-" : stops;
    }
}
