package werkbank.bench.peer;

import java.nio.file.Path;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import werkbank.InputException;
import werkbank.bench.Networks;

/** The words behind {@code bench/training} and {@code bench/inference}. */
record Options(List<String> words) {
    private static final String TABLE = "--table";
    private static final List<String> WITH_VALUE = List.of("--network", "--python", "--against", "--json");
    private static final List<String> ALONE = List.of("--quick");

    static Options of(List<String> words) {
        for (int i = 0; i < words.size() && !words.get(i).equals(TABLE); i++) {
            if (WITH_VALUE.contains(words.get(i)) && i + 1 < words.size()) {
                i++;
            } else if (!ALONE.contains(words.get(i))) {
                throw new InputException(String.format(
                        Locale.ROOT,
                        "'%s' is no option; there are %s, each with a value, %s, and %s with files behind it",
                        words.get(i),
                        String.join(", ", WITH_VALUE),
                        String.join(", ", ALONE),
                        TABLE));
            }
        }
        return new Options(words);
    }

    boolean quick() {
        return words.contains("--quick");
    }

    String python() {
        return value("--python").orElse("python3");
    }

    Optional<Path> against() {
        return value("--against").map(Path::of);
    }

    Optional<Path> json() {
        return value("--json").map(Path::of);
    }

    /** The files whose figures are to be shown side by side; empty when something is to be measured. */
    List<Path> table() {
        int at = words.indexOf(TABLE);
        return at < 0
                ? List.of()
                : words.subList(at + 1, words.size()).stream().map(Path::of).toList();
    }

    /** Names and words of the networks. */
    Map<String, String> networks() {
        Map<String, String> wanted = new LinkedHashMap<>(Networks.COMPARED);
        value("--network").ifPresent(value -> {
            List<String> names = Arrays.asList(value.split(","));
            names.stream().filter(name -> !wanted.containsKey(name)).findFirst().ifPresent(name -> {
                throw new InputException(String.format(
                        Locale.ROOT,
                        "--network is '%s'; it must be some of %s",
                        name,
                        String.join(", ", wanted.keySet())));
            });
            wanted.keySet().retainAll(names);
        });
        return wanted;
    }

    private Optional<String> value(String option) {
        int at = words.indexOf(option);
        return at < 0 ? Optional.empty() : Optional.of(words.get(at + 1));
    }
}
