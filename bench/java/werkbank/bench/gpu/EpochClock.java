package werkbank.bench.gpu;

import java.util.HashSet;
import java.util.Optional;
import java.util.Set;
import java.util.function.LongSupplier;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Times the epochs of all trials together, by the lines that a search prints as they end. */
final class EpochClock {
    /** A line of one trial doesn't name it. */
    private static final Pattern EPOCH = Pattern.compile("(?:trial (\\d+)\\S*  )?epoch \\d+/\\d+  .*");

    private static final double MINUTE = 60e9;

    private final LongSupplier nanos;
    private final Set<Optional<String>> trials = new HashSet<>();
    private int epochs;
    private long first;
    private long last;

    /** @param nanos the time, as {@link System#nanoTime} tells it */
    EpochClock(LongSupplier nanos) {
        this.nanos = nanos;
    }

    /** Hears a line of the search. */
    synchronized void hear(String line) {
        Matcher epoch = EPOCH.matcher(line);
        if (epoch.matches()) {
            last = nanos.getAsLong();
            first = epochs == 0 ? last : first;
            epochs++;
            trials.add(Optional.ofNullable(epoch.group(1)));
        }
    }

    synchronized int epochs() {
        return epochs;
    }

    /**
     * Epochs a minute of all trials together, from the end of the first epoch of any to that of the last, with what lies
     * between. A trial's first epoch, in which it prepares, doesn't count.
     */
    synchronized double aMinute() {
        return MINUTE * (epochs - trials.size()) / (last - first);
    }
}
