package werkbank.search.scheduler;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import werkbank.experiment.Search.Plan;
import werkbank.experiment.Search.Stop;
import werkbank.experiment.trial.TrialState;
import werkbank.search.ArbiterSearch;
import werkbank.search.Plans;
import werkbank.search.SimulatedTrials;
import werkbank.space.SearchSpace;

/** Searches whose time ends, of trials of nine epochs of a second each. */
@Timeout(60)
class BestInTimeTest {
    private static final int EPOCHS = 9;
    private static final int MANY = 1_000;

    private final SimulatedTrials trials = falling();

    /** The first trial is the best, and each one worse than the one before. */
    private static SimulatedTrials falling() {
        return new SimulatedTrials(EPOCHS, number -> 0.9 - number / 10_000.0);
    }

    private static SearchSpace space(String scheduler, int repeated) {
        return Plans.space(Schedulers.spec(scheduler, Map.of()), repeated, EPOCHS);
    }

    private static void search(SearchSpace space, int workers, Stop stop, SimulatedTrials task) {
        new ArbiterSearch().run(new Plan(space, 42, MANY, workers, List.of(), Map.of(), stop), task);
    }

    /** The five best need 40 of 200 seconds, and 49.5 with an epoch and a tenth more: 151 trials begin before. */
    @Test
    void theBestFiveGetTheirLastEpochsBeforeTheTimeIsUp() {
        search(space("i-epoch", 0), 1, trials.within(200, 1), trials);
        assertThat(trials.in(TrialState.COMPLETE)).containsExactly(1, 2, 3, 4, 5);
        assertThat(trials.legs().indexOf("1: 1 to 9 COMPLETE")).isEqualTo(151);
        assertThat(trials.trained()).isEqualTo(200);
    }

    @Test
    void asManyAsAreToBeRepeatedComeToTheirEnd() {
        search(space("i-epoch", 7), 1, trials.within(300, 1), trials);
        assertThat(trials.in(TrialState.COMPLETE)).containsExactly(1, 2, 3, 4, 5, 6, 7);
    }

    /** A third of the time is kept at most: 24 trials begin before. Four seconds are too few for the second best. */
    @Test
    void whoHasLittleTimeLooksAtSeveralAllTheSame() {
        search(space("i-epoch", 0), 1, trials.within(36, 1), trials);
        assertThat(trials.legs().subList(0, 24)).allMatch(leg -> leg.endsWith("0 to 1 WAITING"));
        assertThat(trials.legs().get(24)).isEqualTo("1: 1 to 9 COMPLETE");
        assertThat(trials.in(TrialState.COMPLETE)).containsExactly(1);
        assertThat(trials.trained()).isEqualTo(36);
    }

    /** It takes nine seconds to train one trial. */
    @ParameterizedTest
    @ValueSource(ints = {1, 5, 8})
    void oneTrialIsCompleteHoweverShortTheTime(int seconds) {
        search(space("freeze-thaw", 0), 1, trials.within(seconds, 1), trials);
        assertThat(trials.in(TrialState.COMPLETE)).containsExactly(1);
        assertThat(trials.trained()).isBetween(9, seconds + 9);
    }

    @ParameterizedTest
    @ValueSource(strings = {"asha", "hyperband", "freeze-thaw"})
    void beforeThatItDecidesAsWithoutALimit(String scheduler) {
        SimulatedTrials unlimited = falling();
        search(space(scheduler, 0), 1, trials.within(300, 1), trials);
        search(space(scheduler, 0), 1, unlimited.within(300, 1)::hasCome, unlimited);
        int alike = 0;
        while (alike < unlimited.legs().size()
                && trials.legs().get(alike).equals(unlimited.legs().get(alike))) {
            alike++;
        }
        int epochs = trials.legs().subList(0, alike).stream()
                .mapToInt(BestInTimeTest::epochs)
                .sum();
        assertThat(epochs).isBetween(200, 300);
    }

    private static int epochs(String leg) {
        String[] words = leg.split("[: ]+");
        return Integer.parseInt(words[3]) - Integer.parseInt(words[1]);
    }

    /** None of four workers can bring a trial to its end in less than eight seconds. */
    @ParameterizedTest
    @CsvSource({"2, 200", "4, 400"})
    void workersShareTheLastEpochs(int workers, int epochs) {
        search(space("i-epoch", 0), workers, trials.within(epochs, workers), trials);
        assertThat(trials.in(TrialState.COMPLETE)).contains(1, 2, 3, 4, 5);
        assertThat(trials.trained()).isBetween(epochs, epochs + workers * EPOCHS);
    }
}
