package werkbank.search.scheduler;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import werkbank.experiment.Judge;
import werkbank.experiment.Judge.Verdict;
import werkbank.experiment.OutcomeBuilder;
import werkbank.experiment.Search.Plan;
import werkbank.experiment.Search.Stop;
import werkbank.experiment.TrialTask;
import werkbank.experiment.trial.EpochMetrics;
import werkbank.experiment.trial.Proposal;
import werkbank.experiment.trial.TrialResult;
import werkbank.experiment.trial.TrialState;
import werkbank.search.ArbiterSearch;
import werkbank.search.Plans;
import werkbank.search.SimulatedTrials;
import werkbank.search.ledger.Ledger;
import werkbank.space.SearchSpace;
import werkbank.space.Spaces;

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

    /** It is sent to its end with eight seconds left and diverges after four: the second best trains eight in its place. */
    @Test
    void whereTheOneThatWasSentDivergesTheNextIs() {
        SimulatedTrials some = SimulatedTrials.along(
                proposal -> proposal.number() == 1 ? 5 : EPOCHS,
                (proposal, epoch) -> 0.9 - proposal.number() / 10_000.0 - 0.3 / epoch);
        new ArbiterSearch()
                .run(
                        new Plan(space("i-epoch", 0), 42, MANY, 1, List.of(), Map.of(), some.within(24, 1)),
                        divergingAtItsEnd(1, some));
        assertThat(some.legs()).contains("1: 1 to 5 COMPLETE").endsWith("2: 1 to 9 COMPLETE");
    }

    private static TrialTask divergingAtItsEnd(int number, SimulatedTrials trials) {
        return new TrialTask() {
            @Override
            public TrialResult run(Proposal proposal, Judge judge) {
                TrialResult result = trials.run(proposal, judge);
                return proposal.number() == number && result.state() == TrialState.COMPLETE
                        ? TrialResult.failed(
                                TrialState.DIVERGED, result.epochs(), 0, new TrialResult.Failure("on purpose", ""))
                        : result;
            }

            @Override
            public void prune(int trial) {
                trials.prune(trial);
            }
        };
    }

    /** Trial 1 is the only one that is sent, as it is the best then; trial 2, which runs beside it, is better an epoch later. */
    @Test
    void oneThatIsOvertakenOnItsWayComesToItsEndAllTheSame() {
        double[] left = {60};
        SearchSpace space =
                Spaces.read("{name: a, trials: 9, scheduler: freeze-thaw, objective: val-accuracy, ensemble:"
                        + " {top-k: 1}, network: [dense: 8], training: {epochs: 9}}");
        Plan plan = new Plan(space, 42, 9, 2, List.of(), Map.of(), limit(left));
        Ledger ledger = new Ledger(plan);
        Scheduler scheduler = Schedulers.create(plan, ledger, () -> EPOCHS);
        for (int trial = 1; trial <= 2; trial++) {
            ledger.begin(new Proposal(trial, new TreeMap<>(), Optional.empty()));
            train(ledger, trial, 1, 0.5);
            train(ledger, trial, 2, 0.6);
            train(ledger, trial, 3, 0.8 - 0.1 * trial);
        }
        ledger.ended(1, TrialResult.waiting(3, 3, OutcomeBuilder.reaching(0.7).build()));
        left[0] = 5;
        assertThat(scheduler.promotion(false)).contains(ledger.entry(1));
        ledger.begin(ledger.entry(1).proposal());
        train(ledger, 1, 4, 0.7);
        train(ledger, 2, 4, 0.9);
        left[0] = 4;
        assertThat(scheduler.at(1, 4)).isEqualTo(Verdict.GO_ON);
        left[0] = -1;
        assertThat(scheduler.at(2, 4)).isEqualTo(Verdict.WAIT);
        train(ledger, 1, 5, 0.7);
        assertThat(scheduler.at(1, 5)).isEqualTo(Verdict.GO_ON);
    }

    private static void train(Ledger ledger, int trial, int epoch, double accuracy) {
        ledger.epochEnded(trial, new EpochMetrics(epoch, 1, accuracy, 1 - accuracy, accuracy, accuracy, 1e-3, 1));
    }

    private static Stop limit(double[] left) {
        return new Stop() {
            @Override
            public boolean hasCome() {
                return left[0] <= 0;
            }

            @Override
            public double secondsLeft() {
                return left[0];
            }
        };
    }

    /** The best three have ten epochs and others up to fifty: of 30 seconds they need 27. */
    @Test
    void eachNeedsTheEpochsOfItsOwnConfiguration() {
        SearchSpace space = Spaces.read(
                """
                name: a
                trials: 1000
                sampler: random
                scheduler: i-epoch
                objective: val-accuracy
                parameters: {e: {int: [10, 50]}, d: {float: [0, 0.9]}}
                enqueue: [{e: 10}, {e: 10}, {e: 10}]
                network: [dense: 8, dropout: $d]
                training: {epochs: $e}
                """);
        SimulatedTrials some = SimulatedTrials.along(
                proposal -> (Integer) proposal.parameters().get("e"),
                (proposal, epoch) -> 0.9 - proposal.number() / 10_000.0 - 0.3 / epoch);
        search(space, 1, some.within(90, 1), some);
        assertThat(some.legs().subList(60, 63))
                .containsExactly("1: 1 to 10 COMPLETE", "2: 1 to 10 COMPLETE", "3: 1 to 10 COMPLETE");
        assertThat(some.in(TrialState.COMPLETE)).containsExactly(1, 2, 3);
        assertThat(some.trained()).isEqualTo(90);
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
