package werkbank.search.scheduler;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import werkbank.experiment.OutcomeBuilder;
import werkbank.experiment.Search.Plan;
import werkbank.experiment.trial.EpochMetrics;
import werkbank.experiment.trial.Proposal;
import werkbank.experiment.trial.TrialResult;
import werkbank.search.ledger.Ledger;
import werkbank.space.SearchSpace;
import werkbank.space.Spaces;

class FreezeThawTest extends SchedulerContract {
    @Override
    protected SchedulerProvider scheduler() {
        return new FreezeThaw();
    }

    /** The best has 0.837 at its end; the one that waits has 0.773 after eight epochs, 0.783 after nine, 0.871 after 40. */
    @ParameterizedTest
    @CsvSource({"40, true", "9, false"})
    void aTrialIsForecastForTheEpochsThatItHasLeft(int epochs, boolean goesOn) {
        SearchSpace space =
                Spaces.read("{name: a, trials: 2, scheduler: freeze-thaw, objective: val-accuracy, parameters:"
                        + " {e: {int: [9, 40]}}, network: [dense: 8], training: {epochs: $e}}");
        Plan plan = new Plan(space, 42, 2, 1, List.of(), Map.of(), () -> false);
        Ledger ledger = new Ledger(plan);
        Scheduler scheduler = Schedulers.create(plan, ledger, () -> 40);
        train(ledger, 1, 40, 40, 0.9, 0.4);
        ledger.ended(
                1,
                TrialResult.complete(
                        40, 40, OutcomeBuilder.reaching(0.837).epoch(40).build()));
        train(ledger, 2, epochs, 8, 0.95, 0.5);
        ledger.ended(
                2,
                TrialResult.waiting(
                        8, 8, OutcomeBuilder.reaching(0.773).epoch(8).build()));

        assertThat(scheduler.promotion(true).isPresent()).isEqualTo(goesOn);
    }

    private static void train(Ledger ledger, int trial, int most, int epochs, double asymptote, double lack) {
        ledger.begin(new Proposal(trial, new TreeMap<>(Map.of("e", most)), Optional.empty()));
        for (int epoch = 1; epoch <= epochs; epoch++) {
            double accuracy = asymptote - lack / Math.sqrt(epoch);
            ledger.epochEnded(trial, new EpochMetrics(epoch, 1, accuracy, 1 - accuracy, accuracy, accuracy, 1e-3, 1));
        }
    }
}
