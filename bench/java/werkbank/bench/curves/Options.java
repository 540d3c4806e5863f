package werkbank.bench.curves;

import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import werkbank.InputException;

/** The words behind {@code bench/curves}. */
record Options(List<String> words) {
    private static final List<String> WITH_VALUE =
            List.of("--data", "--tasks", "--methods", "--seeds", "--python", "--json");
    private static final String QUICK = "--quick";
    private static final String TABLE = "--table";
    private static final String METHODS =
            "random,random+asha,random+hyperband,tpe,tpe+median,tpe+asha,tpe+hyperband,genetic,genetic+asha,genetic+hyperband";

    /** Which tasks are searched. */
    enum Part {
        /** Those on which methods are tuned. */
        EVEN,
        /** Those on which they are reported. */
        ODD,
        ALL;

        boolean has(int number) {
            return this == ALL || (number % 2 == 0) == (this == EVEN);
        }
    }

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
        String word = value("--tasks").orElse("all");
        return Arrays.stream(Part.values())
                .filter(part -> part.name().toLowerCase(Locale.ROOT).equals(word))
                .findFirst()
                .orElseThrow(() -> new InputException("--tasks is '" + word + "'; it must be even, odd or all"));
    }

    List<Method> methods() {
        String words = value("--methods").orElse(METHODS);
        return Arrays.stream(words.split(",")).map(Method::of).toList();
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
