package werkbank;

import java.io.ObjectInputFilter;
import java.io.ObjectInputFilter.Status;
import java.util.Set;
import java.util.TreeMap;

/**
 * Keeps this JVM from reading objects by Java serialisation, which makes whatever objects a file asks for. Nothing of ours
 * needs it. Arbiter copies each proposal in memory that way, so the plain values stay of which a proposal is made.
 */
public final class SerialFilter {
    private static final Set<Class<?>> PLAIN =
            Set.of(TreeMap.class, String.class, Number.class, Integer.class, Long.class, Double.class, Boolean.class);

    private SerialFilter() {}

    /** Holds for the whole JVM from now on, unless whoever started it chose a filter ({@code -Djdk.serialFilter}). */
    public static void install() {
        if (ObjectInputFilter.Config.getSerialFilter() == null) {
            ObjectInputFilter.Config.setSerialFilter(SerialFilter::status);
        }
    }

    private static Status status(ObjectInputFilter.FilterInfo info) {
        if (info.serialClass() == null) {
            return Status.UNDECIDED;
        }
        return PLAIN.contains(info.serialClass()) ? Status.ALLOWED : Status.REJECTED;
    }
}
