package werkbank.space.yaml;

import java.util.Locale;
import java.util.Map;
import java.util.OptionalDouble;
import java.util.OptionalInt;
import werkbank.Counted;
import werkbank.option.Block;
import werkbank.option.Domain;
import werkbank.option.Option;
import werkbank.space.EnsemblePlan;
import werkbank.space.EnsemblePlan.Int8;
import werkbank.space.EnsemblePlan.Method;
import werkbank.space.EnsemblePlan.TestTime;

/** Reads what a file says of its ensemble. */
final class EnsembleReader {
    private static final Option METHOD = Option.of(
            "method",
            Domain.Word.of(Method.values()),
            "auto",
            "How members and weights are found; `auto` compares the others on the validation images and takes, of what is as"
                    + " good as the best, the most members, and equal weights before fitted ones. [ensemble.md](ensemble.md) says how each works and when to take it.");

    private static final Option TOP_K = Option.optional(
            "top-k",
            new Domain.Whole(1),
            "as many as pay, by cross-validation within the validation images",
            "Members at most, no more than `trials` and its `repeats` together (times `keep-best`); for `average` exactly"
                    + " so many.");

    private static final Option TEST_TIME = Option.of(
            "test-time-augmentation",
            Domain.Word.of(TestTime.values()),
            "none",
            "How often members look at an image: once, mirrored too, moved by a pixel to each side too, moved along both"
                    + " diagonals and mirrored, or in eight draws of the trial's own augmentation; `auto` takes the simplest that is as good as the best on the validation images."
                    + " [ensemble.md](ensemble.md#test-time-augmentation) has more.");

    private static final Option INT8 = Option.of(
            "int8",
            Domain.Word.of(Int8.values()),
            "off",
            "Whether members answer in eight bits, several times as fast: `auto` takes those that lose no more on the"
                    + " validation images than one standard error. [ensemble.md](ensemble.md#eight-bits) has more.");

    private static final Option MS_PER_IMAGE = Option.optional(
            "ms-per-image",
            Domain.Real.above(0),
            "no limit",
            "Milliseconds that an image may take all members together, as their trials measured it at validation, times"
                    + " their looks. [ensemble.md](ensemble.md#a-limit-on-time) has more.");

    static final Block BLOCK =
            Block.of("ensemble", "How trials are combined at the end.", METHOD, TOP_K, TEST_TIME, INT8, MS_PER_IMAGE);

    private final YamlTree.Keys keys;

    EnsembleReader(YamlTree.Keys root) {
        this.keys = root.find("ensemble")
                .map(tree -> tree.keys("ensemble", "{top-k: 3}"))
                .orElse(new YamlTree.Keys(root.place(), Map.of()));
    }

    /** @param trials of the study, repeats included; {@code checkpoints} that each keeps */
    EnsemblePlan plan(int trials, int checkpoints) {
        Problems problems = new Problems();
        problems.check(() -> keys.only("ensemble", BLOCK.keys()));
        var method = problems.read(() -> word(METHOD));
        var topK = problems.read(() -> topK(trials, checkpoints));
        var testTime = problems.read(() -> word(TEST_TIME));
        var int8 = problems.read(() -> word(INT8));
        var msPerImage = problems.read(this::msPerImage);
        problems.raise();
        return new EnsemblePlan(
                Method.valueOf(method.orElseThrow()),
                topK.orElseThrow(),
                TestTime.valueOf(testTime.orElseThrow()),
                Int8.valueOf(int8.orElseThrow()),
                msPerImage.orElseThrow());
    }

    private OptionalDouble msPerImage() {
        return keys.find(MS_PER_IMAGE.key())
                .map(tree -> OptionalDouble.of((Double) tree.value(MS_PER_IMAGE.key(), MS_PER_IMAGE.domain())))
                .orElse(EnsemblePlan.STANDARD.msPerImage());
    }

    /** The word as the constants are named. */
    private String word(Option option) {
        return keys.find(option.key())
                .map(tree -> tree.value(option.key(), option.domain()))
                .orElseGet(option.standard()::orElseThrow)
                .toString()
                .toUpperCase(Locale.ROOT);
    }

    private OptionalInt topK(int trials, int checkpoints) {
        if (keys.find(TOP_K.key()).isEmpty()) {
            return EnsemblePlan.STANDARD.topK();
        }
        int topK = WholeNumbers.whole(keys, TOP_K.key(), 1, 1);
        if (topK > (long) trials * checkpoints) {
            String each = checkpoints == 1 ? "" : String.format(Locale.ROOT, " with %d checkpoints each", checkpoints);
            throw keys.need(TOP_K.key(), "")
                    .place()
                    .error(String.format(
                            Locale.ROOT,
                            "top-k is %d, but there %s only %s%s; lower it or raise trials",
                            topK,
                            trials == 1 ? "is" : "are",
                            Counted.of(trials, "trial"),
                            each));
        }
        return OptionalInt.of(topK);
    }
}
