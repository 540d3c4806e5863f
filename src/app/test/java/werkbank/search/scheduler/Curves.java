package werkbank.search.scheduler;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import werkbank.experiment.Search.Plan;
import werkbank.experiment.trial.EpochMetrics;
import werkbank.experiment.trial.Proposal;
import werkbank.search.Plans;
import werkbank.search.ledger.Ledger;

/** Ledgers of trials that run, by their losses after each epoch. */
final class Curves {
    private Curves() {}

    /** Trial 1 has the first losses, and so on; they are to be minimised. */
    static List<Ledger.Entry> of(double[]... losses) {
        return ledger(losses).originals().toList();
    }

    /** As {@link #of}. */
    static Ledger ledger(double[]... losses) {
        Ledger ledger = new Ledger(
                new Plan(Plans.space(Plans.PARAMETERS), 1, losses.length, 1, List.of(), Map.of(), () -> false));
        for (int i = 0; i < losses.length; i++) {
            ledger.begin(new Proposal(i + 1, new TreeMap<>(), Optional.empty()));
            for (int epoch = 1; epoch <= losses[i].length; epoch++) {
                double loss = losses[i][epoch - 1];
                ledger.epochEnded(i + 1, new EpochMetrics(epoch, 1, 0, 1, -loss, 0, 1e-3, 0));
            }
        }
        return ledger;
    }
}
