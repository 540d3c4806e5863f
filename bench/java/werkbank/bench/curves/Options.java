package werkbank.bench.curves;

import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import werkbank.InputException;

/** The words behind {@code bench/curves}. */
record Options(List<String> words) {
    private static final List<String> WITH_VALUE =
            List.of("--data", "--set", "--tasks", "--methods", "--seeds", "--python", "--json");
    private static final String QUICK = "--quick";
    private static final String TABLE = "--table";
    private static final String METHODS =
            "random,random+asha,random+hyperband,random+i-epoch,random+{i-epoch: {epochs: 3}},"
                    + "tpe,tpe+median,tpe+asha,tpe+hyperband,genetic,genetic+asha,genetic+hyperband";
    /** A comma that isn't between the braces of options. */
    private static final Pattern BETWEEN = Pattern.compile(",(?![^{]*})");

    static Options of(List<String> words) {
        for (int i = 0; i < words.size() && !words.get(i).equals(TABLE); i++) {
            if (WITH_VALUE.contains(words.get(i)) && i + 1 < words.size()) {
                i++;
            } else if (!words.get(i).equals(QUICK)) {
                throw new InputException(String.format(
                        Locale.ROOT,
                        "'%s' is no option; there are %s, each with a value, %s, and %s with files behind it",
                        words.get(i),
                        String.join(", ", WITH_VALUE),
                        QUICK,
                        TABLE));
            }
        }
        return new Options(words);
    }

    boolean quick() {
        return words.contains(QUICK);
    }

    /** The folder with the tables; they aren't part of Werkbank. */
    Path data() {
        return value("--data")
                .map(Path::of)
                .orElseThrow(() -> new InputException(
                        "bench/curves needs --data FOLDER; the folder must have TaskSet's tables in 'taskset'"));
    }

    Part part() {
        return word("--tasks", Part.values()).orElse(Part.ALL);
    }

    /** Where the tasks come from; all sets, if none is named. */
    List<TaskSets> sets() {
        return word("--set", TaskSets.values()).map(List::of).orElse(List.of(TaskSets.values()));
    }

    private <E extends Enum<E>> Optional<E> word(String option, E[] all) {
        Optional<String> word = value(option);
        Optional<E> found = word.flatMap(given -> Arrays.stream(all)
                .filter(one -> one.name().toLowerCase(Locale.ROOT).equals(given))
                .findFirst());
        if (word.isPresent() && found.isEmpty()) {
            String words = Arrays.stream(all)
                    .map(one -> one.name().toLowerCase(Locale.ROOT))
                    .collect(Collectors.joining(", "));
            throw new InputException(
                    String.format(Locale.ROOT, "%s is '%s'; it must be one of %s", option, word.get(), words));
        }
        return found;
    }

    List<Method> methods() {
        String words = value("--methods").orElse(METHODS);
        return BETWEEN.splitAsStream(words).map(Method::of).toList();
    }

    /** How many searches each method does on each task. */
    int seeds() {
        String word = value("--seeds").orElse(quick() ? "3" : "30");
        if (!word.matches("[1-9][0-9]{0,3}")) {
            throw new InputException("--seeds is '" + word + "'; it must be a whole number from 1 to 9999");
        }
        return Integer.parseInt(word);
    }

    /** The Python that has Optuna. */
    String python() {
        return value("--python").orElse("python3");
    }

    Optional<Path> json() {
        return value("--json").map(Path::of);
    }

    /** The files whose searches are to be shown together; empty when something is to be searched. */
    List<Path> table() {
        int at = words.indexOf(TABLE);
        return at < 0
                ? List.of()
                : words.subList(at + 1, words.size()).stream().map(Path::of).toList();
    }

    private Optional<String> value(String option) {
        int at = words.indexOf(option);
        return at < 0 ? Optional.empty() : Optional.of(words.get(at + 1));
    }
}
