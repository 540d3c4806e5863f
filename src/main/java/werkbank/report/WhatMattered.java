package werkbank.report;

import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.stream.IntStream;
import werkbank.experiment.Trial;
import werkbank.experiment.TrialState;
import werkbank.space.Objective;

/**
 * Which parameters the objective depends on, one at a time.
 *
 * <p>The strongest of several parameters looks strong by chance alone, so its share is compared with the strongest
 * share after shuffling the ranks (a permutation test over the maximum; Westfall and Young 1993).
 *
 * @param influences most influential first; empty with fewer than {@link #FEWEST} complete trials
 * @param sentence about the strongest, for people
 */
record WhatMattered(List<Influence> influences, Optional<String> sentence) {
    /** With fewer complete trials nothing is said. */
    static final int FEWEST = 5;

    private static final int SHUFFLES = 499;
    private static final double CLEAR = 0.05;
    private static final double MONOTONE = 0.4;

    static WhatMattered of(List<Axis> axes, List<Trial> trials, Objective objective) {
        List<Trial> complete = trials.stream()
                .filter(trial -> trial.state() == TrialState.COMPLETE)
                .toList();
        List<Groups> candidates = axes.stream()
                .map(axis -> Groups.of(axis, complete))
                .filter(groups -> groups.rows().length >= FEWEST && groups.groups() >= 2)
                .toList();
        double[] ranks = Ranks.of(
                complete.stream().mapToDouble(trial -> -trial.loss(objective)).toArray());
        if (candidates.isEmpty()) {
            return new WhatMattered(List.of(), Optional.empty());
        }
        List<Influence> influences = candidates.stream()
                .map(groups -> influence(groups, ranks, complete))
                .sorted(Comparator.comparingDouble(Influence::share).reversed())
                .toList();
        double p = chance(influences.get(0).share(), candidates, ranks);
        return new WhatMattered(influences, Optional.of(sentence(influences.get(0), p)));
    }

    private static Influence influence(Groups groups, double[] ranks, List<Trial> complete) {
        return new Influence(
                groups.axis().name(),
                groups.rows().length,
                Numbers.rounded(groups.explained(ranks)),
                groups.axis().isNumeric() ? Optional.of(Numbers.rounded(groups.correlation(ranks))) : Optional.empty(),
                groups.best(ranks, complete));
    }

    /** How often shuffled ranks give a strongest share at least as large. */
    private static double chance(double share, List<Groups> candidates, double[] ranks) {
        Random random = new Random(1);
        double[] shuffled = ranks.clone();
        int reached = 0;
        for (int i = 0; i < SHUFFLES; i++) {
            shuffle(shuffled, random);
            if (candidates.stream().anyMatch(groups -> groups.explained(shuffled) >= share)) {
                reached++;
            }
        }
        return (reached + 1.0) / (SHUFFLES + 1);
    }

    private static void shuffle(double[] values, Random random) {
        IntStream.range(0, values.length - 1).forEach(i -> {
            int other = i + random.nextInt(values.length - i);
            double value = values[i];
            values[i] = values[other];
            values[other] = value;
        });
    }

    private static String sentence(Influence first, double p) {
        String share = "%s of the differences in rank among %d complete trials"
                .formatted(Numbers.percent(first.share()), first.trials());
        return p > CLEAR
                ? "No single parameter stands out: the strongest, %s, explains %s, which chance alone may reach too (permutation %s)."
                        .formatted(first.parameter(), share, Numbers.p(p))
                : "What mattered most: %s explains %s, and %s (permutation %s)."
                        .formatted(first.parameter(), share, direction(first), Numbers.p(p));
    }

    private static String direction(Influence influence) {
        double correlation = influence.correlation().orElse(0.0);
        if (Math.abs(correlation) < MONOTONE) {
            return influence.correlation().isPresent()
                    ? "values around %s did best".formatted(influence.best())
                    : "%s did best".formatted(influence.best());
        }
        return (correlation > 0 ? "higher" : "lower") + " values did better";
    }
}
