package werkbank.ensemble.choice;

import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;

/**
 * Ensemble selection: from the best few on, the candidate is picked that lowers the log-loss of the picks' mean most, again
 * and again. One may be picked several times and then weighs as often. Of all prefixes of the picks the best one counts.
 * To fit less to the images it is done for bags of candidates, and the bags' weights are averaged.
 *
 * <p>Caruana et al. (2004), Ensemble selection from libraries of models, ICML; Caruana, Munson and Niculescu-Mizil (2006),
 * Getting the most out of ensemble selection, ICDM.
 */
record GreedySelection() implements Weighting {
    private static final int PICKS = 30;
    private static final int START = 5;
    private static final int BAGS = 10;

    /** A bag has half of the candidates, but at least this many: a study of few trials would miss its best one in half. */
    private static final int SMALLEST_BAG = 10;

    private static final long SEED = 1;

    @Override
    public MemberWeights fit(Candidates candidates) {
        double[] parts = new double[candidates.count()];
        for (List<Integer> bag : bags(candidates)) {
            List<Integer> picks = picks(candidates, bag);
            picks.forEach(pick -> parts[pick] += 1.0 / picks.size());
        }
        return MemberWeights.of(parts).withoutNegligible();
    }

    private static List<List<Integer>> bags(Candidates candidates) {
        List<Integer> sorted = IntStream.range(0, candidates.count())
                .boxed()
                .sorted(Comparator.comparingDouble(
                        c -> LossDifference.of(candidates.losses(c)).mean()))
                .toList();
        int size = Math.max(SMALLEST_BAG, (sorted.size() + 1) / 2);
        if (size >= sorted.size()) {
            return List.of(sorted);
        }
        Random random = new Random(SEED);
        return IntStream.range(0, BAGS)
                .mapToObj(bag -> drawn(sorted, size, random))
                .toList();
    }

    /** Draws some of the candidates and keeps their order. */
    private static List<Integer> drawn(List<Integer> sorted, int size, Random random) {
        List<Integer> places =
                new ArrayList<>(IntStream.range(0, sorted.size()).boxed().toList());
        Collections.shuffle(places, random);
        return places.subList(0, size).stream().sorted().map(sorted::get).toList();
    }

    /** @param bag lowest log-loss first */
    private static List<Integer> picks(Candidates candidates, List<Integer> bag) {
        Picks picks = new Picks(candidates);
        bag.stream().limit(START).forEach(picks::add);
        picks.cutToBest();
        while (picks.size() < PICKS) {
            picks.addBestOf(bag);
        }
        picks.cutToBest();
        return picks.picked;
    }

    /** A growing row of picks. */
    private static final class Picks {
        private final Candidates candidates;
        private List<Integer> picked = new ArrayList<>();
        private List<Double> logLosses = new ArrayList<>();
        private double[] sums;

        Picks(Candidates candidates) {
            this.candidates = candidates;
            this.sums = new double[candidates.rows()];
        }

        int size() {
            return picked.size();
        }

        void add(int candidate) {
            logLosses.add(logLossWith(candidate));
            picked.add(candidate);
            sums = sumsWith(candidate);
        }

        /** The first of equals, which alone is the better one. */
        void addBestOf(List<Integer> bag) {
            add(Collections.min(bag, Comparator.comparingDouble(this::logLossWith)));
        }

        /** Cuts the picks to the shortest prefix of the lowest log-loss. */
        void cutToBest() {
            int best = logLosses.indexOf(Collections.min(logLosses)) + 1;
            picked = new ArrayList<>(picked.subList(0, best));
            logLosses = new ArrayList<>(logLosses.subList(0, best));
            sums = new double[candidates.rows()];
            picked.forEach(pick -> sums = sumsWith(pick));
        }

        private double[] sumsWith(int candidate) {
            double[] likelihood = candidates.likelihood(candidate);
            double[] with = new double[sums.length];
            for (int row = 0; row < with.length; row++) {
                with[row] = sums[row] + likelihood[row];
            }
            return with;
        }

        private double logLossWith(int candidate) {
            return Math.log(picked.size() + 1) - Logarithms.sum(sums, candidates.likelihood(candidate)) / sums.length;
        }
    }
}
