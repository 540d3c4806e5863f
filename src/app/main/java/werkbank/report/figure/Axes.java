package werkbank.report.figure;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import werkbank.experiment.trial.Trial;
import werkbank.space.Parameter;

/** Axes from a space's parameters, or from the values that trials have where the space is silent. */
public final class Axes {
    /** Positive values that span this much and crowd at the low end are drawn on a log axis. */
    private static final double LOG_SPAN = 50;

    private static final double LOW_MEDIAN = 0.2;

    private Axes() {}

    public static List<Axis> of(List<Parameter> parameters, List<Trial> trials) {
        List<Axis> axes = new ArrayList<>();
        parameters.forEach(parameter -> axes.add(of(parameter)));
        Set<String> known = parameters.stream().map(Parameter::name).collect(Collectors.toSet());
        Set<String> others = new TreeSet<>();
        trials.forEach(trial -> others.addAll(trial.parameters().keySet()));
        others.removeAll(known);
        others.forEach(name -> axes.add(guessed(name, values(name, trials))));
        return List.copyOf(axes);
    }

    private static Axis of(Parameter parameter) {
        Optional<String> when = when(parameter);
        return parameter.match(
                range -> Axis.numeric(range.name(), range.log(), range.low(), range.high(), when),
                range -> Axis.numeric(range.name(), range.log(), range.low(), range.high(), when),
                choice -> Axis.choice(choice.name(), choice.values(), when));
    }

    private static Optional<String> when(Parameter parameter) {
        if (parameter.when().isEmpty()) {
            return Optional.empty();
        }
        return Optional.of(
                parameter.when().entrySet().stream().map(Axes::condition).collect(Collectors.joining(" and ")));
    }

    private static String condition(Map.Entry<String, List<Object>> entry) {
        return entry.getKey() + " = "
                + entry.getValue().stream().map(String::valueOf).collect(Collectors.joining(" or "));
    }

    private static List<Object> values(String name, List<Trial> trials) {
        return trials.stream()
                .flatMap(trial -> Optional.ofNullable(trial.parameters().get(name)).stream())
                .toList();
    }

    private static Axis guessed(String name, List<Object> values) {
        if (!values.stream().allMatch(Number.class::isInstance)) {
            return Axis.choice(name, values.stream().distinct().toList(), Optional.empty());
        }
        double[] sorted = values.stream()
                .mapToDouble(v -> ((Number) v).doubleValue())
                .sorted()
                .toArray();
        double low = sorted[0];
        double high = sorted[sorted.length - 1];
        boolean log = low > 0 && high / low >= LOG_SPAN && sorted[sorted.length / 2] < LOW_MEDIAN * high;
        return Axis.numeric(name, log, low, high, Optional.empty());
    }
}
