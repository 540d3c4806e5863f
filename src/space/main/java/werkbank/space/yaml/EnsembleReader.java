package werkbank.space.yaml;

import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.OptionalInt;
import werkbank.option.Domain;
import werkbank.space.EnsemblePlan;
import werkbank.space.EnsemblePlan.Method;
import werkbank.space.EnsemblePlan.TestTime;

/** Reads what a file says of its ensemble. */
final class EnsembleReader {
    private static final Domain.Word METHODS = Domain.Word.of(Method.values());
    private static final Domain.Word LOOKS = Domain.Word.of(TestTime.values());
    private static final String TEST_TIME = "test-time-augmentation";

    static final List<String> KEYS = List.of("top-k", "method", TEST_TIME);

    private final YamlTree.Keys keys;

    EnsembleReader(YamlTree.Keys root) {
        this.keys = root.find("ensemble")
                .map(tree -> tree.keys("ensemble", "{top-k: 3}"))
                .orElse(new YamlTree.Keys(root.place(), Map.of()));
    }

    /** @param trials of the study, repeats included; {@code checkpoints} that each keeps */
    EnsemblePlan plan(int trials, int checkpoints) {
        Problems problems = new Problems();
        problems.check(() -> keys.only("ensemble", KEYS));
        var method = problems.read(() -> word("method", METHODS, EnsemblePlan.STANDARD.method()));
        var topK = problems.read(() -> topK(trials, checkpoints));
        var testTime = problems.read(() -> word(TEST_TIME, LOOKS, EnsemblePlan.STANDARD.testTime()));
        problems.raise();
        return new EnsemblePlan(
                Method.valueOf(method.orElseThrow()), topK.orElseThrow(), TestTime.valueOf(testTime.orElseThrow()));
    }

    /** As the constants are named. */
    private String word(String key, Domain.Word words, Enum<?> standard) {
        return keys.find(key).map(tree -> word(key, words, tree)).orElse(standard.name());
    }

    private static String word(String key, Domain.Word words, YamlTree tree) {
        return tree.value(key, words).toString().toUpperCase(Locale.ROOT);
    }

    private OptionalInt topK(int trials, int checkpoints) {
        if (keys.find("top-k").isEmpty()) {
            return EnsemblePlan.STANDARD.topK();
        }
        int topK = WholeNumbers.whole(keys, "top-k", 1, 1);
        if (topK > (long) trials * checkpoints) {
            String each = checkpoints == 1 ? "" : String.format(Locale.ROOT, " with %d checkpoints each", checkpoints);
            throw keys.need("top-k", "")
                    .place()
                    .error(String.format(
                            Locale.ROOT,
                            "top-k is %d, but there are only %d trials%s; lower it or raise trials",
                            topK,
                            trials,
                            each));
        }
        return OptionalInt.of(topK);
    }
}
