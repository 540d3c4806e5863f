package werkbank.app;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import werkbank.experiment.KnownResults;
import werkbank.experiment.KnownResults.Origin;
import werkbank.experiment.KnownTrial;
import werkbank.space.SearchSpace;
import werkbank.space.Spaces;

class LearningNoteTest {
    private static SearchSpace space(String search) {
        return Spaces.read(
                """
                name: s
                trials: 40
                parameters: {units: {int: [2, 8]}}
                network: [conv: $units]
                training: {epochs: 9}
                """
                        + search);
    }

    private static List<KnownResults> results(Origin origin, boolean sameScale) {
        KnownTrial trial = new KnownTrial(new TreeMap<>(Map.of("units", 3)), Optional.of(0.9), Optional.empty(), true);
        return List.of(new KnownResults(
                origin, "a", Instant.EPOCH, "val-accuracy", true, sameScale, List.of(trial), List.of()));
    }

    @ParameterizedTest
    @ValueSource(strings = {"random", "sobol", "grid"})
    void aSamplerThatDoesNotLearnLearnsNothingFromAFile(String sampler) {
        for (Origin origin : List.of(Origin.IMPORTED, Origin.ENQUEUED)) {
            assertThat(LearningNote.of(space("sampler: " + sampler + "\n"), results(origin, true)))
                    .hasValue("the sampler " + sampler + " doesn't learn from what is known beforehand; tpe does");
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"tpe", "gp", "genetic", "auto"})
    void aSamplerThatLearnsFromOthersLearnsFromAll(String sampler) {
        SearchSpace space = space("sampler: " + sampler + "\n");
        for (Origin origin : Origin.values()) {
            assertThat(LearningNote.of(space, results(origin, false))).isEmpty();
        }
    }

    @Test
    void mfesLearnsFromWhatItsOwnTrialsCanBeComparedWith() {
        String noted = "the sampler mfes doesn't learn from known results of which only the order counts; tpe does";
        List<KnownResults> comparable = results(Origin.IMPORTED, true);
        assertThat(LearningNote.of(space("sampler: mfes\n"), comparable)).isEmpty();
        assertThat(LearningNote.of(space("sampler: mfes\n"), results(Origin.IMPORTED, false)))
                .hasValue(noted);
        assertThat(LearningNote.of(space("sampler: mfes\nscheduler: hyperband\n"), comparable))
                .hasValue(noted);
        assertThat(LearningNote.of(space("sampler: mfes\nconstraints: [parameters <= 1e9]\n"), comparable))
                .hasValue(noted);
    }

    @Test
    void theBestOfAnotherStudyAreTriedFirstAllTheSame() {
        List<KnownResults> learned = results(Origin.LEARNED, false);
        assertThat(LearningNote.of(space("sampler: random\nlearn-from: [a]\n"), learned))
                .hasValue("the sampler random doesn't learn from other studies: the best of them are tried first, and"
                        + " that is all; tpe does");
        assertThat(LearningNote.of(space("sampler: random\nlearn-from: {studies: [a], first: 0}\n"), learned))
                .hasValue("the sampler random doesn't learn from other studies; tpe does");
    }

    @Test
    void nothingIsSaidWhereNothingIsKnown() {
        assertThat(LearningNote.of(space("sampler: random\n"), List.of())).isEmpty();
    }
}
