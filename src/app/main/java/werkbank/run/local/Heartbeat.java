package werkbank.run.local;

import java.time.Duration;

/**
 * How it is noticed that a worker hangs.
 *
 * @param every how often a worker that trains says how much work it has done
 * @param limit how long one may go without a sign of work
 * @param leastWork processor time that is one
 */
record Heartbeat(Duration every, Duration limit, Duration leastWork) {
    /**
     * The limit is the one after which Linux calls a task hung. Threads that only wait do less work in minutes, and a
     * starved one that computes does more.
     */
    static final Heartbeat USUAL = new Heartbeat(Duration.ofSeconds(5), Duration.ofMinutes(2), Duration.ofMillis(200));

    /** Beats without a sign of work until the limit, at least 1. */
    int patience() {
        return (int) Math.max(1, limit.dividedBy(every));
    }
}
