package werkbank.bench.gpu;

import java.time.Duration;

/** A point in time until which something has to be done. */
record TimeLimit(long nanos) {
    static TimeLimit in(Duration time) {
        return new TimeLimit(System.nanoTime() + time.toNanos());
    }

    /** What is left; zero when nothing is. */
    Duration left() {
        return Duration.ofNanos(Math.max(0, nanos - System.nanoTime()));
    }

    /** Whether less is left than can be waited for, a millisecond. */
    boolean isOver() {
        return left().toMillis() == 0;
    }

    /** The earlier of this and a time from now. */
    TimeLimit within(Duration time) {
        return new TimeLimit(Math.min(nanos, System.nanoTime() + time.toNanos()));
    }

    /** A share of what is left, from 0 to 1. */
    TimeLimit share(double share) {
        return in(Duration.ofNanos((long) (left().toNanos() * share)));
    }
}
