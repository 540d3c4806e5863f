package werkbank.bench;

import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import werkbank.InputException;

/** The words behind a bench that measures, or with {@code --table} shows what was measured before. */
public record CommandWords(List<String> words) {
    private static final String QUICK = "--quick";
    private static final String TABLE = "--table";

    /**
     * Checks the words.
     *
     * @param withValue the options with a value behind them
     * @throws InputException when another one is among the words
     */
    public static CommandWords of(List<String> words, List<String> withValue) {
        for (int i = 0; i < words.size() && !words.get(i).equals(TABLE); i++) {
            if (withValue.contains(words.get(i)) && i + 1 < words.size()) {
                i++;
            } else if (!words.get(i).equals(QUICK)) {
                throw new InputException(String.format(
                        Locale.ROOT,
                        "'%s' is no option; there are %s, each with a value, %s, and %s with files behind it",
                        words.get(i),
                        String.join(", ", withValue),
                        QUICK,
                        TABLE));
            }
        }
        return new CommandWords(words);
    }

    /** Whether less is to be measured. */
    public boolean quick() {
        return words.contains(QUICK);
    }

    /** The Python that has the peers. */
    public String python() {
        return value("--python").orElse("python3");
    }

    /** The file that the figures go to. */
    public Optional<Path> json() {
        return value("--json").map(Path::of);
    }

    /** The files whose figures are to be shown together; empty when something is to be measured. */
    public List<Path> table() {
        int at = words.indexOf(TABLE);
        return at < 0
                ? List.of()
                : words.subList(at + 1, words.size()).stream().map(Path::of).toList();
    }

    /** The word behind an option. */
    public Optional<String> value(String option) {
        int at = words.indexOf(option);
        return at < 0 ? Optional.empty() : Optional.of(words.get(at + 1));
    }
}
