package werkbank.search;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalInt;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentSkipListMap;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import werkbank.experiment.Judge;
import werkbank.experiment.Search.Plan;
import werkbank.experiment.TrialTask;
import werkbank.experiment.trial.Proposal;
import werkbank.experiment.trial.Trial;
import werkbank.experiment.trial.TrialResult;
import werkbank.experiment.trial.TrialState;
import werkbank.search.sampler.Samplers;
import werkbank.space.Parameter;
import werkbank.space.SamplerSpec;
import werkbank.space.SearchPlan;

/** Each point of a grid and of a sequence once, whatever else the study does. */
@Timeout(60)
class PositionsTest {
    private static final SamplerSpec GRID = Samplers.spec("grid", Map.of("points", 5, "order", "sequential"));
    private static final List<Parameter> ONE_TO_FOUR = choice(4);
    private static final List<Parameter> ONE_TO_TEN = choice(10);
    private static final List<Parameter> REAL = List.of(new Parameter.FloatRange("x", 0, 1, false, Map.of()));

    /** What a study has, by number; searches go on from it. */
    private final Map<Integer, Proposal> tried = new ConcurrentSkipListMap<>();

    private SearchPlan how = SearchPlan.STANDARD;
    private int workers = 1;

    private static List<Parameter> choice(int values) {
        List<Object> all = new ArrayList<>();
        for (int i = 1; i <= values; i++) {
            all.add(i);
        }
        return List.of(new Parameter.Choice("x", List.copyOf(all), Map.of()));
    }

    private void study(List<Map<String, Object>> enqueue, SearchPlan.Repeats repeats, boolean redraw) {
        how = new SearchPlan(
                how.scheduler(),
                how.objective(),
                Optional.empty(),
                enqueue,
                OptionalDouble.empty(),
                OptionalInt.empty(),
                repeats,
                redraw,
                how.keep());
    }

    /** The study goes on to so many trials. */
    private void search(SamplerSpec sampler, List<Parameter> parameters, int trials) {
        search(sampler, parameters, trials, Integer.MAX_VALUE);
    }

    /** As {@link #search(SamplerSpec, List, int)}, but no trial starts after so many. */
    private void search(SamplerSpec sampler, List<Parameter> parameters, int trials, int most) {
        AtomicInteger run = new AtomicInteger();
        List<Trial> known = tried.values().stream().map(PositionsTest::trial).toList();
        Plan plan = new Plan(
                Plans.space(parameters, how, sampler), 42, trials, workers, known, Map.of(), () -> run.get() >= most);
        new ArbiterSearch().run(plan, new TrialTask() {
            @Override
            public TrialResult run(Proposal proposal, Judge judge) {
                run.incrementAndGet();
                tried.put(proposal.number(), proposal);
                return proposal.number() % 3 == 0 ? Plans.failed() : Plans.complete(0.5);
            }

            @Override
            public void prune(int number) {
                throw new AssertionError("nothing waits");
            }
        });
    }

    private static Trial trial(Proposal proposal) {
        Trial plain = Plans.trial(proposal.number(), TrialState.COMPLETE, proposal.parameters());
        return new Trial(
                plain.number(),
                plain.state(),
                plain.seed(),
                plain.parameters(),
                plain.epochs(),
                plain.seconds(),
                plain.started(),
                plain.ended(),
                proposal.number() % 3 == 0
                        ? Optional.empty()
                        : Plans.complete(0.5).outcome(),
                plain.failure(),
                proposal.repeats());
    }

    private List<Object> values() {
        return originals().stream()
                .map(proposal -> proposal.parameters().get("x"))
                .toList();
    }

    private List<Proposal> originals() {
        return tried.values().stream()
                .filter(proposal -> proposal.repeats().isEmpty())
                .toList();
    }

    private void known(int number, Object value, Integer repeats) {
        SortedMap<String, Object> parameters = new TreeMap<>(Map.of("x", value));
        tried.put(number, new Proposal(number, parameters, Optional.ofNullable(repeats)));
    }

    /** A sequence without end would be given up after a hundred for each trial. */
    @Test
    void aGridIsLookedThroughToItsEnd() {
        Positions positions = new Positions(Samplers.create(GRID, choice(200), List::of, 1), values -> true);
        assertThat(positions.nextNew(values -> (int) values.get("x") <= 150, 1)).hasValue(151);
        assertThat(positions.nextNew(values -> true, 1)).isEmpty();
    }

    @Test
    void anEnqueuedPointOfTheGridIsNotTriedAgainAndCostsNoOther() {
        study(List.of(Map.of("x", 3)), new SearchPlan.Repeats(0, 0), true);
        search(GRID, ONE_TO_FOUR, 10);
        assertThat(values()).containsExactly(3, 1, 2, 4);
    }

    @Test
    void whereDuplicatesAreAllowedTheWholeGridFollowsWhatIsEnqueued() {
        study(List.of(Map.of("x", 3)), new SearchPlan.Repeats(0, 0), false);
        search(GRID, ONE_TO_FOUR, 10);
        assertThat(values()).containsExactly(3, 1, 2, 3, 4);
    }

