package werkbank.space;

import java.math.BigInteger;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;

/**
 * Some of a space's parameters, whose conditions look at no other ones and at which no other's look. How many
 * configurations they have doesn't depend on the rest.
 */
final class LinkedParameters {
    /** Each is a set of values that further parameters depend on. */
    private static final int MOST_STATES = 50_000;

    /** The parameters of the group by their place in the space. */
    private final TreeMap<Integer, Parameter> parameters = new TreeMap<>();

    private final Map<Integer, Set<String>> watchedFrom = new HashMap<>();
    private final Map<State, BigInteger> known = new HashMap<>();

    /** @param values of the parameters before {@code place}, as far as a later {@code when} looks at them */
    private record State(int place, Map<String, Object> values) {}

    /** The failure to go through all ways in which conditions may hold: there are too many. */
    static final class Entangled extends RuntimeException {
        private static final long serialVersionUID = 1;
    }

    /**
     * The groups of a space.
     *
     * @param all each after those that its {@code when} names
     * @return the group of each parameter, in their order
     */
    static List<LinkedParameters> of(List<Parameter> all) {
        Map<String, LinkedParameters> groups = new HashMap<>();
        for (int place = 0; place < all.size(); place++) {
            Parameter parameter = all.get(place);
            LinkedParameters own = new LinkedParameters();
            own.parameters.put(place, parameter);
            parameter.when().keySet().stream().map(groups::get).distinct().forEach(own::join);
            own.parameters.values().forEach(member -> groups.put(member.name(), own));
        }
        return all.stream().map(parameter -> groups.get(parameter.name())).toList();
    }

    private void join(LinkedParameters other) {
        parameters.putAll(other.parameters);
    }

    /**
     * How many configurations the parameters from a place of the space on have.
     *
     * @param values of the parameters before
     * @throws Entangled when they can't be counted
     */
    BigInteger count(int from, Map<String, Object> values) {
        Map.Entry<Integer, Parameter> next = parameters.ceilingEntry(from);
        if (next == null) {
            return BigInteger.ONE;
        }
        Map<String, Object> watched = new HashMap<>(values);
        watched.keySet().retainAll(watchedFrom.computeIfAbsent(next.getKey(), this::watched));
        State state = new State(next.getKey(), watched);
        BigInteger count = known.get(state);
        if (count == null) {
            count = count(next.getValue(), state);
            known.put(state, count);
            if (known.size() > MOST_STATES) {
                throw new Entangled();
            }
        }
        return count;
    }

    private Set<String> watched(int from) {
        return parameters.tailMap(from).values().stream()
                .flatMap(parameter -> parameter.when().keySet().stream())
                .collect(Collectors.toSet());
    }

    private BigInteger count(Parameter parameter, State state) {
        int next = state.place() + 1;
        if (!parameter.isActive(state.values())) {
            return count(next, state.values());
        }
        List<Object> watched = watchedValues(parameters.values(), parameter.name());
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

    /** The values of a parameter that some {@code when} looks for. */
    static List<Object> watchedValues(Collection<Parameter> parameters, String name) {
        return parameters.stream()
                .flatMap(other -> other.when().getOrDefault(name, List.of()).stream())
                .distinct()
                .toList();
    }
}
