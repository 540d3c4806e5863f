package werkbank.space.yaml;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import werkbank.option.MessageText;
import werkbank.space.Parameter;

/** Gives every {@code when} its meaning, and the parameters an order in which each comes after those it looks at. */
public final class ParameterBinder {
    private final Map<String, ParameterTable.Draft> drafts;
    private final Set<String> unreadable;
    private final Map<String, Parameter> bound = new LinkedHashMap<>();
    private final Set<String> path = new LinkedHashSet<>();

    /**
     * Binds all parameters.
     *
     * @param unreadable parameters whose ranges are wrong; a {@code when} may look at them all the same
     * @throws werkbank.InputException when a {@code when} names nothing, goes in a circle or never holds
     */
    ParameterBinder(Map<String, ParameterTable.Draft> drafts, Set<String> unreadable) {
        this.drafts = drafts;
        this.unreadable = new LinkedHashSet<>(unreadable);
        Problems problems = new Problems();
        drafts.forEach((name, draft) -> {
            if (!this.unreadable.contains(name)) {
                problems.check(() -> bind(name, draft.place()));
                this.unreadable.addAll(path);
                path.clear();
            }
        });
        problems.raise();
    }

    /** The parameters that are bound, in order. */
    List<Parameter> parameters() {
        return List.copyOf(bound.values());
    }

    Parameter parameter(String name) {
        return bound.get(name);
    }

    private Parameter bind(String name, Place asked) {
        if (bound.containsKey(name)) {
            return bound.get(name);
        }
        if (!path.add(name)) {
            List<String> circle = new ArrayList<>(path);
            circle.add(name);
            throw asked.error("this 'when' goes in a circle: "
                    + String.join(" looks at ", circle.subList(circle.indexOf(name), circle.size())));
        }
        ParameterTable.Draft draft = drafts.get(name);
        Parameter parameter = withWhen(draft.range(), bind(draft.when()));
        path.remove(name);
        bound.put(name, parameter);
        return parameter;
    }

    /** Parameter to accepted values; the conditions must all hold. */
    Map<String, List<Object>> bind(List<Condition> conditions) {
        Map<String, List<Object>> when = new LinkedHashMap<>();
        for (Condition condition : conditions) {
            if (unreadable.contains(condition.name())) {
                continue;
            }
            if (!drafts.containsKey(condition.name())) {
                throw condition
                        .place()
                        .error(String.format(
                                Locale.ROOT,
                                "'when' looks at %s, which is no parameter%s",
                                MessageText.quoted(condition.name()),
                                MessageText.didYouMean(condition.name(), drafts.keySet())));
            }
            narrow(when, condition.name(), accepted(condition));
            if (closure(when).values().stream().anyMatch(List::isEmpty)) {
                throw condition.place().error("this 'when' never holds together with the others; change or delete it");
            }
        }
        return when;
    }

    private List<Object> accepted(Condition condition) {
        Parameter target = bind(condition.name(), condition.place());
        if (target instanceof Parameter.FloatRange) {
            throw condition
                    .place()
                    .error(String.format(
                            Locale.ROOT,
                            "'when' can't look at %s, a float range; it can look at a choice or an int range",
                            condition.name()));
        }
        return condition.accepted().stream()
                .map(scalar -> target.canonical(scalar.value()).orElseThrow(() -> scalar.place()
                        .error(String.format(
                                Locale.ROOT,
                                "%s is never %s; it is %s",
                                condition.name(),
                                MessageText.shown(scalar.value()),
                                target.range()))))
                .distinct()
                .toList();
    }

    /** Adds to conditions all that the parameters in them need to be active. */
    Map<String, List<Object>> closure(Map<String, List<Object>> when) {
        Map<String, List<Object>> all = new LinkedHashMap<>();
        when.forEach((name, accepted) -> {
            closure(bound.get(name).when()).forEach((outer, values) -> narrow(all, outer, values));
            narrow(all, name, accepted);
        });
        return all;
    }

    /** Whether the parameter is active wherever these conditions hold. */
    boolean holds(String name, Map<String, List<Object>> where) {
        return where.containsKey(name)
                || closure(bound.get(name).when()).entrySet().stream()
                        .allMatch(needed -> coversAll(needed.getKey(), needed.getValue())
                                || (where.containsKey(needed.getKey())
                                        && needed.getValue().containsAll(where.get(needed.getKey()))));
    }

    private boolean coversAll(String name, List<Object> values) {
        return bound.get(name).count().orElse(Long.MAX_VALUE) == values.size();
    }

    private static void narrow(Map<String, List<Object>> when, String name, List<Object> accepted) {
        when.merge(name, accepted, (left, right) -> left.stream()
                .filter(right::contains)
                .toList());
    }

    private static Parameter withWhen(Parameter range, Map<String, List<Object>> when) {
        return range.match(
                r -> new Parameter.IntRange(
                        r.name(), r.low(), r.high(), r.step(), r.log(), when, r.prior(), r.watched()),
                r -> new Parameter.FloatRange(r.name(), r.low(), r.high(), r.log(), when, r.prior()),
                choice -> new Parameter.Choice(choice.name(), choice.values(), when, choice.prior()));
    }
}
