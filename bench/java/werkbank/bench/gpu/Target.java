package werkbank.bench.gpu;

import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;

/**
 * A figure that is aimed at on an H100 or H200.
 *
 * @param found the figure in words
 */
record Target(String text, Function<Findings, Optional<String>> found) {
    /** The tutorial's epochs. */
    private static final int EPOCHS = 29;

    static List<Target> all() {
        return List.of(
                ratio("*seed* trains at least 1.2 times as fast as PyTorch's best (batch 256, tf32)", "seed", "train"),
                ratio("*deep*, the size of a residual network, the same", "deep", "train"),
                ratio("*small*, which launches rule, at least 3 times", "small", "train"),
                new Target("*seed* trains at least 60,000 images/s (batch 256, tf32)", findings -> Table.figure(
                                findings, Throughput.OF_DIGITS.name(), key("seed", "train"), Comparison.WERKBANK)
                        .map(speed -> Table.number(speed) + " images/s")),
                new Target("the tutorial's 29 epochs in 60 s or less (1,805 s in the tutorial)", Target::tutorial),
                new Target(
                        "its test accuracy within the interval of the tutorial's 99.64 %, 99.50 to 99.74 %",
                        Target::accuracy),
                new Target("`compact.yaml`'s 30 trials in 180 s or less", Target::search),
                new Target(
                        "inference at least 1.5 times as fast as PyTorch's best (batch 256, tf32)", Target::inference));
    }

    Optional<String> measured(Findings findings) {
        return found.apply(findings);
    }

    private static Target ratio(String text, String network, String what) {
        return new Target(text, findings -> Table.figure(
                        findings, Throughput.OF_DIGITS.name(), key(network, what), Comparison.RATIO)
                .map(ratio -> String.format(Locale.ROOT, "%.2f", ratio)));
    }

    private static String key(String network, String what) {
        return network + " " + what + " " + Row.BATCHES.get(0) + " " + Row.PRECISIONS.get(0);
    }

    private static Optional<String> tutorial(Findings findings) {
        Map<String, Object> found = findings.section(Tutorial.NAME);
        return found.get(Tutorial.EPOCHS) instanceof Number epochs
                        && found.get(Tutorial.EPOCH_SECONDS) instanceof Number seconds
                        && found.get(Tutorial.SECONDS) instanceof Number whole
                ? Optional.of(String.format(
                        Locale.ROOT,
                        "%d epochs in %.1f s, which are %.1f s for %d; %.1f s with start and checkpoints",
                        epochs.intValue(),
                        seconds.doubleValue(),
                        EPOCHS * seconds.doubleValue() / epochs.intValue(),
                        EPOCHS,
                        whole.doubleValue()))
                : Optional.empty();
    }

    private static Optional<String> accuracy(Findings findings) {
        return findings.section(Tutorial.NAME).get(Tutorial.TEST) instanceof Map<?, ?> test
                        && test.get("accuracy") instanceof Number accuracy
                ? Optional.of(String.format(
                        Locale.ROOT, "%.2f %%, interval %s", 100 * accuracy.doubleValue(), test.get("interval")))
                : Optional.empty();
    }

    private static Optional<String> search(Findings findings) {
        Map<String, Object> found = findings.section(WholeSearch.NAME);
        return found.get(WholeSearch.TRIALS) instanceof Number trials
                        && found.get(WholeSearch.SECONDS) instanceof Number seconds
                ? Optional.of(String.format(Locale.ROOT, "%s trials in %.0f s", trials, seconds.doubleValue()))
                : Optional.empty();
    }

    private static Optional<String> inference(Findings findings) {
        String ratios = Row.networks().keySet().stream()
                .flatMap(network ->
                        Table.figure(findings, Throughput.OF_DIGITS.name(), key(network, "infer"), Comparison.RATIO)
                                .stream()
                                .map(ratio -> String.format(Locale.ROOT, "%s %.2f", network, ratio)))
                .collect(Collectors.joining(", "));
        return ratios.isEmpty() ? Optional.empty() : Optional.of(ratios);
    }
}
