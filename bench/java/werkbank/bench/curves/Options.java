package werkbank.bench.curves;

import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import werkbank.InputException;
import werkbank.bench.CommandWords;

/** The words behind {@code bench/curves}. */
record Options(CommandWords words) {
    private static final List<String> WITH_VALUE = List.of(
            "--data",
            "--set",
            "--tasks",
            "--methods",
            "--seeds",
            "--trials",
            "--limits",
            "--epochs",
            "--workers",
            "--trainings",
            "--python",
            "--json",
            "--picture");
    private static final String METHODS =
            "random,random+asha,random+hyperband,random+i-epoch,random+{i-epoch: {epochs: 3}},"
                    + "random+freeze-thaw,tpe,tpe+median,tpe+asha,tpe+{asha: {progressive: true}},tpe+hyperband,"
                    + "tpe+freeze-thaw,genetic,genetic+asha,genetic+hyperband,genetic+freeze-thaw";
    /** A comma that isn't between the braces of options. */
    private static final Pattern BETWEEN = Pattern.compile(",(?![^{]*})");

    static Options of(List<String> words) {
        return new Options(CommandWords.of(words, WITH_VALUE));
    }

    boolean quick() {
        return words.quick();
    }

    /** The folder with the tables; they aren't part of Werkbank. */
    Path data() {
        return words.value("--data")
                .map(Path::of)
                .orElseThrow(() -> new InputException(
                        "bench/curves needs --data FOLDER; the folder must have TaskSet's tables in 'taskset'"));
    }

    Part part() {
        return word("--tasks", Part.values()).orElse(Part.ALL);
    }

    /** Where the tasks come from; the sets of others, if none is named. */
    List<TaskSets> sets() {
        return word("--set", TaskSets.values()).map(List::of).orElse(List.of(TaskSets.TASKSET, TaskSets.LCBENCH));
    }

    private <E extends Enum<E>> Optional<E> word(String option, E[] all) {
        Optional<String> word = words.value(option);
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
        String listed = words.value("--methods").orElse(METHODS);
        return BETWEEN.splitAsStream(listed).map(Method::of).toList();
    }

    /** How many searches each method does on each task. */
    int seeds() {
        return whole("--seeds", words.value("--seeds").orElse(quick() ? "3" : "30"));
    }

    /** The numbers of trials with which searches come to their end; empty where epochs are what a search may spend. */
    List<Integer> trials() {
        return wholes("--trials");
    }

    /** The time limits by which searches come to their end, in whole trainings. */
    List<Integer> limits() {
        return wholes("--limits");
    }

    private List<Integer> wholes(String option) {
        return words.value(option).stream()
                .flatMap(Pattern.compile(",")::splitAsStream)
                .map(word -> whole(option, word))
                .toList();
    }

    /** The epochs that trainings are thinned to; empty where they stay as they are. */
    OptionalInt epochs() {
        Optional<String> word = words.value("--epochs");
        return word.isPresent() ? OptionalInt.of(whole("--epochs", word.get())) : OptionalInt.empty();
    }

    /** How many whole trainings a search may spend. */
    int trainings() {
        return whole("--trainings", words.value("--trainings").orElse("20"));
    }

    /** How many workers search on the clock. */
    int workers() {
        return whole("--workers", words.value("--workers").orElse("4"));
    }

    private static int whole(String option, String word) {
        if (!word.matches("[1-9][0-9]{0,3}")) {
            throw new InputException(option + " is '" + word + "'; it must be a whole number from 1 to 9999");
        }
        return Integer.parseInt(word);
    }

    /** The Python that has Optuna. */
    String python() {
        return words.python();
    }

    Optional<Path> json() {
        return words.json();
    }

    /** The file that a picture of the mean ranks goes to. */
    Optional<Path> picture() {
        return words.value("--picture").map(Path::of);
    }

    /** The files whose searches are to be shown together; empty when something is to be searched. */
    List<Path> table() {
        return words.table();
    }
}
