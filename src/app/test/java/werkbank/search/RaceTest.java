package werkbank.search;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.OptionalDouble;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import werkbank.experiment.Judge;
import werkbank.experiment.Search.Plan;
import werkbank.experiment.Search.Stop;
import werkbank.experiment.TrialTask;
import werkbank.experiment.trial.Proposal;
import werkbank.experiment.trial.Trial;
import werkbank.experiment.trial.TrialResult;
import werkbank.space.SearchPlan;
import werkbank.space.SearchPlan.Repeats;
import werkbank.space.SearchPlans;

/** Ten trials of which trial n reaches 0.5 + 0.01 n, and the best four race: trials 7 to 10. */
class RaceTest {
    private final List<String> rounds = Collections.synchronizedList(new ArrayList<>());
    private SimulatedTrials trials;

    @BeforeEach
    void begin() {
        trials = rising();
    }

    @ParameterizedTest
    @CsvSource({"1, 1", "3, 1", "5, 1", "1, 0", "4, 2"})
    void eachRoundTrainsThoseThatStayOnceMoreAndThenDecides(int workers, int fail) {
        search(trials, workers, 3, dropping(trials, fail));

        assertThat(rounds).containsExactly("1: [7, 8, 9, 10]", "2: [8, 9, 10]", "3: [9, 10]");
        assertThat(repeated()).containsExactly(7, 8, 9, 10, 8, 9, 10, 9, 10);
        assertThat(trials.trials().stream().filter(Trial::isRepeat))
                .extracting(Trial::number)
                .first()
                .isEqualTo(11);
    }

    /** Each round drops the last. */
    @ParameterizedTest
    @ValueSource(ints = {1, 2, 7})
    void aRaceEndsWhenOneIsLeft(int workers) {
        search(trials, workers, 9, dropping(trials, 0));

        assertThat(rounds).containsExactly("1: [7, 8, 9, 10]", "2: [8, 9, 10]", "3: [9, 10]");
        assertThat(repeated()).containsExactly(7, 8, 9, 10, 8, 9, 10, 9, 10);
    }

    @ParameterizedTest
    @ValueSource(ints = {11, 13, 14, 16})
    void aRaceThatWasCutOffGoesOnAsIfItHadNot(int after) {
        SimulatedTrials whole = rising();
        search(whole, 1, 3, dropping(whole, 0));
        rounds.clear();

        search(trials, 1, 3, dropping(trials, 0), () -> trials.legs().size() >= after, List.of());
        search(trials, 1, 3, dropping(trials, 0), () -> false, trials.trials());

        assertThat(trials.trials()).isEqualTo(whole.trials());
    }

    /** Trials 1 and 5 are one configuration, which the fourth trial has repeated when the fifth turns out better. */
    @Test
    void theTrialOfAConfigurationThatWasRepeatedStaysInTheRace() {
        Map<String, Object> first = Map.of("filters", 16, "rate", 1e-3, "optimizer", "sgd");
        Map<String, Object> second = Map.of("filters", 32, "rate", 1e-3, "optimizer", "sgd");
        SearchPlan plan =
                SearchPlans.with(enqueued(List.of(first, second, first)), new Repeats(2, 1, OptionalDouble.of(0.05)));
        trials = new SimulatedTrials(2, number -> 0.5 + 0.01 * number);

        search(plan, 2);
        assertThat(repeated()).containsExactlyInAnyOrder(1, 2);
        assertThat(rounds).containsExactly("1: [1, 2]");
        search(plan, 3);

        assertThat(trials.trials().get(4).parameters()).isEqualTo(first);
        assertThat(repeated()).hasSize(2);
        assertThat(rounds).hasSize(2).last().isIn("1: [1, 2]", "1: [2, 1]");
    }

    private void search(SearchPlan plan, int count) {
        Plan next = new Plan(
                Plans.space(Plans.PARAMETERS, plan, 2), 42, count, 1, trials.trials(), trials.curves(), () -> false);
        new ArbiterSearch().run(next, dropping(trials, 0));
    }

    private static SearchPlan enqueued(List<Map<String, Object>> configurations) {
        SearchPlan standard = SearchPlan.STANDARD;
        return new SearchPlan(
                standard.scheduler(),
                standard.objective(),
                standard.cost(),
                configurations,
                standard.target(),
                standard.patience(),
                standard.repeats(),
                standard.redraw(),
                standard.keep());
    }

    @Test
    void whereNobodyIsDroppedEachGetsAllItsSeeds() {
        search(trials, 2, 2, trials);
        assertThat(repeated()).containsExactly(7, 8, 9, 10, 7, 8, 9, 10);
    }

    /** Drops the worst of those that race; the first {@code fail} repeats could not be trained. */
    private TrialTask dropping(SimulatedTrials simulated, int fail) {
        return new TrialTask() {
            @Override
            public TrialResult run(Proposal proposal, Judge judge) {
                TrialResult result = simulated.run(proposal, judge);
                return proposal.number() > 10 && proposal.number() <= 10 + fail ? Plans.failed() : result;
            }

            @Override
            public List<Integer> dropped(int round, List<Integer> racing) {
                rounds.add(round + ": " + racing);
                return List.of(Collections.min(racing));
            }

            @Override
            public void prune(int number) {
                simulated.prune(number);
            }
        };
    }

    private List<Integer> repeated() {
        return trials.trials().stream()
                .flatMap(trial -> trial.repeats().stream())
                .toList();
    }

    private static SimulatedTrials rising() {
        return new SimulatedTrials(2, number -> 0.5 + 0.01 * Math.min(number, 10));
    }

    private void search(SimulatedTrials simulated, int workers, int seeds, TrialTask task) {
        search(simulated, workers, seeds, task, () -> false, List.of());
    }

    private void search(
            SimulatedTrials simulated, int workers, int seeds, TrialTask task, Stop stop, List<Trial> known) {
        SearchPlan plan = SearchPlans.with(SearchPlan.STANDARD, new Repeats(4, seeds, OptionalDouble.of(0.05)));
        new ArbiterSearch()
                .run(
                        new Plan(
                                Plans.space(Plans.PARAMETERS, plan, 2),
                                42,
                                10,
                                workers,
                                known,
                                known.isEmpty() ? Map.of() : simulated.curves(),
                                stop),
                        task);
    }
}
