package werkbank.budget;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Properties;
import java.util.TreeMap;

/**
 * How long each test class may take.
 *
 * @param own seconds of the classes that have a budget of their own, by name
 */
record Budgets(Map<String, Integer> own) {
    static final String FILE = "time-budgets.properties";
    static final int SECONDS_OF_A_TEST = 20;
    static final int SECONDS_OF_AN_INTEGRATION_TEST = 60;

    /** Those of the file. */
    static Budgets read() {
        Properties lines = new Properties();
        try (InputStream in = Budgets.class.getResourceAsStream("/" + FILE)) {
            lines.load(in);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return of(lines);
    }

    /**
     * @param lines of each class seconds, a space, and the reason
     * @throws IllegalArgumentException when the reason is missing
     */
    static Budgets of(Properties lines) {
        Map<String, Integer> own = new TreeMap<>();
        for (String tests : lines.stringPropertyNames()) {
            String[] words = lines.getProperty(tests).split(" ", 2);
            if (words.length < 2 || words[1].isBlank()) {
                throw new IllegalArgumentException(
                        String.format(Locale.ROOT, "%s: %s has a budget without a reason", FILE, tests));
            }
            own.put(tests, Integer.parseInt(words[0]));
        }
        return new Budgets(own);
    }

    int seconds(String tests) {
        return own.getOrDefault(tests, tests.endsWith("IT") ? SECONDS_OF_AN_INTEGRATION_TEST : SECONDS_OF_A_TEST);
    }

    /**
     * What to say of a class that took too long; empty when it did not.
     *
     * @param slowness times that this machine takes longer than the one that the budgets are for, at least 1
     */
    Optional<String> excess(String tests, double seconds, double slowness) {
        double most = seconds(tests) * slowness;
        if (seconds <= most) {
            return Optional.empty();
        }
        return Optional.of(String.format(
                Locale.ROOT,
                "%s took %.1f s; it may take %d s, %.1f s on this machine as it is now: make it quicker,"
                        + " or give it a budget and a reason in %s",
                tests,
                seconds,
                seconds(tests),
                most,
                FILE));
    }
}
