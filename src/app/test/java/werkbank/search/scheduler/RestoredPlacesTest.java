package werkbank.search.scheduler;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import werkbank.experiment.Search.Plan;
import werkbank.experiment.Search.Stop;
import werkbank.experiment.trial.TrialState;
import werkbank.search.ArbiterSearch;
import werkbank.search.Plans;
import werkbank.search.SimulatedTrials;
import werkbank.space.Constraints;
import werkbank.space.ResultLimit;
import werkbank.space.SearchPlan;
import werkbank.space.SearchPlans;
import werkbank.space.SearchSpace;

/**
 * Nine trials, the first the best, that keep a limit on their results up to the second epoch and break it from the
 * third on: those that have gone on from the first rung turn out to break it at the next, or at their end.
 */
@Timeout(60)
class RestoredPlacesTest {
    private static final int TRIALS = 9;
    private static final int EPOCHS = 9;
    private static final int KEPT = 2;
    private static final Constraints AT_MOST_100 =
            new Constraints(List.of(new ResultLimit(ResultLimit.Figure.PARAMETERS, true, 100)), List.of());

    @ParameterizedTest
    @CsvSource({
        "hyperband, 10, 1",
        "hyperband, 12, 1",
        "hyperband, 13, 1",
        "i-epoch, 10, '1, 2, 3'",
        "i-epoch, 11, '1, 2, 3'"
    })
    void whatHasGoneOnKeepsItsPlaceOverAResume(String scheduler, int after, String complete) {
        SimulatedTrials whole = trials();
        search(scheduler, whole, () -> false);
        SimulatedTrials parts = trials();
        search(scheduler, parts, () -> parts.legs().size() >= after);
        search(scheduler, parts, () -> false);

        assertThat(whole.in(TrialState.COMPLETE)).hasToString("[" + complete + "]");
        assertThat(parts.legs()).isEqualTo(whole.legs());
        assertThat(parts.trials()).isEqualTo(whole.trials());
    }

    private static SimulatedTrials trials() {
        AtomicReference<SimulatedTrials> own = new AtomicReference<>();
        own.set(new SimulatedTrials(
                EPOCHS,
                number -> 0.9 - number / 100.0,
                number -> own.get().curves().get(number).size() > KEPT ? 101 : 100));
        return own.get();
    }

    private static void search(String scheduler, SimulatedTrials trials, Stop stop) {
        SearchPlan plan = SearchPlans.with(SearchPlan.STANDARD.with(Schedulers.spec(scheduler, Map.of())), AT_MOST_100);
        SearchSpace space = Plans.space(Plans.PARAMETERS, plan, EPOCHS);
        new ArbiterSearch().run(new Plan(space, 42, TRIALS, 1, trials.trials(), trials.curves(), stop), trials);
    }
}
