package werkbank.search;

import java.util.List;
import java.util.stream.Stream;

/**
 * Trials parted by how good they are.
 *
 * <p>Bergstra, Bardenet, Bengio and Kégl (2011), Algorithms for hyper-parameter optimization, NIPS 24: the good ones are
 * the best share γ. What has no value at the budget of the {@link Ranking} is bad: trials that failed, those that were
 * stopped below it, and the running ones, so that a proposal keeps away from them. That is the constant liar of
 * Ginsbourger, Le Riche and Carraro (2010), Kriging is well-suited to parallelize optimization, with the worst value.
 */
record GoodAndBad(List<Observation> good, List<Observation> bad) {
    /** γ. */
    private static final double SHARE = 0.1;

    /** With more, those that are far from the best would blur the density. */
    private static final int MOST_GOOD = 25;

    /** @param trials with and without values; γ is the share of those with one at any budget */
    static GoodAndBad of(Ranking trials) {
        List<Observation> ranked = trials.ranked();
        long stopped = trials.others().stream()
                .filter(trial -> !trial.values().isEmpty())
                .count();
        int good = Math.min(ranked.size(), count(ranked.size() + stopped));
        return new GoodAndBad(
                ranked.subList(0, good),
                Stream.concat(ranked.subList(good, ranked.size()).stream(), trials.others().stream())
                        .toList());
    }

    private static int count(long trials) {
        return (int) Math.min(MOST_GOOD, Math.ceil(SHARE * trials));
    }
}
