package werkbank.bench.gpu;

import java.nio.file.Path;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import werkbank.InputException;

/** The words behind {@code bench/gpu}. */
record Options(List<String> words) {
    private static final List<String> WITH_VALUE =
            List.of("--table", "--docs", "--output", "--room", "--engine", "--python", "--minutes", "--only");
    private static final List<String> ALONE = List.of("--quick", "--cpu", "--again");

    static Options of(String[] args) {
        for (int i = 0; i < args.length; i++) {
            if (WITH_VALUE.contains(args[i]) && i + 1 < args.length) {
                i++;
            } else if (!ALONE.contains(args[i])) {
                throw new InputException(String.format(
                        Locale.ROOT,
                        "'%s' is no option; there are %s, each with a value, and %s",
                        args[i],
                        String.join(", ", WITH_VALUE),
                        String.join(", ", ALONE)));
            }
        }
        return new Options(Arrays.asList(args));
    }

    Optional<Path> table() {
        return value("--table").map(Path::of);
    }

    Optional<Path> docs() {
        return value("--docs").map(Path::of);
    }

    Path output() {
        return Path.of(value("--output").orElse("gpu.json")).toAbsolutePath();
    }

    boolean again() {
        return words.contains("--again");
    }

    /** The name of the one part that is wanted; empty where all are. */
    Optional<String> only() {
        return value("--only");
    }

    long seconds() {
        return Math.round(60 * value("--minutes").map(Double::parseDouble).orElse(quick() ? 2.0 : 8.0));
    }

    Setting setting() {
        boolean card = !words.contains("--cpu");
        return new Setting(
                Path.of(System.getProperty("werkbank.home")),
                Path.of(value("--room").orElse("gpu-room")).toAbsolutePath(),
                output().getFileName().toString(),
                python(),
                value("--engine").orElse(card ? "cuda" : "plain"),
                card,
                quick(),
                new HashMap<>());
    }

    /** A name that is looked for on the path, or a file, which isn't looked for in the room that processes run in. */
    String python() {
        String python = value("--python").orElse("python3");
        return python.contains("/") ? Path.of(python).toAbsolutePath().toString() : python;
    }

    private boolean quick() {
        return words.contains("--quick");
    }

    private Optional<String> value(String option) {
        int at = words.indexOf(option);
        return at < 0 ? Optional.empty() : Optional.of(words.get(at + 1));
    }
}
