package werkbank.search.sampler;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.Predicate;
import org.deeplearning4j.arbiter.optimize.api.ParameterSpace;
import werkbank.space.Parameter;

/**
 * All parameters of a search space as one of Arbiter's. A value has the active parameters only. An inactive one takes
 * up its number of the flat vector all the same, so that the others don't depend on it.
 */
public final class ConfigurationSpace implements ParameterSpace<SortedMap<String, Object>> {
    private final Map<Parameter, ParameterSpace<?>> spaces = new LinkedHashMap<>();

    private final Predicate<Map<String, Object>> allowed;
    private final boolean repeats;

    /** @param parameters each after those that its {@code when} names */
    public ConfigurationSpace(List<Parameter> parameters) {
        this(parameters, values -> true, false);
    }

    /**
     * @param parameters each after those that its {@code when} names
     * @param allowed whether a configuration has a network and breaks no constraint, as far as that is known before it is
     *     trained
     * @param repeats whether one that was tried may be proposed like any other
     */
    ConfigurationSpace(List<Parameter> parameters, Predicate<Map<String, Object>> allowed, boolean repeats) {
        this.allowed = allowed;
        this.repeats = repeats;
        parameters.forEach(parameter -> spaces.put(parameter, ParameterSpaces.of(parameter)));
    }

    @Override
    public SortedMap<String, Object> getValue(double[] flat) {
        SortedMap<String, Object> values = new TreeMap<>();
        spaces.forEach((parameter, space) -> {
            if (parameter.isActive(values)) {
                values.put(parameter.name(), space.getValue(flat));
            }
        });
        return values;
    }

    /** Gives each coordinate its place, as a generator of Arbiter's does with the space that it gets. */
    public ConfigurationSpace indexed() {
        int next = 0;
        for (ParameterSpace<?> leaf : collectLeaves()) {
            if (leaf.numParameters() > 0) {
                leaf.setIndices(next++);
            }
        }
        return this;
    }

    /**
     * Whether a configuration has a network and breaks no constraint, as far as that is known before it is trained. One
     * that may not be is drawn again, and moved if that doesn't help, so a sampler needn't ask; one that does ask proposes
     * better ones.
     */
    public boolean allows(Map<String, Object> values) {
        return allowed.test(values);
    }

    /** Whether a configuration that was tried may be proposed like any other. */
    boolean repeats() {
        return repeats;
    }

    /**
     * The point of a configuration: what {@link #getValue} makes these values of. Each coordinate is the middle of the
     * numbers that do; it is NaN for an inactive parameter.
     *
     * @throws IllegalArgumentException when a parameter never has the value that it has here
     */
    double[] point(Map<String, Object> values) {
        return coordinates().stream()
                .mapToDouble(
                        parameter -> values.containsKey(parameter.name()) ? coordinate(parameter, values) : Double.NaN)
                .toArray();
    }

    private static double coordinate(Parameter parameter, Map<String, Object> values) {
        Object value = values.get(parameter.name());
        return parameter
                .canonical(value)
                .map(own -> Axis.of(parameter).of(own).middle())
                .orElseThrow(() -> new IllegalArgumentException(String.format(
                        Locale.ROOT, "%s is never %s; it is %s", parameter.name(), value, parameter.range())));
    }

    List<Parameter> parameters() {
        return List.copyOf(spaces.keySet());
    }

    /** The parameters that take up a coordinate, in the order of these; one with a single real value takes up none. */
    public List<Parameter> coordinates() {
        return spaces.entrySet().stream()
                .filter(entry -> entry.getValue().numParameters() > 0)
                .map(Map.Entry::getKey)
                .toList();
    }

    @Override
    public int numParameters() {
        return spaces.values().stream().mapToInt(ParameterSpace::numParameters).sum();
    }

    @Override
    @SuppressWarnings("rawtypes") // Arbiter's signature
    public List<ParameterSpace> collectLeaves() {
        return spaces.values().stream()
                .flatMap(space -> space.collectLeaves().stream())
                .toList();
    }

    @Override
    @SuppressWarnings("rawtypes") // Arbiter's signature
    public Map<String, ParameterSpace> getNestedSpaces() {
        Map<String, ParameterSpace> nested = new LinkedHashMap<>();
        spaces.forEach((parameter, space) -> nested.put(parameter.name(), space));
        return nested;
    }

    @Override
    public boolean isLeaf() {
        return false;
    }

    @Override
    public void setIndices(int... indices) {
        throw new UnsupportedOperationException("the indices belong to the leaves");
    }
}
