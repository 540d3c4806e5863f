package werkbank.report.influence;

import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.Set;
import java.util.stream.Collectors;
import org.apache.commons.math3.distribution.HypergeometricDistribution;
import werkbank.report.figure.Axis;
import werkbank.report.figure.PageNumbers;
import werkbank.report.figure.Unit;
import werkbank.space.Objective;

/**
 * A rule that the trials follow: outside some values of a parameter none came as far as the best quarter of all did.
 *
 * @param below nothing below this did; empty without such a bound
 * @param above nothing above this did
 * @param choices nothing with these did
 * @param level that nothing passed, in the objective's unit: a round number between the best of these trials and the last
 *     of the best quarter
 */
record Threshold(OptionalDouble below, OptionalDouble above, List<String> choices, double level) {
    /** A rule that chance would give more often than this is none. */
    private static final double CLEAR = 0.01;

    /** Looks for a rule; empty where there is none, or too few trials for one. */
    static Optional<Threshold> of(Axis axis, List<ScoredTrial> trials, Objective objective) {
        List<ScoredTrial> active = trials.stream()
                .filter(trial -> trial.parameters().containsKey(axis.name()))
                .toList();
        double bound = bestQuarter(trials);
        List<ScoredTrial> good =
                active.stream().filter(trial -> trial.loss() <= bound).toList();
        if (good.isEmpty()) {
            return Optional.empty();
        }
        boolean numeric = axis.isNumeric() && active.stream().allMatch(trial -> value(axis, trial) instanceof Number);
        return numeric ? sides(axis, active, good, bound, objective) : choices(axis, active, good, bound, objective);
    }

    private static double bestQuarter(List<ScoredTrial> trials) {
        return trials.stream()
                .mapToDouble(ScoredTrial::loss)
                .sorted()
                .limit((trials.size() + 3) / 4)
                .max()
                .orElse(Double.NEGATIVE_INFINITY);
    }

    private static Optional<Threshold> sides(
            Axis axis, List<ScoredTrial> active, List<ScoredTrial> good, double bound, Objective objective) {
        double least =
                good.stream().mapToDouble(trial -> number(axis, trial)).min().orElseThrow();
        double most =
                good.stream().mapToDouble(trial -> number(axis, trial)).max().orElseThrow();
        List<ScoredTrial> lower =
                active.stream().filter(trial -> number(axis, trial) < least).toList();
        List<ScoredTrial> upper =
                active.stream().filter(trial -> number(axis, trial) > most).toList();
        boolean under = isNoAccident(lower.size(), active.size(), good.size(), 2);
        boolean over = isNoAccident(upper.size(), active.size(), good.size(), 2);
        List<ScoredTrial> outside = active.stream()
                .filter(trial -> (under && number(axis, trial) < least) || (over && number(axis, trial) > most))
                .toList();
        if (outside.isEmpty()) {
            return Optional.empty();
        }
        double last =
                lower.stream().mapToDouble(trial -> number(axis, trial)).max().orElse(least);
        double next =
                upper.stream().mapToDouble(trial -> number(axis, trial)).min().orElse(most);
        return Optional.of(new Threshold(
                under ? OptionalDouble.of(cut(axis, active, last, least, least)) : OptionalDouble.empty(),
                over ? OptionalDouble.of(cut(axis, active, most, next, most)) : OptionalDouble.empty(),
                List.of(),
                level(outside, bound, objective)));
    }

    /** The value to cut at; whole numbers are cut at the value itself. */
    private static double cut(Axis axis, List<ScoredTrial> active, double low, double high, double good) {
        return active.stream().allMatch(trial -> value(axis, trial) instanceof Integer)
                ? good
                : PageNumbers.roundBetween(low, high);
    }

    private static Optional<Threshold> choices(
            Axis axis, List<ScoredTrial> active, List<ScoredTrial> good, double bound, Objective objective) {
        Set<Object> present = active.stream().map(trial -> value(axis, trial)).collect(Collectors.toSet());
        Set<Object> kept = good.stream().map(trial -> value(axis, trial)).collect(Collectors.toSet());
        List<Object> without = axis.choices().stream()
                .filter(choice -> !kept.contains(choice))
                .filter(choice -> isNoAccident(
                        active.stream()
                                .filter(trial -> value(axis, trial).equals(choice))
                                .count(),
                        active.size(),
                        good.size(),
                        present.size()))
                .toList();
        List<ScoredTrial> outside = active.stream()
                .filter(trial -> without.contains(value(axis, trial)))
                .toList();
        return outside.isEmpty()
                ? Optional.empty()
                : Optional.of(new Threshold(
                        OptionalDouble.empty(),
                        OptionalDouble.empty(),
                        without.stream().map(Objects::toString).toList(),
                        level(outside, bound, objective)));
    }

    /**
     * Whether so many trials without a good one among them are too many for chance, were the parameter to do nothing. A
     * bound is as far out as the good trials allow, so this holds for wherever it lies.
     *
     * @param tries how many such groups were looked at
     */
    private static boolean isNoAccident(long group, int all, int good, int tries) {
        return group > 0
                && new HypergeometricDistribution(null, all, good, (int) group).probability(0) <= CLEAR / tries;
    }

    private static double level(List<ScoredTrial> outside, double bound, Objective objective) {
        double closest = outside.stream().mapToDouble(ScoredTrial::loss).min().orElseThrow();
        double sign = objective.higherIsBetter() ? -1 : 1;
        double percent = Unit.of(objective) == Unit.SHARE ? 100 : 1;
        double ends = sign * percent;
        return PageNumbers.roundBetween(Math.min(ends * closest, ends * bound), Math.max(ends * closest, ends * bound))
                / percent;
    }

    private static Object value(Axis axis, ScoredTrial trial) {
        return trial.parameters().get(axis.name());
    }

    private static double number(Axis axis, ScoredTrial trial) {
        return ((Number) value(axis, trial)).doubleValue();
    }

    /** The threshold in words for people, for instance {@code below 0.0003 nothing passed 99 %}. */
    String words(Objective objective) {
        String far = String.format(
                Locale.ROOT, "%s %s", objective.higherIsBetter() ? "passed" : "got below", figure(objective));
        if (!choices.isEmpty()) {
            return String.format(Locale.ROOT, "nothing with %s %s", String.join(" or ", choices), far);
        }
        String under = below.isPresent() ? "below " + PageNumbers.all(below.getAsDouble()) : "";
        String over = above.isPresent() ? "above " + PageNumbers.all(above.getAsDouble()) : "";
        String between = below.isPresent() && above.isPresent() ? " or " : "";
        return under + between + over + " nothing " + far;
    }

    private String figure(Objective objective) {
        return switch (Unit.of(objective)) {
            case SHARE -> PageNumbers.all(100 * level) + "\u00a0%";
            case NATS -> PageNumbers.all(level);
            case COUNT -> PageNumbers.all(level) + " errors";
        };
    }
}
