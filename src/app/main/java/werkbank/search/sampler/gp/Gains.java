package werkbank.search.sampler.gp;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import werkbank.search.ledger.BudgetedLoss;
import werkbank.search.sampler.Observation;

/**
 * The falls of losses from each budget to the highest: sums of the medians, from budget to budget, of the trials that
 * have come to both. Without them a value of few epochs would count as a bad one of many.
 */
record Gains(double[] toTheTop) {

    /** @param budgets in epochs, in order */
    static Gains of(List<Observation> trials, List<Integer> budgets) {
        double[] gains = new double[budgets.size()];
        for (int rung = budgets.size() - 2; rung >= 0; rung--) {
            gains[rung] = gains[rung + 1] + median(trials, budgets.get(rung), budgets.get(rung + 1));
        }
        return new Gains(gains);
    }

    /** The median fall, of an even number the larger of both in the middle. */
    private static double median(List<Observation> trials, int lower, int higher) {
        double[] falls = trials.stream()
                .filter(trial -> trial.values().size() > 1)
                .mapToDouble(trial -> loss(trial, lower) - loss(trial, higher))
                .filter(Double::isFinite)
                .toArray();
        Arrays.sort(falls);
        return falls.length == 0 ? 0 : falls[falls.length / 2];
    }

    private static double loss(Observation trial, int budget) {
        return Optional.ofNullable(trial.values().get(budget))
                .map(BudgetedLoss::loss)
                .orElse(Double.NaN);
    }
}
