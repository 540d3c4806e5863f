package werkbank.search;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import werkbank.experiment.Search.Plan;
import werkbank.experiment.Search.Stop;
import werkbank.experiment.trial.Trial;
import werkbank.search.ledger.Ledger;
import werkbank.search.scheduler.Scheduler;
import werkbank.search.scheduler.Schedulers;
import werkbank.space.SearchSpace;
import werkbank.space.Spaces;

/** Searches of spaces with priors, from the file to the trials. */
@Timeout(60)
class PriorBandSearchTest {
    private static final int EPOCHS = 9;
    /** Two rounds of Hyperband's brackets of 9, 5 and 3, and a part of the third. */
    private static final int TRIALS = 39;

    private static final String SPACE =
            """
            name: expected
            trials: 39
            sampler: prior-band
            scheduler: hyperband
            parameters:
              filters: {int: [16, 64], step: 16, prior: 32}
            network:
              - conv: {filters: $filters, activation: {choice: [relu, elu], prior: elu, confidence: high}}
              - dropout: {float: [0.1, 0.9]}
            training:
              epochs: 9
              learning-rate: {float: [1e-4, 1e-1], log: true, prior: 1e-3}
            """;

    private static SimulatedTrials trials() {
        return new SimulatedTrials(EPOCHS, number -> 0.9 - Math.abs(number - 12) / 100.0);
    }

    private static Plan plan(String space, int workers, SimulatedTrials known, Stop stop) {
        SearchSpace read = Spaces.read(space);
        return new Plan(read, 42, TRIALS, workers, known.trials(), known.curves(), stop);
    }

    private static List<Map<String, Object>> searched(String space, int workers) {
        SimulatedTrials trials = trials();
        new ArbiterSearch().run(plan(space, workers, trials(), () -> false), trials);
        return parameters(trials);
    }

    private static List<Map<String, Object>> parameters(SimulatedTrials trials) {
        return trials.trials().stream()
                .map(Trial::parameters)
                .<Map<String, Object>>map(parameters -> parameters)
                .toList();
    }

    @ParameterizedTest
    @CsvSource({"prior-band, hyperband", "'tpe: {startup: 5}', hyperband"})
    void workersAndAResumeChangeNoProposal(String sampler, String scheduler) {
        String space = SPACE.replace("sampler: prior-band", "sampler: {" + sampler + "}")
                .replace("{prior-band}", "prior-band")
                .replace("scheduler: hyperband", "scheduler: " + scheduler);
        List<Map<String, Object>> whole = searched(space, 1);
        assertThat(whole).hasSize(TRIALS).doesNotHaveDuplicates();
        assertThat(searched(space, 3)).isEqualTo(whole);

        SimulatedTrials resumed = trials();
        new ArbiterSearch().run(plan(space, 1, trials(), () -> resumed.legs().size() >= 30), resumed);
        assertThat(resumed.trials().size()).isBetween(10, TRIALS - 5);
        new ArbiterSearch().run(plan(space, 1, resumed, () -> false), resumed);
        assertThat(parameters(resumed)).isEqualTo(whole);
    }

    @Test
    void theFirstTrialHasThePriors() {
        assertThat(searched(SPACE, 1).get(0))
                .containsEntry("filters", 32)
                .containsEntry("network.1.conv.activation", "elu")
                .containsEntry("training.learning-rate", 0.001);
    }

    @Test
    void whatIsEnqueuedComesFirstAndThePriorsFillItUp() {
        List<Map<String, Object>> trials = searched(SPACE + "enqueue: [{filters: 64}]\n", 1);
        assertThat(trials.get(0))
                .containsEntry("filters", 64)
                .containsEntry("network.1.conv.activation", "elu")
                .containsEntry("training.learning-rate", 0.001);
        assertThat(trials.get(1).get("training.learning-rate")).isNotEqualTo(0.001);
    }

    @ParameterizedTest
    @CsvSource({"1, 0", "9, 0", "10, 1", "14, 1", "15, 2", "17, 2", "18, 0", "39, 0", "40, 2"})
    void aBracketOfHyperbandStartsAtItsRung(int number, int rung) {
        Scheduler hyperband = scheduler("hyperband");
        assertThat(hyperband.startingRung(number)).isEqualTo(rung);
        assertThat(hyperband.reduction()).isEqualTo(3);
    }

    @Test
    void otherTrialsStartAtTheLowestRung() {
        assertThat(scheduler("asha").startingRung(30)).isEqualTo(0);
        assertThat(scheduler("none").startingRung(30)).isEqualTo(0);
        assertThat(scheduler("median").reduction()).isEqualTo(3);
    }

    private static Scheduler scheduler(String name) {
        Plan plan = plan(SPACE, 1, trials(), () -> false);
        return Schedulers.create(Schedulers.spec(name, Map.of()), new Ledger(plan), TRIALS, () -> EPOCHS);
    }
}
