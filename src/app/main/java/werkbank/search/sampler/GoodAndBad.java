package werkbank.search.sampler;

import java.util.List;
import java.util.function.Predicate;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/**
 * Trials parted by how good they are.
 *
 * <p>Bergstra, Bardenet, Bengio and Kégl (2011), Algorithms for hyper-parameter optimization, NIPS 24: the good ones are
 * the best share γ. What has no value at the budget of the {@link Ranking} is bad: trials that failed, those that were
 * stopped below it, and the running ones, so that a proposal keeps away from them. That is the constant liar of
 * Ginsbourger, Le Riche and Carraro (2010), Kriging is well-suited to parallelize optimization, with the worst value.
 *
 * <p>Of many bad ones, those that run and an even share of the others, good to worst, stand for all: their density hardly
 * changes, and a proposal costs no more with ten thousand trials than with five hundred.
 */
record GoodAndBad(List<Observation> good, List<Observation> bad) {
    /** The share of good trials, γ. */
    private static final double SHARE = 0.1;

    /** The most good trials; with more, those that are far from the best would blur the density. */
    private static final int MOST_GOOD = 25;

    private static final int MOST_ENDED_BAD = 500;

    /** @param trials with and without values; γ is the share of those with one at any budget */
    static GoodAndBad of(Ranking trials) {
        List<Observation> ranked = trials.ranked();
        long stopped = trials.others().stream()
                .filter(trial -> !trial.values().isEmpty())
                .count();
        int good = Math.min(ranked.size(), count(ranked.size() + stopped));
        List<Observation> rest = Stream.concat(ranked.subList(good, ranked.size()).stream(), trials.others().stream())
                .toList();
        return new GoodAndBad(ranked.subList(0, good), thinned(rest));
    }

    private static List<Observation> thinned(List<Observation> bad) {
        List<Observation> ended = bad.stream().filter(Observation::ended).toList();
        if (ended.size() <= MOST_ENDED_BAD) {
            return bad;
        }
        return Stream.concat(
                        IntStream.range(0, MOST_ENDED_BAD)
                                .mapToObj(i -> ended.get((int) ((long) i * ended.size() / MOST_ENDED_BAD))),
                        bad.stream().filter(Predicate.not(Observation::ended)))
                .toList();
    }

    private static int count(long trials) {
        return (int) Math.min(MOST_GOOD, Math.ceil(SHARE * trials));
    }
}
