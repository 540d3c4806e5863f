package werkbank.search;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import werkbank.experiment.Judge;
import werkbank.experiment.Search.Plan;
import werkbank.experiment.TrialTask;
import werkbank.experiment.trial.Checkpoint;
import werkbank.experiment.trial.EpochMetrics;
import werkbank.experiment.trial.Proposal;
import werkbank.experiment.trial.TrialResult;
import werkbank.experiment.trial.TrialState;
import werkbank.search.VirtualClock.Epoch;
import werkbank.space.SearchSpace;
import werkbank.space.yaml.SpaceReader;

/** The virtual clock beside the search that users get. */
@Timeout(60)
class VirtualClockTest {
    private static final int EPOCHS = 9;
    private static final int TRIALS = 30;
    private static final String SPACE =
            """
            name: clock
            trials: 30
            sampler: %s
            scheduler: %s
            objective: val-loss
            parameters:
              rate: {float: [1.0e-4, 1.0e-1], log: true}
            network:
              - dense: {units: 10}
            training:
              epochs: 9
              learning-rate: $rate
            """;

    private static Plan plan(String sampler, String scheduler, int workers) {
        Path here = Path.of("").toAbsolutePath();
        SearchSpace space = new SpaceReader(here).read(SPACE.formatted(sampler, scheduler), "clock.yaml", here);
        return new Plan(space, 7, TRIALS, workers, List.of(), Map.of(), () -> false);
    }

    /** The best rate is 1e-3; those from 0.05 on diverge in the fifth epoch. */
    private static List<EpochMetrics> curve(SortedMap<String, Object> parameters) {
        double rate = (Double) parameters.get("rate");
        double end = Math.abs(Math.log10(rate) + 3);
        return IntStream.rangeClosed(1, rate > 0.05 ? 4 : EPOCHS)
                .mapToObj(epoch -> new EpochMetrics(epoch, 1, 0.5, end + 1.0 / epoch, 0.5, 0.5, rate, 0))
                .toList();
    }

    private static List<Epoch> virtual(Plan plan, int budget) {
        return VirtualClock.run(new StudySearcher(plan, VirtualClockTest::curve, EPOCHS), plan.workers(), budget);
    }

    @ParameterizedTest
    @ValueSource(strings = {"none", "median", "asha", "hyperband", "i-epoch", "freeze-thaw"})
    void oneWorkerTrainsWhatTheSearchOfUsersTrains(String scheduler) {
        Plan plan = plan("tpe", scheduler, 1);
        Trained trained = new Trained();
        new ArbiterSearch().run(plan, trained);
        assertThat(virtual(plan, Integer.MAX_VALUE).stream()
                        .map(epoch -> List.of(epoch.trial(), epoch.number()))
                        .toList())
                .isEqualTo(trained.epochs);
    }

    @Test
    void fourWorkersTrainAtTheSameTime() {
        List<Epoch> epochs = virtual(plan("random", "none", 4), Integer.MAX_VALUE);
        assertThat(epochs.subList(0, 8)).extracting(Epoch::trial).containsExactly(1, 2, 3, 4, 1, 2, 3, 4);
        assertThat(epochs.subList(0, 8)).extracting(Epoch::time).containsExactly(1L, 1L, 1L, 1L, 2L, 2L, 2L, 2L);
        assertThat(epochs).extracting(Epoch::trial).contains(TRIALS);
    }

    /** The nth epoch of a trial takes n units. */
    @Test
    void epochsMayDifferInLength() {
        Plan plan = plan("random", "none", 2);
        List<Epoch> epochs =
                VirtualClock.run(new StudySearcher(plan, VirtualClockTest::curve, EPOCHS), 2, 9, EpochMetrics::epoch);
        assertThat(epochs).extracting(Epoch::time).containsExactly(1L, 1L, 3L, 3L, 6L);
        assertThat(epochs).extracting(Epoch::length).containsExactly(1L, 1L, 2L, 2L, 3L);
    }

    @Test
    void theBudgetEndsTheSearchInTheMiddleOfATrial() {
        assertThat(virtual(plan("random", "none", 4), 10)).hasSize(10).last().satisfies(epoch -> {
            assertThat(epoch.trial()).isEqualTo(2);
            assertThat(epoch.number()).isEqualTo(3);
        });
    }

    @Test
    void aTrialThatDivergesCostsTheEpochAndEnds() {
        List<Epoch> epochs = virtual(plan("random", "none", 1), Integer.MAX_VALUE);
        List<Epoch> diverged =
                epochs.stream().filter(epoch -> epoch.metrics().isEmpty()).toList();
        assertThat(diverged).isNotEmpty().allMatch(epoch -> epoch.number() == 5);
        for (Epoch last : diverged) {
            assertThat(epochs)
                    .filteredOn(epoch -> epoch.trial() == last.trial())
                    .hasSize(5);
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"asha", "hyperband", "freeze-thaw"})
    void thereIsNoChanceInIt(String scheduler) {
        Plan plan = plan("tpe", scheduler, 4);
        assertThat(virtual(plan, 100)).isEqualTo(virtual(plan, 100));
    }

    /** Trains by the curves, as a study's task would. */
    private static final class Trained implements TrialTask {
        private final List<List<Integer>> epochs = new ArrayList<>();
        private final Map<Integer, Integer> done = new HashMap<>();

        @Override
        public TrialResult run(Proposal proposal, Judge judge) {
            List<EpochMetrics> curve = curve(proposal.parameters());
            int from = done.getOrDefault(proposal.number(), 0);
            judge.started(curve.subList(0, from));
            for (int epoch = from + 1; epoch <= EPOCHS; epoch++) {
                epochs.add(List.of(proposal.number(), epoch));
                done.put(proposal.number(), epoch);
                if (epoch > curve.size()) {
                    return TrialResult.failed(
                            TrialState.DIVERGED, epoch - 1, 0, new TrialResult.Failure("no number", ""));
                }
                judge.epochEnded(curve.get(epoch - 1));
                Judge.Verdict verdict =
                        epoch < EPOCHS && judge.rungs().contains(epoch) ? judge.at(epoch) : Judge.Verdict.GO_ON;
                if (verdict != Judge.Verdict.GO_ON) {
                    return ended(
                            verdict == Judge.Verdict.WAIT ? TrialState.WAITING : TrialState.PRUNED,
                            curve.get(epoch - 1));
                }
            }
            return ended(TrialState.COMPLETE, curve.get(EPOCHS - 1));
        }

        private static TrialResult ended(TrialState state, EpochMetrics last) {
            Checkpoint best = new Checkpoint(
                    last.epoch(),
                    TrialResult.Weights.TRAINED,
                    0.5,
                    last.validationLoss(),
                    0.5,
                    1,
                    List.of(),
                    Optional.empty(),
                    0.5);
            TrialResult.Outcome outcome =
                    new TrialResult.Outcome(best, 0, Optional.empty(), List.of(), 1, List.of(), List.of());
            return new TrialResult(state, last.epoch(), 0, Optional.of(outcome), Optional.empty());
        }

        @Override
        public void prune(int number) {}
    }
}
