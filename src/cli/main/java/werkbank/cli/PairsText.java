package werkbank.cli;

import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import werkbank.app.ValueFormat;
import werkbank.dataset.ClassNames;
import werkbank.metric.ConfusedPair;

/** The classes that are mixed up most, in words. */
final class PairsText {
    private static final int MOST = 5;

    private PairsText() {}

    /**
     * The most frequent confusions in words, such as {@code 4 taken for 9: 7 times and 12 other pairs}.
     *
     * @param names what the classes are called
     * @param confusion counts [true class][predicted class], with at least one mistake
     */
    static String of(int[][] confusion, ClassNames names) {
        List<ConfusedPair> pairs = ConfusedPair.of(confusion);
        String worst =
                pairs.stream().limit(MOST).map(pair -> words(pair, names)).collect(Collectors.joining(", "));
        int others = pairs.size() - MOST;
        return others > 0 ? worst + " and " + ValueFormat.count(others, "other pair") : worst;
    }

    private static String words(ConfusedPair pair, ClassNames names) {
        return String.format(
                Locale.ROOT,
                "%s taken for %s: %s",
                names.of(pair.truth()),
                names.of(pair.predicted()),
                times(pair.images()));
    }

    private static String times(int images) {
        return images == 1 ? "once" : images == 2 ? "twice" : ValueFormat.count(images) + " times";
    }
}
