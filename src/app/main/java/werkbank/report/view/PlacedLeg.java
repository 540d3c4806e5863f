package werkbank.report.view;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import werkbank.experiment.trial.EpochMetrics;
import werkbank.experiment.trial.Trial;
import werkbank.experiment.trial.TrialLeg;
import werkbank.experiment.trial.TrialState;

/**
 * A leg beside what its trial tells about it.
 *
 * @param next the trial's next leg
 * @param epochs that it trained to their end, as far as the study still has them
 */
record PlacedLeg(TrialLeg leg, Optional<TrialLeg> next, Trial trial, List<EpochMetrics> epochs) {

    /** Places all legs, in the order in which they began. */
    static List<PlacedLeg> of(List<TrialLeg> legs, List<Trial> trials, Map<Integer, List<EpochMetrics>> epochs) {
        Map<Integer, Trial> byNumber = trials.stream().collect(Collectors.toMap(Trial::number, Function.identity()));
        Map<Integer, TrialLeg> following = new HashMap<>();
        List<PlacedLeg> placed = new ArrayList<>();
        for (int i = legs.size() - 1; i >= 0; i--) {
            TrialLeg leg = legs.get(i);
            Optional<TrialLeg> next = Optional.ofNullable(following.put(leg.trial(), leg));
            int end = next.map(TrialLeg::firstEpoch).orElse(Integer.MAX_VALUE);
            placed.add(new PlacedLeg(
                    leg,
                    next,
                    byNumber.get(leg.trial()),
                    epochs.getOrDefault(leg.trial(), List.of()).stream()
                            .filter(epoch -> epoch.epoch() >= leg.firstEpoch() && epoch.epoch() < end)
                            .toList()));
        }
        Collections.reverse(placed);
        placed.sort(Comparator.comparing(PlacedLeg::start));
        return placed;
    }

    Instant start() {
        return leg.started();
    }

    /** The time at which the leg ended; if it was cut off, when its last whole epoch was over. */
    Instant end() {
        return leg.ended().orElseGet(() -> {
            double seconds = epochs.stream().mapToDouble(EpochMetrics::seconds).sum();
            Instant last = start().plusMillis(Math.round(1_000 * seconds));
            return next.map(TrialLeg::started).filter(last::isAfter).orElse(last);
        });
    }

    int lastEpoch() {
        return leg.lastEpoch().orElse(leg.firstEpoch() + epochs.size() - 1);
    }

    /** The worker's place, where it is known; its process, in brackets, is another one after each start. */
    Optional<String> worker() {
        return leg.worker()
                .map(worker -> worker.replaceFirst(" \\(.*", ""))
                .map(place -> place.matches("\\d+") ? "worker " + place : place);
    }

    /**
     * Tells how the leg ended, as it is recorded, or as far as the rest of the study tells.
     *
     * @param rungs whether trials stop at rungs; where they don't, only an interruption makes a trial go on later
     */
    LegEnd how(boolean rungs) {
        if (leg.leftAs().isPresent() && (next.isPresent() || leg.leftAs().get() != TrialState.WAITING)) {
            return how(leg.leftAs().get());
        }
        if (next.isPresent()) {
            return rungs && leg.ended().isPresent() ? LegEnd.PAUSED : LegEnd.INTERRUPTED;
        }
        return how(trial.state());
    }

    private static LegEnd how(TrialState state) {
        return switch (state) {
            case COMPLETE -> LegEnd.COMPLETE;
            case WAITING -> LegEnd.PAUSED;
            case PRUNED -> LegEnd.PRUNED;
            case FAILED, DIVERGED -> LegEnd.FAILED;
            case INTERRUPTED -> LegEnd.INTERRUPTED;
            case RUNNING -> LegEnd.RUNNING;
        };
    }
}
