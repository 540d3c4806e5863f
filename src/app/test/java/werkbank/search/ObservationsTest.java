package werkbank.search;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import werkbank.experiment.OutcomeBuilder;
import werkbank.experiment.Search.Plan;
import werkbank.experiment.trial.EpochMetrics;
import werkbank.experiment.trial.Proposal;
import werkbank.experiment.trial.TrialResult;
import werkbank.experiment.trial.TrialState;
import werkbank.search.ledger.BudgetedLoss;
import werkbank.search.ledger.Ledger;
import werkbank.search.sampler.Observation;
import werkbank.search.scheduler.Schedulers;
import werkbank.space.Objective;
import werkbank.space.SearchPlan;
import werkbank.space.SearchSpace;
import werkbank.space.Spaces;

/** Values that a trial of two epochs has for a sampler: accuracies of 0.8 and 0.9, and 10 errors. */
class ObservationsTest {
    private static final int EPOCHS = 2;

    private static SortedMap<Integer, BudgetedLoss> values(String name, Objective objective, TrialState state) {
        SearchSpace space = Spaces.read("name: a\ntrials: 1\nscheduler: " + name + "\nobjective: " + objective.label()
                + "\nparameters: {w: {choice: [8, 16]}}\nnetwork: [dense: $w]\ntraining: {epochs: " + EPOCHS + "}\n");
        SearchPlan plan = space.search();
        Ledger ledger = new Ledger(new Plan(space, 1, 1, 1, List.of(), Map.of(), () -> false));
        ledger.begin(new Proposal(1, new TreeMap<>(Map.of("w", 8)), Optional.empty()));
        ledger.epochEnded(1, epoch(1, 0.8));
        ledger.epochEnded(1, epoch(2, 0.9));
        TrialResult.Outcome outcome =
                OutcomeBuilder.reaching(0.9).errors(10).epoch(2).build();
        ledger.ended(1, new TrialResult(state, EPOCHS, 1, Optional.of(outcome), Optional.empty()));
        var scheduler = Schedulers.create(plan.scheduler(), ledger, 1, () -> EPOCHS);
        List<Observation> observed = new Observations(plan, scheduler).of(ledger.all());
        assertThat(observed).singleElement().matches(Observation::ended);
        return observed.get(0).values();
    }

    private static EpochMetrics epoch(int epoch, double accuracy) {
        return new EpochMetrics(epoch, 1, accuracy, 1 - accuracy, accuracy, accuracy, 1e-3, 1);
    }

    @ParameterizedTest
    @CsvSource({
        "freeze-thaw, VAL_ERRORS, -0.9",
        "freeze-thaw, VAL_ACCURACY, -0.9",
        "median, VAL_ERRORS, 10",
        "none, VAL_ERRORS, 10"
    })
    void theEndIsOnTheScaleOfTheRungsWhereThereAreAny(String scheduler, Objective objective, double end) {
        SortedMap<Integer, BudgetedLoss> values = values(scheduler, objective, TrialState.COMPLETE);
        assertThat(values.get(Observation.TO_THE_END).loss()).isEqualTo(end);
        if (scheduler.equals("freeze-thaw")) {
            assertThat(values.get(1).loss()).isEqualTo(-0.8);
        }
    }

    @ParameterizedTest
    @EnumSource(names = {"FAILED", "DIVERGED"})
    void aTrialThatFailedHasNoValueHoweverGoodItsFirstEpochsWere(TrialState state) {
        assertThat(values("freeze-thaw", Objective.VAL_ACCURACY, state)).isEmpty();
    }
}
