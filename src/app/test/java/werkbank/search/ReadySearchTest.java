package werkbank.search;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import werkbank.experiment.Search.Plan;
import werkbank.experiment.trial.TrialState;
import werkbank.space.SearchSpace;
import werkbank.space.Spaces;

/** Searches over the ready spaces that end trials early, with trials that train nothing. */
class ReadySearchTest {
    @ParameterizedTest
    @CsvSource({"photos, 1", "photos, 4", "seed-space, 1", "seed-space, 4", "small-net, 1", "small-net, 4"})
    void asManyTrialsAreCompleteAsTheEnsembleTakes(String name, int workers) {
        SearchSpace space = Spaces.ready(name);
        SimulatedTrials trials = searched(space, workers);

        assertThat(trials.in(TrialState.COMPLETE))
                .hasSizeBetween(space.ensemble().topK().orElseThrow(), space.trials() / 2);
    }

    @Test
    void theSpaceOfTheBestOfMnistLeavesAsManyNetworksAsItSays() {
        SearchSpace space = Spaces.ready("mnist-best");

        assertThat(searched(space, 2).in(TrialState.COMPLETE)).hasSizeBetween(8, 12);
        assertThat(space.source()).contains("8 to 12 networks");
    }

    private static SimulatedTrials searched(SearchSpace space, int workers) {
        int epochs = space.recipe(space.first()).training().epochs();
        SimulatedTrials trials =
                new SimulatedTrials(epochs, number -> 0.5 + new Random(1000L * number).nextDouble() / 3);
        new ArbiterSearch().run(new Plan(space, 42, space.trials(), workers, List.of(), Map.of(), () -> false), trials);
        return trials;
    }
}
