package werkbank.search.sampler;

import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import werkbank.search.ledger.BudgetedLoss;

/**
 * Trials compared at one budget, as Falkner, Klein and Hutter (2018), BOHB, ICML, do it: at the highest that enough of
 * them have come to.
 *
 * @param ranked those with a value at the budget, the best first; of equal ones the one with the smaller number
 * @param others those without: failed, stopped below it, or running; a result that was known before has a value at one
 *     budget, and that it lacks others says nothing
 */
record Ranking(List<Observation> ranked, List<Observation> others) {

    /** @param enough how many trials a budget needs; with none such, it is the one that most have */
    static Ranking of(List<Observation> trials, int enough) {
        int budget = budget(trials, enough);
        Map<Boolean, List<Observation>> parts = trials.stream()
                .collect(Collectors.partitioningBy(trial -> trial.values().containsKey(budget)));
        Comparator<Map.Entry<BudgetedLoss, Observation>> bestFirst = Map.Entry.comparingByKey();
        List<Observation> ranked = parts.get(true).stream()
                .map(trial -> Map.entry(trial.values().get(budget), trial))
                .sorted(bestFirst.thenComparingInt(entry -> entry.getValue().number()))
                .map(Map.Entry::getValue)
                .toList();
        return new Ranking(
                ranked,
                parts.get(false).stream()
                        .filter(Predicate.not(Observation::isKnown))
                        .toList());
    }

    /** The budget to rank by, in epochs; 0, which no trial has, when there are no values at all. */
    private static int budget(List<Observation> trials, int enough) {
        TreeMap<Integer, Long> counts = trials.stream()
                .flatMap(trial -> trial.values().keySet().stream())
                .collect(Collectors.groupingBy(Function.identity(), TreeMap::new, Collectors.counting()));
        Comparator<Map.Entry<Integer, Long>> most = Map.Entry.comparingByValue();
        return counts.descendingMap().entrySet().stream()
                .filter(entry -> entry.getValue() >= enough)
                .findFirst()
                .or(() -> counts.entrySet().stream().max(most.thenComparing(Map.Entry.comparingByKey())))
                .map(Map.Entry::getKey)
                .orElse(0);
    }
}
