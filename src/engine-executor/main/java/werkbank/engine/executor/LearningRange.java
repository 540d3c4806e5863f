package werkbank.engine.executor;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import werkbank.engine.operation.Buffer;
import werkbank.engine.operation.UpdateRule;

/**
 * Parameters side by side that follow their gradients at one rate; for most networks these are all that are learned.
 *
 * @param from the first of them
 * @param to the first after them
 */
record LearningRange(long from, long to, UpdateRule rule) {
    /**
     * Finds the ranges.
     *
     * @param rule of all that is learned
     * @param shiftRate factor of the rate of the shifts of normalisations
     * @param headRate factor of the rate of the output layer
     */
    static List<LearningRange> of(
            Architecture architecture, ParameterLayout layout, UpdateRule rule, double shiftRate, double headRate) {
        Map<Long, Float> factors = new TreeMap<>();
        for (Place place : architecture.places()) {
            for (Role role : layout.roles(place)) {
                double ofRole = role == Role.BETA ? shiftRate : 1;
                double ofPlace = place.index() == architecture.output().index() ? headRate : 1;
                factors.put(layout.tensor(place, role).device(), (float) (ofRole * ofPlace));
            }
        }
        factors.keySet().removeIf(device -> device >= layout.learned());
        return ranges(factors, layout.learned(), rule);
    }

    /** @param factors of arrays by their places; those with the factor of the one before them belong to its range */
    private static List<LearningRange> ranges(Map<Long, Float> factors, long end, UpdateRule rule) {
        List<Long> starts = new ArrayList<>();
        float last = Float.NaN;
        for (Map.Entry<Long, Float> array : factors.entrySet()) {
            if (array.getValue() != last) {
                starts.add(array.getKey());
                last = array.getValue();
            }
        }
        List<LearningRange> ranges = new ArrayList<>();
        for (int i = 0; i < starts.size(); i++) {
            long from = starts.get(i);
            long to = i + 1 < starts.size() ? starts.get(i + 1) : end;
            long weights = Math.max(0, Math.min(to, rule.decayed()) - from);
            ranges.add(new LearningRange(from, to, rule.with(weights, factors.get(from))));
        }
        return ranges;
    }

    /** The range's part of an array as long as all that is learned. */
    Buffer part(Buffer learned) {
        return from == 0 && to == learned.length() ? learned : learned.part(from, to - from);
    }
}
