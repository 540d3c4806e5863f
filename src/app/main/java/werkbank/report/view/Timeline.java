package werkbank.report.view;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Stream;
import werkbank.experiment.trial.EpochMetrics;
import werkbank.experiment.trial.Trial;
import werkbank.experiment.trial.TrialLeg;
import werkbank.report.figure.PageNumbers;
import werkbank.space.SchedulerSpec;

/**
 * Which worker trained which trial when.
 *
 * @param lanes workers' names, in order
 * @param unknown place in {@code lanes}, the last, of the legs whose worker nobody knows; empty where there are none
 * @param bars in the order in which they began
 * @param breaks that are left out
 * @param busySeconds of the times in which at least one leg ran
 */
public record Timeline(
        List<String> lanes, Optional<Integer> unknown, List<LegBar> bars, List<Break> breaks, double busySeconds) {
    /**
     * The shortest break, in seconds; nothing that is left out is shorter, nor a smaller share of the time in which
     * something ran.
     */
    private static final double SHORTEST_BREAK = 60;

    private static final double SMALLEST_SHARE = 0.05;

    /**
     * A time in which nothing ran, for instance between two sessions.
     *
     * @param at seconds since the first leg began, breaks left out
     * @param seconds that are left out
     */
    public record Break(double at, double seconds) {}

    public static Timeline of(
            List<TrialLeg> legs, List<Trial> trials, Map<Integer, List<EpochMetrics>> epochs, SchedulerSpec scheduler) {
        List<PlacedLeg> placed = PlacedLeg.of(legs, trials, epochs);
        List<String> workers = placed.stream()
                .flatMap(leg -> leg.worker().stream())
                .distinct()
                .sorted(Comparator.comparingInt(String::length).thenComparing(Function.identity()))
                .toList();
        boolean isKnown = placed.stream().allMatch(leg -> leg.worker().isPresent());
        List<Break> breaks = breaks(placed);
        return new Timeline(
                isKnown
                        ? workers
                        : Stream.concat(workers.stream(), Stream.of("unknown")).toList(),
                isKnown ? Optional.empty() : Optional.of(workers.size()),
                placed.stream()
                        .map(leg -> bar(leg, workers, shift(leg, placed.get(0).start(), breaks), scheduler))
                        .toList(),
                breaks,
                busySeconds(placed, idle(placed)));
    }

    private static LegBar bar(PlacedLeg leg, List<String> workers, Instant zero, SchedulerSpec scheduler) {
        LegEnd end = leg.how(scheduler.hasRungs());
        return new LegBar(
                leg.trial().number(),
                leg.worker().map(workers::indexOf).orElse(workers.size()),
                PageNumbers.rounded(seconds(zero, leg.start())),
                PageNumbers.rounded(seconds(zero, leg.end())),
                leg.leg().firstEpoch(),
                leg.lastEpoch(),
                end,
                leg.leg().ended().isEmpty() && end != LegEnd.RUNNING);
    }

    /** The time at which the axis of a leg has its zero, once the breaks before it are left out. */
    private static Instant shift(PlacedLeg leg, Instant first, List<Break> breaks) {
        Instant zero = first;
        for (Break pause : breaks) {
            if (seconds(zero, leg.start()) > pause.at()) {
                zero = zero.plusMillis(Math.round(1_000 * pause.seconds()));
            }
        }
        return zero;
    }

    private static List<Break> breaks(List<PlacedLeg> placed) {
        List<Break> idle = idle(placed);
        double busy = busySeconds(placed, idle);
        List<Break> leftOut = idle.stream()
                .filter(pause -> pause.seconds() >= Math.max(SHORTEST_BREAK, SMALLEST_SHARE * busy))
                .toList();
        List<Break> breaks = new ArrayList<>();
        double before = 0;
        for (Break pause : leftOut) {
            breaks.add(new Break(pause.at() - before, pause.seconds()));
            before += pause.seconds();
        }
        return List.copyOf(breaks);
    }

    private static double busySeconds(List<PlacedLeg> placed, List<Break> idle) {
        double whole = placed.stream()
                .map(PlacedLeg::end)
                .max(Comparator.naturalOrder())
                .map(last -> seconds(placed.get(0).start(), last))
                .orElse(0.0);
        return whole - idle.stream().mapToDouble(Break::seconds).sum();
    }

    /** Times in which nothing ran, at seconds since the first leg began. */
    private static List<Break> idle(List<PlacedLeg> placed) {
        List<Break> idle = new ArrayList<>();
        double reached = 0;
        for (PlacedLeg leg : placed) {
            double start = seconds(placed.get(0).start(), leg.start());
            if (start > reached) {
                idle.add(new Break(reached, start - reached));
            }
            reached = Math.max(reached, seconds(placed.get(0).start(), leg.end()));
        }
        return idle;
    }

    private static double seconds(Instant from, Instant to) {
        return Duration.between(from, to).toMillis() / 1_000.0;
    }
}
