package werkbank.cli;

import java.time.Duration;
import java.util.Optional;
import werkbank.app.ValueFormat;

/**
 * How long a search still takes, when it goes on as it went so far.
 *
 * @param before share of the work that was done when the search began, 0 to 1
 * @param start when it began, of a clock that counts nanoseconds
 * @param limit on the search's time, which the time left keeps to
 */
record TimeLeft(double before, long start, Optional<Duration> limit) {
    /**
     * The time left in words.
     *
     * @param done share of the work that is done, 0 to 1
     * @param now of the same clock as the start
     */
    String words(double done, long now) {
        double elapsed = (now - start) / 1e9;
        double rest = done <= before ? Double.POSITIVE_INFINITY : elapsed * (1 - done) / (done - before);
        double allowed = limit.map(time -> time.toMillis() / 1e3 - elapsed).orElse(Double.POSITIVE_INFINITY);
        if (allowed <= 0) {
            return "time is up";
        }
        if (rest == Double.POSITIVE_INFINITY && allowed == Double.POSITIVE_INFINITY) {
            return "unknown time left";
        }
        // With rungs more trials may have gone on than was foreseen.
        return done >= 1 ? "little left" : ValueFormat.time(Math.min(rest, allowed)) + " left";
    }
}
