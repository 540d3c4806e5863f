package werkbank.search.sampler;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import werkbank.space.Parameter;

/**
 * Parameters that are always active together, since they have the same {@code when}.
 *
 * @param positions of their coordinates in the space's points
 */
record ParameterGroup(List<Parameter> parameters, int[] positions) {

    /** The groups of a space, each after those that its {@code when} looks at. */
    static List<ParameterGroup> of(ConfigurationSpace space) {
        List<Parameter> all = space.coordinates();
        Map<Map<String, List<Object>>, List<Integer>> byCondition = new LinkedHashMap<>();
        for (int i = 0; i < all.size(); i++) {
            byCondition
                    .computeIfAbsent(all.get(i).when(), when -> new ArrayList<>())
                    .add(i);
        }
        return byCondition.values().stream()
                .map(positions -> new ParameterGroup(
                        positions.stream().map(all::get).toList(),
                        positions.stream().mapToInt(Integer::intValue).toArray()))
                .toList();
    }

    /** Whether a configuration has these parameters. */
    boolean isActive(Map<String, Object> values) {
        return values.containsKey(parameters.get(0).name());
    }

    /** Picks this group's coordinates of a point. */
    double[] of(double[] point) {
        double[] own = new double[positions.length];
        for (int i = 0; i < own.length; i++) {
            own[i] = point[positions[i]];
        }
        return own;
    }

    /** The cells of this group's values. */
    List<Cell> cells(double[] own) {
        return IntStream.range(0, own.length)
                .mapToObj(i -> Axis.of(parameters.get(i)).at(own[i]))
                .toList();
    }

    /** Sets this group's coordinates of a point. */
    void put(double[] own, double[] point) {
        for (int i = 0; i < own.length; i++) {
            point[positions[i]] = own[i];
        }
    }
}
