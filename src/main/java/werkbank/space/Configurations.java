package werkbank.space;

import java.math.BigInteger;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Collectors;

/** The configurations of a space without float ranges; those that differ in inactive parameters are one. */
final class Configurations {
    private final List<Parameter> parameters;
    private final List<Set<String>> watchedFrom = new ArrayList<>();
    private final Map<State, BigInteger> known = new HashMap<>();

    /** @param values of the parameters before {@code index}, as far as a later {@code when} looks at them */
    private record State(int index, Map<String, Object> values) {}

    /** @param parameters each after those that its {@code when} names */
    Configurations(List<Parameter> parameters) {
        this.parameters = parameters;
        for (int index = 0; index <= parameters.size(); index++) {
            watchedFrom.add(parameters.subList(index, parameters.size()).stream()
                    .flatMap(parameter -> parameter.when().keySet().stream())
                    .collect(Collectors.toSet()));
        }
    }

    BigInteger count() {
        return count(0, Map.of());
    }

    private BigInteger count(int index, Map<String, Object> values) {
        Map<String, Object> watched = new HashMap<>(values);
        watched.keySet().retainAll(watchedFrom.get(index));
        State state = new State(index, watched);
        BigInteger count = known.get(state);
        if (count == null) {
            count = count(state);
            known.put(state, count);
        }
        return count;
    }

    private BigInteger count(State state) {
        if (state.index() == parameters.size()) {
            return BigInteger.ONE;
        }
        Parameter parameter = parameters.get(state.index());
        int next = state.index() + 1;
        if (!parameter.isActive(state.values())) {
            return count(next, state.values());
        }
        List<Object> watched = watchedValues(parameters, parameter.name());
        long others = parameter.count().orElseThrow() - watched.size();
        BigInteger sum =
                others == 0 ? BigInteger.ZERO : BigInteger.valueOf(others).multiply(count(next, state.values()));
        for (Object value : watched) {
            Map<String, Object> with = new HashMap<>(state.values());
            with.put(parameter.name(), value);
            sum = sum.add(count(next, with));
        }
        return sum;
    }

    /**
     * A configuration by its place in the order in which the first parameter changes slowest.
     *
     * @param place from 0 to the count - 1
     */
    SortedMap<String, Object> at(BigInteger place) {
        SortedMap<String, Object> values = new TreeMap<>();
        BigInteger left = place;
        for (int index = 0; index < parameters.size(); index++) {
            Parameter.Choice parameter = (Parameter.Choice) parameters.get(index);
            if (parameter.isActive(values)) {
                left = choose(parameter, index + 1, left, values);
            }
        }
        return values;
    }

    /** Puts the value under which the place is, and returns the place under that value. */
    private BigInteger choose(Parameter.Choice parameter, int next, BigInteger place, Map<String, Object> values) {
        BigInteger left = place;
        for (Object value : parameter.values()) {
            values.put(parameter.name(), value);
            BigInteger under = count(next, values);
            if (left.compareTo(under) < 0) {
                return left;
            }
            left = left.subtract(under);
        }
        throw new IndexOutOfBoundsException("there are only " + count() + " configurations");
    }

    /** The values of a parameter that some {@code when} looks for. */
    static List<Object> watchedValues(List<Parameter> parameters, String name) {
        return parameters.stream()
                .flatMap(other -> other.when().getOrDefault(name, List.of()).stream())
                .distinct()
                .toList();
    }
}
