package werkbank.search.scheduler;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import werkbank.experiment.Search.Plan;
import werkbank.experiment.trial.Proposal;
import werkbank.experiment.trial.Trial;
import werkbank.experiment.trial.TrialState;
import werkbank.search.ArbiterSearch;
import werkbank.search.SimulatedTrials;
import werkbank.space.SearchSpace;
import werkbank.space.Spaces;

/** A falling learning rate is behind a constant one until its last epochs, and ahead at the end. */
@Timeout(60)
class SchedulesInOneSearchTest {
    private static final int EPOCHS = 9;
    private static final int TRIALS = 80;

    private final SimulatedTrials trials = SimulatedTrials.along(EPOCHS, SchedulesInOneSearchTest::accuracy);

    private static double accuracy(Proposal proposal, int epoch) {
        double own = 0.1 * (Double) proposal.parameters().get("d");
        double constant = 0.8 + own - 0.2 / epoch;
        boolean isConstant = proposal.parameters().get("s").equals("constant");
        return isConstant ? constant : constant - 0.1 + 0.05 * Math.max(0, epoch - EPOCHS + 3);
    }

    private static SearchSpace space(String sampler) {
        return Spaces.read(
                """
                name: a
                trials: 80
                sampler: %s
                scheduler: freeze-thaw
                objective: val-accuracy
                parameters: {s: {choice: [constant, cosine]}, d: {float: [0, 0.9]}}
                network: [dense: 8, dropout: $d]
                training: {epochs: 9, schedule: {type: $s}}
                """
                        .formatted(sampler));
    }

    private List<String> complete() {
        return trials.trials().stream()
                .filter(trial -> trial.state() == TrialState.COMPLETE)
                .map(SchedulesInOneSearchTest::schedule)
                .toList();
    }

    private static String schedule(Trial trial) {
        return (String) trial.parameters().get("s");
    }

    @ParameterizedTest
    @CsvSource({"random, 1", "random, 3", "gp, 1"})
    void theOneThatIsBetterAtTheEndIsFound(String sampler, int workers) {
        new ArbiterSearch()
                .run(new Plan(space(sampler), 42, TRIALS, workers, List.of(), Map.of(), () -> false), trials);
        assertThat(complete()).contains("constant");
        assertThat(complete().stream().filter("cosine"::equals).count())
                .isGreaterThan(complete().size() / 2);
        assertThat(trials.trained()).isLessThan(TRIALS * EPOCHS / 3);
    }

    @Test
    void soAreThoseThatGetTheLastOfTheTime() {
        new ArbiterSearch()
                .run(new Plan(space("random"), 42, TRIALS, 1, List.of(), Map.of(), trials.within(150, 1)), trials);
        assertThat(complete()).contains("cosine");
    }
}
