package werkbank.space;

import java.math.BigInteger;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;

/** The configurations of a space without float ranges; those that differ in inactive parameters are one. */
final class Configurations {
    private final List<Parameter> parameters;
    /** The group that each parameter belongs to. */
    private final List<LinkedParameters> groups;

    /** @param parameters each after those that its {@code when} names */
    Configurations(List<Parameter> parameters) {
        this.parameters = parameters;
        this.groups = LinkedParameters.of(parameters);
    }

    /** The number of configurations; empty when so many conditions depend on each other that it can't be told. */
    Optional<BigInteger> count() {
        try {
            return Optional.of(count(Set.copyOf(groups), 0, Map.of()));
        } catch (LinkedParameters.Entangled e) {
            return Optional.empty();
        }
    }

    private static BigInteger count(Collection<LinkedParameters> groups, int from, Map<String, Object> values) {
        return groups.stream().map(group -> group.count(from, values)).reduce(BigInteger.ONE, BigInteger::multiply);
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
                left = choose(parameter, index, left, values);
            }
        }
        return values;
    }

    /** Puts the value under which the place is, and returns the place under that value. */
    private BigInteger choose(
            Parameter.Choice parameter, int index, BigInteger place, SortedMap<String, Object> values) {
        LinkedParameters own = groups.get(index);
        Set<LinkedParameters> others = new HashSet<>(groups);
        others.remove(own);
        BigInteger ofOthers = count(others, index + 1, values);
        BigInteger left = place;
        for (Object value : parameter.values()) {
            values.put(parameter.name(), value);
            BigInteger under = ofOthers.multiply(own.count(index + 1, values));
            if (left.compareTo(under) < 0) {
                return left;
            }
            left = left.subtract(under);
        }
        throw new IndexOutOfBoundsException("there are not so many configurations");
    }
}
