package werkbank.report.influence;

import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Function;
import werkbank.report.figure.PageNumbers;
import werkbank.space.Objective;

/**
 * The meaning of influences, in a sentence or two. No parameter is called important unless its share of the ranks is
 * more than chance gives.
 *
 * @param influences the largest share of the variance first, at least one
 * @param trials that were judged
 * @param forest how many of them fANOVA is of
 * @param epoch after which they were judged; empty for complete trials
 */
record Finding(List<Influence> influences, int trials, int forest, Optional<Integer> epoch, Objective objective) {
    private static final double CLEAR = 0.05;
    private static final double MONOTONE = 0.4;

    /** Shares of the ranks that differ by less don't put one parameter before the other. */
    private static final double APART = 0.1;

    /** @param rule that the trials follow along a parameter, in words */
    String sentence(Function<Influence, Optional<String>> rule) {
        Optional<Influence> clear =
                influences.stream().filter(one -> one.p() <= CLEAR).findFirst();
        String said = clear.map(first -> String.format(
                        Locale.ROOT,
                        "What mattered most: %s; %s (%s; %s).",
                        explains(first),
                        rule.apply(first).orElseGet(() -> direction(first)),
                        method(),
                        permutation(first)))
                .orElseGet(() -> nothingClear(influences.get(0)));
        return said + rough() + disagreement(clear.orElse(influences.get(0)));
    }

    private String explains(Influence one) {
        return String.format(
                Locale.ROOT,
                "%s explains %s of the variance of %s",
                one.parameter(),
                PageNumbers.percent(one.alone()),
                objective.words());
    }

    private String nothingClear(Influence first) {
        return String.format(
                Locale.ROOT,
                "No single parameter stands out: %s (%s), but by ranks chance alone may reach as much as it does (%s).",
                explains(first),
                method(),
                permutation(first));
    }

    private String method() {
        return String.format(
                Locale.ROOT,
                "fANOVA over %s %s",
                forest < trials ? forest + " of " + trials : String.valueOf(trials),
                epoch.map(after -> "trials after " + (after == 1 ? "one epoch" : after + " epochs"))
                        .orElse("complete trials"));
    }

    private static String permutation(Influence one) {
        return "permutation " + PageNumbers.p(one.p());
    }

    private String rough() {
        return trials < ComparedTrials.ENOUGH ? " With so few trials this is a rough estimate." : "";
    }

    /** Says so where the two ways to measure put different parameters first. */
    private String disagreement(Influence said) {
        Influence byVariance = influences.get(0);
        Influence byRanks = influences.stream()
                .max(Comparator.comparingDouble(Influence::ranks))
                .orElseThrow();
        if (!said.equals(byVariance)) {
            return String.format(
                    Locale.ROOT,
                    " fANOVA alone would put %s first (%s), which the ranks don't bear out.",
                    byVariance.parameter(),
                    PageNumbers.percent(byVariance.alone()));
        }
        return byRanks.p() <= CLEAR && byRanks.ranks() - said.ranks() > APART
                ? String.format(
                        Locale.ROOT,
                        " By ranks %s comes first (%s against %s).",
                        byRanks.parameter(),
                        PageNumbers.percent(byRanks.ranks()),
                        PageNumbers.percent(said.ranks()))
                : "";
    }

    private static String direction(Influence influence) {
        double correlation = influence.correlation().orElse(0.0);
        if (Math.abs(correlation) < MONOTONE) {
            return influence.correlation().isPresent()
                    ? String.format(Locale.ROOT, "values around %s did best", influence.best())
                    : String.format(Locale.ROOT, "%s did best", influence.best());
        }
        return (correlation > 0 ? "higher" : "lower") + " values did better";
    }
}
