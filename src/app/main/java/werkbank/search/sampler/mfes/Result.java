package werkbank.search.sampler.mfes;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.TreeMap;
import werkbank.search.ledger.BudgetedLoss;
import werkbank.search.sampler.Observation;

/** A trial and its finite loss at one budget. */
record Result(Observation trial, BudgetedLoss value) {

    /** Gathers the results at each budget, in the order of the trials; none of the lists is empty. */
    static NavigableMap<Integer, List<Result>> byBudget(List<Observation> trials) {
        NavigableMap<Integer, List<Result>> results = new TreeMap<>();
        for (Observation trial : trials) {
            for (Map.Entry<Integer, BudgetedLoss> value : trial.values().entrySet()) {
                if (Double.isFinite(value.getValue().loss())) {
                    results.computeIfAbsent(value.getKey(), budget -> new ArrayList<>())
                            .add(new Result(trial, value.getValue()));
                }
            }
        }
        return results;
    }
}