    @Test
    void whatTheUserWantsIsTriedBeyondTheEndOfTheGrid() {
        study(
                List.of(Map.of("x", 1), Map.of("x", 2), Map.of("x", 1), Map.of("x", 2)),
                new SearchPlan.Repeats(0, 0),
                true);
        search(GRID, choice(3), 10);
        assertThat(values()).containsExactly(1, 2, 1, 2, 3);
    }

    @ParameterizedTest
    @CsvSource({"1, true", "1, false", "3, true", "3, false"})
    void aStudyThatRepeatedItsBestAndIsEnlargedTriesEachPointOnce(int workers, boolean redraw) {
        this.workers = workers;
        study(List.of(), new SearchPlan.Repeats(1, 2), redraw);
        search(GRID, ONE_TO_TEN, 2);
        assertThat(tried).hasSize(4);
        search(GRID, ONE_TO_TEN, 5);
        search(GRID, ONE_TO_TEN, 20);
        assertThat(values()).containsExactly(1, 2, 3, 4, 5, 6, 7, 8, 9, 10);
    }

    @Test
    void repeatsUseUpNothingThatIsEnqueued() {
        study(List.of(Map.of("x", 9), Map.of("x", 8), Map.of("x", 7)), new SearchPlan.Repeats(1, 1), true);
        search(GRID, ONE_TO_TEN, 2);
        search(GRID, ONE_TO_TEN, 5);
        assertThat(values()).containsExactly(9, 8, 7, 1, 2);
    }

    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void aTrialThatAKilledProcessLostIsMadeUpFor(boolean redraw) {
        study(List.of(Map.of("x", 5)), new SearchPlan.Repeats(0, 0), redraw);
        search(GRID, ONE_TO_TEN, 5);
        List<Object> undisturbed = values();
        tried.remove(3);
        search(GRID, ONE_TO_TEN, 5);
        assertThat(values()).isEqualTo(undisturbed);
    }

    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void aStudyInWhichTrialsWentByTheirNumbersGetsWhatItLacks(boolean redraw) {
        study(List.of(Map.of("x", 3)), new SearchPlan.Repeats(0, 0), redraw);
        known(1, 3, null);
        known(2, 2, null);
        known(3, 2, 2);
        known(4, 4, null);
        search(GRID, ONE_TO_FOUR, 4);
        assertThat(values()).containsExactly(3, 2, 4, 1);
    }

    @ParameterizedTest
    @CsvSource({"true, 1", "false, 1", "true, 2", "false, 2"})
    void theSequenceIsTheSameWithRepeatsAndResumes(boolean redraw, int workers) {
        SamplerSpec sobol = Samplers.spec("sobol", Map.of());
        study(List.of(), new SearchPlan.Repeats(0, 0), redraw);
        search(sobol, REAL, 16);
        List<Object> undisturbed = values();
        tried.clear();
        this.workers = workers;
        study(List.of(Map.of("x", 0.25)), new SearchPlan.Repeats(2, 1), redraw);
        search(sobol, REAL, 4);
        search(sobol, REAL, 9, 2);
        search(sobol, REAL, 17);
        assertThat(values().subList(1, 17)).isEqualTo(undisturbed);
        assertThat(undisturbed).doesNotHaveDuplicates();
    }

    /** The sequence itself comes to 10 after more than its first ten points. */
    @Test
    void aSequencePassesOverWhatWasTried() {
        SamplerSpec sobol = Samplers.spec("sobol", Map.of());
        study(List.of(Map.of("x", 7)), new SearchPlan.Repeats(0, 0), true);
        search(sobol, ONE_TO_TEN, 5);
        search(sobol, ONE_TO_TEN, 10);
        assertThat(values()).containsExactlyInAnyOrder(1, 2, 3, 4, 5, 6, 7, 8, 9, 10);
    }

    @Test
    void aSequenceWithNothingNewTriesConfigurationsAgain() {
        search(Samplers.spec("sobol", Map.of()), ONE_TO_FOUR, 12);
        assertThat(values().subList(0, 4)).containsExactlyInAnyOrder(1, 2, 3, 4);
        assertThat(values()).hasSize(12);
        assertThat(values().stream().filter(value -> Collections.frequency(values(), value) > 1))
                .isNotEmpty();
    }

    @Test
    void whereDuplicatesAreAllowedASequenceGoesOnWhereItWas() {
        study(List.of(), new SearchPlan.Repeats(0, 0), false);
        search(Samplers.spec("sobol", Map.of()), ONE_TO_FOUR, 32);
        List<Object> undisturbed = values();
        assertThat(undisturbed).containsOnly(1, 2, 3, 4);
        tried.clear();
        study(List.of(), new SearchPlan.Repeats(1, 1), false);
        search(Samplers.spec("sobol", Map.of()), ONE_TO_FOUR, 7);
        search(Samplers.spec("sobol", Map.of()), ONE_TO_FOUR, 32);
        assertThat(values()).isEqualTo(undisturbed);
    }
}
