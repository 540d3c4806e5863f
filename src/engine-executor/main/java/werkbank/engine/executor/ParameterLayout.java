package werkbank.engine.executor;

import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;

/**
 * The places of the arrays of parameters: on the device section by section, every array at a multiple of {@link #ALIGNED}
 * numbers with zeros between; in DL4J's order layer by layer.
 */
final class ParameterLayout {
    /** Arrays begin at multiples of so many numbers, as matrix products like it. */
    static final int ALIGNED = 64;

    /** Arrays of each place. */
    private final List<Map<Role, Tensor>> tensors = new ArrayList<>();
    /** All arrays in DL4J's order. */
    private final List<Map.Entry<Role, Tensor>> inOrder = new ArrayList<>();

    private final Map<Section, Long> ends = new EnumMap<>(Section.class);
    /** Parameters in DL4J's order. */
    private final int host;

    ParameterLayout(Architecture architecture) {
        List<List<Sizes>> sizes = architecture.places().stream().map(Sizes::of).toList();
        for (int i = 0; i < sizes.size(); i++) {
            tensors.add(new EnumMap<>(Role.class));
        }
        long device = 0;
        for (Section section : Section.values()) {
            int at = 0;
            for (int place = 0; place < sizes.size(); place++) {
                for (Sizes array : sizes.get(place)) {
                    if (array.section() == section) {
                        tensors.get(place).put(array.role(), array.at(device, at));
                        device += aligned(array.length());
                    }
                    at += array.length();
                }
            }
            ends.put(section, device);
        }
        int at = 0;
        for (int place = 0; place < sizes.size(); place++) {
            for (Sizes array : sizes.get(place)) {
                inOrder.add(Map.entry(array.role(), tensors.get(place).get(array.role())));
                at += array.length();
            }
        }
        this.host = at;
        Math.toIntExact(device);
    }

    /** The next multiple of {@link #ALIGNED}. */
    static long aligned(long length) {
        return (length + ALIGNED - 1) / ALIGNED * ALIGNED;
    }

    Tensor tensor(Place place, Role role) {
        return tensors.get(place.index()).get(role);
    }

    /** The roles of a place's arrays. */
    Set<Role> roles(Place place) {
        return tensors.get(place.index()).keySet();
    }

    /** All arrays with their roles, in DL4J's order. */
    List<Map.Entry<Role, Tensor>> inOrder() {
        return inOrder;
    }

    /** Numbers up to the end of a section, zeros between arrays included. */
    long end(Section section) {
        return ends.get(section);
    }

    /** Numbers of all sections before one, zeros between arrays included. */
    long start(Section section) {
        return section == Section.FILTERS ? 0 : end(Section.values()[section.ordinal() - 1]);
    }

    /** Numbers that are learned, zeros between arrays included; they come first. */
    long learned() {
        return end(Section.SHIFTS);
    }

    /** Numbers that are penalised and decayed, likewise. */
    long weights() {
        return end(Section.MATRICES);
    }

    /** Numbers on the device, zeros between arrays included. */
    long length() {
        return end(Section.FROZEN);
    }

    /**
     * The parameters as the device has them.
     *
     * @throws IllegalArgumentException when they are more or fewer than the network has
     */
    float[] toDevice(float[] parameters) {
        requireLength(parameters, host);
        float[] device = new float[(int) length()];
        inOrder.forEach(array -> array.getValue().toDevice(parameters, device));
        return device;
    }

    /** The parameters in DL4J's order. */
    float[] toHost(float[] device) {
        float[] parameters = new float[host];
        inOrder.forEach(array -> array.getValue().toHost(device, parameters));
        return parameters;
    }

    static void requireLength(float[] values, long length) {
        if (values.length != length) {
            throw new IllegalArgumentException(
                    String.format(Locale.ROOT, "%d values where the network has %d", values.length, length));
        }
    }
}
