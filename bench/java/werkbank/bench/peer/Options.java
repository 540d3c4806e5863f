package werkbank.bench.peer;

import java.nio.file.Path;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import werkbank.InputException;
import werkbank.bench.CommandWords;
import werkbank.bench.Networks;

/** The words behind {@code bench/training} and {@code bench/inference}. */
record Options(CommandWords words) {
    private static final List<String> WITH_VALUE = List.of("--network", "--python", "--against", "--json");

    static Options of(List<String> words) {
        return new Options(CommandWords.of(words, WITH_VALUE));
    }

    boolean quick() {
        return words.quick();
    }

    String python() {
        return words.python();
    }

    Optional<Path> against() {
        return words.value("--against").map(Path::of);
    }

    Optional<Path> json() {
        return words.json();
    }

    /** The files whose figures are to be shown side by side; empty when something is to be measured. */
    List<Path> table() {
        return words.table();
    }

    /** Names and words of the networks. */
    Map<String, String> networks() {
        Map<String, String> wanted = new LinkedHashMap<>(Networks.COMPARED);
        words.value("--network").ifPresent(value -> {
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
}
