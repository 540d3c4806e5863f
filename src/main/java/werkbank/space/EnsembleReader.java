package werkbank.space;

import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.OptionalInt;
import werkbank.space.EnsemblePlan.Method;

/** Reads what a file says of its ensemble. */
final class EnsembleReader {
    private static final Domain.Word METHODS = Domain.Word.of(Method.values());

    private final Tree.Keys keys;

    EnsembleReader(Tree.Keys root) {
        this.keys = root.find("ensemble")
                .map(tree -> tree.keys("ensemble", "{top-k: 3}"))
                .orElse(new Tree.Keys(root.place(), Map.of()));
    }

    /** @param trials of the study; {@code checkpoints} that each keeps */
    EnsemblePlan plan(int trials, int checkpoints) {
        keys.only("ensemble", List.of("top-k", "method"));
        return new EnsemblePlan(
                keys.find("method").map(EnsembleReader::method).orElse(EnsemblePlan.STANDARD.method()),
                topK(trials, checkpoints));
    }

    private static Method method(Tree tree) {
        Tree.Scalar scalar = tree.scalar("method", METHODS.rule(""));
        String word = METHODS.accept(scalar.value())
                .map(String.class::cast)
                .orElseThrow(() -> scalar.wrong("method", METHODS.rule(scalar.value())));
        return Method.valueOf(word.toUpperCase(Locale.ROOT));
    }

    private OptionalInt topK(int trials, int checkpoints) {
        if (keys.find("top-k").isEmpty()) {
            return EnsemblePlan.STANDARD.topK();
        }
        int topK = Numbers.whole(keys, "top-k", 1, 1);
        if (topK > (long) trials * checkpoints) {
            String each = checkpoints == 1 ? "" : " with %d checkpoints each".formatted(checkpoints);
            throw keys.need("top-k", "")
                    .place()
                    .error("top-k is %d, but there are only %d trials%s; lower it or raise trials"
                            .formatted(topK, trials, each));
        }
        return OptionalInt.of(topK);
    }
}
