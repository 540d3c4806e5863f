package werkbank.run.local;

import java.time.Duration;

/**
 * How it is noticed that a worker hangs.
 *
 * @param every how often a worker that trains says how much work it has done
 * @param limit how long one may go without a sign of work
 */
record Heartbeat(Duration every, Duration limit) {
    /** The limit is the one after which Linux calls a task hung. */
    static final Heartbeat USUAL = new Heartbeat(Duration.ofSeconds(5), Duration.ofMinutes(2));

    /** Beats without a sign of work until the limit, at least 1. */
    int patience() {
        return (int) Math.max(1, limit.dividedBy(every));
    }
}
