package werkbank.run.local;

import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;

/**
 * The number of workers that a GPU is worth for a network, as it was measured.
 *
 * @param workers at least 1
 * @param most that were to be tried
 * @param rates that were measured, with more workers each; none when even one worker could not take steps
 */
public record MeasuredShare(int workers, int most, List<Rate> rates) {
    public MeasuredShare {
        rates = List.copyOf(rates);
    }

    /** @param stepsPerSecond of all workers together */
    public record Rate(int workers, double stepsPerSecond) {}

    /** Whether it says what it would if so many were tried. */
    public boolean answers(int wanted) {
        return wanted <= most || workers < most;
    }

    /** The rates in one line, for people. */
    public String words() {
        if (rates.isEmpty()) {
            return "no steps could be measured";
        }
        return rates.stream()
                        .map(rate -> String.format(Locale.ROOT, "%,.0f with %d", rate.stepsPerSecond(), rate.workers()))
                        .collect(Collectors.joining(", "))
                + " (training steps a second of all together)";
    }
}
