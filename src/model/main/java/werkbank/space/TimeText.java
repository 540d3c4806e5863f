package werkbank.space;

import java.time.Duration;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Lengths of time as people write them: {@code 90s}, {@code 30m}, {@code 1h30m}. */
public final class TimeText {
    /** The rule of what {@link #parse} accepts, to follow 'it must be'. */
    public static final String RULE = "a time above zero with units, for instance 90s, 30m, 2h or 1h30m";

    private static final Pattern TIME = Pattern.compile("(?:(\\d{1,6})h)?(?:(\\d{1,6})m)?(?:(\\d{1,6})s)?");

    private TimeText() {}

    /** Reads a time; empty when the text is none, or none above zero. */
    public static Optional<Duration> parse(String text) {
        Matcher time = TIME.matcher(text.strip());
        if (!time.matches()) {
            return Optional.empty();
        }
        Duration duration =
                Duration.ofHours(part(time, 1)).plusMinutes(part(time, 2)).plusSeconds(part(time, 3));
        return duration.isZero() ? Optional.empty() : Optional.of(duration);
    }

    private static long part(Matcher time, int group) {
        return time.group(group) == null ? 0 : Long.parseLong(time.group(group));
    }
}
