package werkbank.space;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/** Points of a space at which its rules are most likely to break. */
public final class Corners {
    /** The most combinations of the parameters' corner values that are all looked at. */
    private static final int MOST_COMBINATIONS = 512;

    /** Things that are looked at one by one; of more, several that don't exclude each other go together. */
    private static final int MOST_APART = 256;

    private final List<Parameter> parameters;
    private final Map<String, Parameter> byName = new LinkedHashMap<>();
    private final Map<String, Set<Object>> values = new LinkedHashMap<>();
    private final Map<String, Set<Object>> named = new LinkedHashMap<>();
    private final Set<Map<String, Object>> points = new LinkedHashSet<>();

    Corners(List<Parameter> parameters, List<Map<String, List<Object>>> conditions) {
        this.parameters = parameters;
        for (Parameter parameter : parameters) {
            byName.put(parameter.name(), parameter);
            values.put(parameter.name(), new LinkedHashSet<>(ends(parameter)));
        }
        parameters.forEach(parameter -> mention(parameter.when()));
        conditions.forEach(this::mention);
    }

    /**
     * Each point has a value for every active parameter and no other.
     *
     * @param parameters each after those that its {@code when} names
     * @param conditions further ones, under each of which at least one point lies
     */
    public static List<Map<String, Object>> of(List<Parameter> parameters, List<Map<String, List<Object>>> conditions) {
        Corners corners = new Corners(parameters, conditions);
        if (corners.areFew()) {
            corners.combine(0, new LinkedHashMap<>());
        } else {
            corners.oneAtATime(conditions);
        }
        return List.copyOf(corners.points);
    }

    /** Whether the points are all combinations of the parameters' corner values. */
    boolean areFew() {
        return values.values().stream().mapToDouble(Set::size).reduce(1, (left, right) -> left * right)
                <= MOST_COMBINATIONS;
    }

    /** A range's ends or a choice's values, and those that conditions name. */
    Set<Object> extremes(Parameter parameter) {
        Set<Object> extremes = new LinkedHashSet<>(values.get(parameter.name()));
        if (parameter instanceof Parameter.IntRange range) {
            extremes.retainAll(named.getOrDefault(range.name(), Set.of()));
            extremes.addAll(List.of(range.low(), range.high()));
        }
        return extremes;
    }

    private void combine(int index, Map<String, Object> point) {
        if (index == parameters.size()) {
            points.add(new LinkedHashMap<>(point));
            return;
        }
        Parameter parameter = parameters.get(index);
        if (!parameter.isActive(point)) {
            combine(index + 1, point);
            return;
        }
        for (Object value : values.get(parameter.name())) {
            point.put(parameter.name(), value);
            combine(index + 1, point);
            point.remove(parameter.name());
        }
    }

    private void oneAtATime(List<Map<String, List<Object>>> conditions) {
        List<Map<String, Object>> looks = together(looks(conditions));
        for (boolean high : new boolean[] {false, true}) {
            points.add(point(Map.of(), high));
            looks.forEach(forced -> points.add(point(forced, high)));
        }
    }

    /** Values under which each condition holds, and those under which each parameter has each of its corner values. */
    private List<Map<String, Object>> looks(List<Map<String, List<Object>>> conditions) {
        List<Map<String, Object>> looks = new ArrayList<>();
        conditions.stream().distinct().map(this::forced).forEach(looks::add);
        for (Parameter parameter : parameters) {
            for (Object value : values.get(parameter.name())) {
                Map<String, Object> forced = forced(parameter.when());
                forced.put(parameter.name(), value);
                looks.add(forced);
            }
        }
        return looks;
    }

    /** Joins what doesn't exclude each other, so that a large space has not many points more than a small one. */
    private static List<Map<String, Object>> together(List<Map<String, Object>> looks) {
        List<Map<String, Object>> together = new ArrayList<>();
        for (int i = 0; i < looks.size(); i++) {
            Map<String, Object> look = looks.get(i);
            int first = i % MOST_APART;
            Optional<Map<String, Object>> fitting = i < MOST_APART
                    ? Optional.empty()
                    : Stream.concat(
                                    together.subList(first, together.size()).stream(),
                                    together.subList(0, first).stream())
                            .filter(other -> agree(look, other))
                            .findFirst();
            fitting.ifPresentOrElse(other -> other.putAll(look), () -> together.add(look));
        }
        return together;
    }

    private static boolean agree(Map<String, Object> look, Map<String, Object> other) {
        return look.entrySet().stream().allMatch(value -> other.getOrDefault(value.getKey(), value.getValue())
                .equals(value.getValue()));
    }

    private Map<String, Object> point(Map<String, Object> forced, boolean high) {
        Map<String, Object> point = new LinkedHashMap<>();
        for (Parameter parameter : parameters) {
            if (parameter.isActive(point)) {
                List<Object> ends = ends(parameter);
                Object end = ends.get(high ? ends.size() - 1 : 0);
                point.put(parameter.name(), forced.getOrDefault(parameter.name(), end));
            }
        }
        return point;
    }

    /** Values under which the conditions hold, those of the outer conditions included. */
    Map<String, Object> forced(Map<String, List<Object>> when) {
        Map<String, List<Object>> all = new LinkedHashMap<>();
        narrow(when, all);
        Map<String, Object> forced = new LinkedHashMap<>();
        all.forEach((name, accepted) -> forced.put(name, accepted.get(0)));
        return forced;
    }

    private void narrow(Map<String, List<Object>> when, Map<String, List<Object>> all) {
        when.forEach((name, accepted) -> {
            narrow(byName.get(name).when(), all);
            all.merge(name, accepted, (left, right) -> left.stream()
                    .filter(right::contains)
                    .toList());
        });
    }

    private void mention(Map<String, List<Object>> when) {
        when.forEach((name, accepted) -> {
            values.get(name).addAll(accepted);
            named.computeIfAbsent(name, any -> new LinkedHashSet<>()).addAll(accepted);
        });
    }

    /** The low end first, the high end last; a whole number's second value as well, for what divides it. */
    private static List<Object> ends(Parameter parameter) {
        return parameter.match(
                Corners::endsOfWholes, range -> List.of(range.low(), range.high()), Parameter.Choice::values);
    }

    private static List<Object> endsOfWholes(Parameter.IntRange range) {
        Set<Object> ends = new LinkedHashSet<>(List.of(range.low()));
        ends.add(range.low() + range.step());
        ends.add(range.high());
        return new ArrayList<>(ends);
    }
}
