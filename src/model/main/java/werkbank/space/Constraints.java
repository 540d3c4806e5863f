package werkbank.space;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.ToDoubleFunction;
import java.util.stream.Stream;

/**
 * The constraints of a search. A configuration that breaks a rule is never proposed; a trial that keeps the limits is better
 * than any that doesn't, and of two that don't the one is better whose violation is smaller.
 *
 * <p>Deb (2000), An efficient constraint handling method for genetic algorithms, Computer Methods in Applied Mechanics and
 * Engineering 186; Deb et al. (2002), NSGA-II, section VI.
 *
 * @param limits on what training gives
 * @param rules between parameters
 */
public record Constraints(List<ResultLimit> limits, List<ParameterRule> rules) {
    /** No constraint at all. */
    public static final Constraints NONE = new Constraints(List.of(), List.of());

    public boolean isEmpty() {
        return limits.isEmpty() && rules.isEmpty();
    }

    /** The first rule that a configuration breaks; empty when it keeps all. */
    public Optional<ParameterRule> broken(Map<String, Object> values) {
        return rules.stream().filter(rule -> !rule.holds(values)).findFirst();
    }

    /** The limits that a trial of these figures breaks, in order. */
    public List<ResultLimit> broken(ToDoubleFunction<ResultLimit.Figure> figures) {
        return limits.stream()
                .filter(limit -> limit.violation(figures.applyAsDouble(limit.figure())) > 0)
                .toList();
    }

    /** How far a trial of these figures is beyond the limits, all together; 0 when it keeps them. */
    public double violation(ToDoubleFunction<ResultLimit.Figure> figures) {
        return limits.stream()
                .mapToDouble(limit -> limit.violation(figures.applyAsDouble(limit.figure())))
                .sum();
    }

    /** The limits on a figure. */
    public List<ResultLimit> on(ResultLimit.Figure figure) {
        return limits.stream().filter(limit -> limit.figure() == figure).toList();
    }

    /** The constraints as lines of the YAML file, limits first. */
    public List<String> words() {
        return Stream.concat(
                        limits.stream().map(ResultLimit::text), rules.stream().map(ParameterRule::text))
                .toList();
    }
}
