package werkbank.search;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import werkbank.experiment.Search.Plan;
import werkbank.experiment.trial.TrialState;
import werkbank.recipe.Shape;
import werkbank.space.SearchSpace;
import werkbank.space.draft.DataFacts;
import werkbank.space.draft.SpaceDraft;
import werkbank.space.yaml.SpaceReader;

/** Searches over spaces that are drafted for somebody's images, with trials that train nothing. */
class DraftedSearchTest {
    @ParameterizedTest
    @CsvSource({"90, 1", "90, 2", "3000, 2", "10000, 1", "10000, 4", "25000, 2"})
    void enoughTrialsAreCompleteForTheEnsembleAndMostEpochsAreSaved(int imagesOfAClass, int workers) {
        SearchSpace space = space(imagesOfAClass);
        int epochs = space.recipe(space.first()).training().epochs();
        SimulatedTrials trials =
                new SimulatedTrials(epochs, number -> 0.5 + new Random(1000L * number).nextDouble() / 3);

        new ArbiterSearch().run(new Plan(space, 42, space.trials(), workers, List.of(), Map.of(), () -> false), trials);

        assertThat(trials.in(TrialState.COMPLETE))
                .hasSizeBetween(space.ensemble().topK().orElseThrow(), space.trials() / 2);
        assertThat(trials.trained()).isBetween(6 * epochs, 12 * epochs);
    }

    private static SearchSpace space(int imagesOfAClass) {
        DataFacts facts = new DataFacts(
                "leaves",
                "my leaves",
                "class folders",
                new Shape(3, 32, 32),
                true,
                List.of(imagesOfAClass, imagesOfAClass),
                false,
                false);
        return new SpaceReader(Path.of("data"))
                .read(SpaceDraft.of(facts, "leaves.yaml", "x"), "leaves.yaml", Path.of(""));
    }
}
