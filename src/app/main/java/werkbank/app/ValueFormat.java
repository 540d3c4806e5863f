package werkbank.app;

import java.math.BigDecimal;
import java.math.MathContext;
import java.time.Duration;
import java.util.Locale;
import java.util.regex.Pattern;
import werkbank.Counted;
import werkbank.experiment.trial.Checkpoint;
import werkbank.experiment.trial.TrialResult;
import werkbank.metric.Interval;
import werkbank.space.Cost;
import werkbank.space.Objective;

/** Values as people read them; always with a decimal point. */
public final class ValueFormat {
    /** Significant digits of a parameter's value, where its range asks for no more. */
    public static final int DIGITS = 4;

    private static final Pattern STEERING =
            Pattern.compile("[\\p{Cntrl}\\u0080-\\u009f\\u2028-\\u202e\\u2066-\\u2069\\u200e\\u200f]");

    private ValueFormat() {}

    /**
     * Text that may come from a file, on one line and harmless to a terminal: what steers one, breaks a line or turns the
     * direction of text is shown as JSON would write it. So this leaves JSON the same JSON.
     */
    public static String plain(String text) {
        if (text.chars().allMatch(ValueFormat::isHarmless)) {
            return text;
        }
        return STEERING.matcher(text)
                .replaceAll(found -> String.format(
                        Locale.ROOT, "\\\\u%04x", (int) found.group().charAt(0)));
    }

    /** Whether a letter is below those that steer; a pattern takes a third of the time of a large study's JSON. */
    private static boolean isHarmless(int letter) {
        return letter >= ' ' && letter < 0x7f || letter > 0x9f && letter < 0x2000;
    }

    /** {@code 98.73 %} of 0.9873. */
    public static String percent(double share) {
        return String.format(Locale.ROOT, "%.2f %%", 100 * share);
    }

    /** {@code 98.73 % validation accuracy}: what a checkpoint reached, by the objective. */
    public static String objective(Objective objective, Checkpoint checkpoint) {
        String value =
                switch (objective) {
                    case VAL_ACCURACY, VAL_F1, VAL_BALANCED_ACCURACY -> percent(checkpoint.value(objective));
                    case VAL_LOSS -> decimal(checkpoint.logLoss());
                    case VAL_ERRORS -> count(checkpoint.errors());
                };
        return value + " " + objective.words();
    }

    /** {@code 98.73 %}, {@code 0.0412} or {@code 61.3}: a mean or a spread of the objective's figures. */
    public static String mean(Objective objective, double value) {
        return switch (objective) {
            case VAL_ACCURACY, VAL_F1, VAL_BALANCED_ACCURACY -> percent(value);
            case VAL_LOSS -> decimal(value);
            case VAL_ERRORS -> String.format(Locale.ROOT, "%,.1f", value);
        };
    }

    /**
     * Formats the objective as a loss, for instance {@code 98.73 %}, as {@link
     * werkbank.experiment.trial.EpochMetrics#loss} has it.
     */
    public static String loss(Objective objective, double loss) {
        return objective == Objective.VAL_LOSS ? decimal(loss) : percent(-loss);
    }

    /**
     * Formats the figure of a network that a second objective keeps small: {@code 12,345} parameters, {@code 2.3e-05}
     * seconds.
     */
    public static String value(Cost cost, TrialResult.Outcome outcome) {
        return cost == Cost.PARAMETERS
                ? count(outcome.parameters())
                : String.format(Locale.ROOT, "%.2e", outcome.secondsPerImage());
    }

    /** The interval in per cent, such as {@code 98.70 – 99.10 %}. */
    public static String interval(Interval interval) {
        return String.format(Locale.ROOT, "%.2f – %.2f %%", 100 * interval.low(), 100 * interval.high());
    }

    public static String decimal(double value) {
        return String.format(Locale.ROOT, "%.4f", value);
    }

    public static String count(long count) {
        return String.format(Locale.ROOT, "%,d", count);
    }

    /** The count with its noun, such as {@code 1 trial} or {@code 1,200 trials}. */
    public static String count(long count, String thing) {
        return Counted.of(count, thing);
    }

    /** A parameter's value; {@code -} for none. */
    public static String value(Object value) {
        return value(value, DIGITS);
    }

    /** A parameter's value with so many significant digits. */
    public static String value(Object value, int digits) {
        if (value == null) {
            return "-";
        }
        return value instanceof Double real ? String.format(Locale.ROOT, "%." + digits + "g", real) : value.toString();
    }

    /** {@code 0.001} or {@code 0.0006283}: a learning rate to four digits. */
    public static String rate(double rate) {
        return new BigDecimal(rate, new MathContext(4)).stripTrailingZeros().toPlainString();
    }

    /** {@code 430 kB} or {@code 2.1 MB}: the size of a file. */
    public static String bytes(long bytes) {
        return bytes < 1_000_000
                ? String.format(Locale.ROOT, "%.0f kB", bytes / 1e3)
                : String.format(Locale.ROOT, "%.1f MB", bytes / 1e6);
    }

    /** Formats memory, for instance {@code 1,486 MiB}. */
    public static String mebibytes(long mebibytes) {
        return count(mebibytes) + " MiB";
    }

    /** {@code 7.3s}, {@code 62s}: an epoch's time. */
    public static String seconds(double seconds) {
        return String.format(Locale.ROOT, seconds < 10 ? "%.1fs" : "%.0fs", seconds);
    }

    /** The time in words, such as {@code 1h02m}, {@code 3m05s} or {@code 12s}. */
    public static String time(double seconds) {
        Duration time = Duration.ofSeconds(Math.round(Math.max(0, seconds)));
        if (time.toHours() > 0) {
            return String.format(Locale.ROOT, "%dh%02dm", time.toHours(), time.toMinutesPart());
        }
        return time.toMinutes() > 0
                ? String.format(Locale.ROOT, "%dm%02ds", time.toMinutes(), time.toSecondsPart())
                : time.toSeconds() + "s";
    }
}
