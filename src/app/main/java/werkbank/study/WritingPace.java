package werkbank.study;

import java.util.function.LongSupplier;

/**
 * How often a report may be written beside a search: {@link #SHORTEST} seconds after the last one at the soonest, later
 * when writing takes long, such that its thread computes for about {@link #SHARE} of the time; and again after {@link #PULSE} seconds
 * although nothing has changed, so that readers can tell a slow search from one that was killed.
 */
final class WritingPace {
    static final double SHARE = 0.02;
    static final double SHORTEST = 5;
    static final double PULSE = 60;

    /** The seconds that a busy machine may add to a writing. */
    static final double GRACE = 15;

    private static final double NANOSECONDS = 1e9;

    private final LongSupplier nanoTime;
    private final LongSupplier cpuTime;
    private boolean written;
    private long began;
    private long ended;
    private long cpuBefore;
    private double took;
    private double worked;
    private double pulse = PULSE;

    /**
     * @param nanoTime a clock that nobody sets, as {@link System#nanoTime}
     * @param cpuTime nanoseconds that the thread which writes has computed so far: a writing that waits for its turn on a
     *     busy machine takes nothing from the search
     */
    WritingPace(LongSupplier nanoTime, LongSupplier cpuTime) {
        this.nanoTime = nanoTime;
        this.cpuTime = cpuTime;
    }

    /** @param changed whether there is something that the last report doesn't have */
    boolean isDue(boolean changed) {
        if (!written) {
            return changed;
        }
        return changed && since(ended) >= pause() || since(began) >= pulse;
    }

    void begin() {
        pulse = Math.max(PULSE, took + pause());
        began = nanoTime.getAsLong();
        cpuBefore = cpuTime.getAsLong();
    }

    void end() {
        ended = nanoTime.getAsLong();
        took = (ended - began) / NANOSECONDS;
        worked = (cpuTime.getAsLong() - cpuBefore) / NANOSECONDS;
        written = true;
    }

    /** Seconds from the end of the last writing to the next at the soonest. */
    double pause() {
        return Math.max(SHORTEST, worked * (1 / SHARE - 1));
    }

    /** Seconds from the beginning of a writing until the next report is there at the latest. */
    double latest() {
        return pulse + 3 * took + GRACE;
    }

    private double since(long moment) {
        return (nanoTime.getAsLong() - moment) / NANOSECONDS;
    }
}
