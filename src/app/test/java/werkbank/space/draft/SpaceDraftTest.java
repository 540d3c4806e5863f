package werkbank.space.draft;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import werkbank.InputException;
import werkbank.recipe.ImageSpec;
import werkbank.recipe.Monitor;
import werkbank.recipe.NetworkGraph;
import werkbank.recipe.Shape;
import werkbank.recipe.Training;
import werkbank.recipe.layer.Extent;
import werkbank.space.Objective;
import werkbank.space.SearchSpace;
import werkbank.space.yaml.SpaceReader;

class SpaceDraftTest {
    private static DataFacts facts(Shape shape, boolean framed, boolean whole, Integer... counts) {
        return new DataFacts("leaves", "my leaves", "class folders", shape, framed, List.of(counts), whole, whole);
    }

    private static SearchSpace read(DataFacts facts) {
        String text = SpaceDraft.of(facts, "leaves.yaml", "werkbank.schema.json");
        return new SpaceReader(Path.of("data")).read(text, "leaves.yaml", Path.of(""));
    }

    @ParameterizedTest
    @CsvSource({"3, 8, 8", "1, 28, 28", "3, 32, 32", "3, 64, 48", "3, 128, 128", "3, 224, 320"})
    void everyCornerOfADraftFitsTheImages(int channels, int height, int width) {
        Shape shape = new Shape(channels, height, width);

        SearchSpace space = read(facts(shape, true, false, 100, 80));

        space.checkFits(shape);
        assertThat(space.parameters()).hasSizeGreaterThan(8);
    }

    @Test
    void stagesHalveTheImagesUntilLittleIsLeft() {
        Shape shape = new Shape(3, 64, 64);
        SearchSpace space = read(facts(shape, true, true, 400, 300));

        NetworkGraph graph = NetworkGraph.of(space.recipe(space.first()).network(), shape, 2);

        assertThat(graph.nodes().stream().map(NetworkGraph.Node::output)).contains(Extent.image(8, 8, 64));
    }

    @Test
    void fewImagesTrainLongerInSmallerBatches() {
        Training few = training(facts(new Shape(3, 32, 32), false, true, 100, 100));
        Training many = training(facts(new Shape(3, 32, 32), false, true, 25_000, 25_000));

        assertThat(few.epochs()).isEqualTo(40);
        assertThat(few.batchSizes().smallest()).isEqualTo(16);
        assertThat(many.epochs()).isEqualTo(12);
        assertThat(many.batchSizes().smallest()).isEqualTo(128);
    }

    private static Training training(DataFacts facts) {
        SearchSpace space = read(facts);
        return space.recipe(space.first()).training();
    }

    @Test
    void unevenClassesAreWeighed() {
        assertThat(training(facts(new Shape(1, 28, 28), false, true, 300, 90))
                        .classWeights()
                        .balanced())
                .isTrue();
        assertThat(training(facts(new Shape(1, 28, 28), false, true, 300, 110))
                        .classWeights()
                        .balanced())
                .isFalse();
    }

    @Test
    void unevenClassesAreJudgedAlike() {
        SearchSpace uneven = read(facts(new Shape(1, 28, 28), false, true, 300, 90));
        SearchSpace even = read(facts(new Shape(1, 28, 28), false, true, 300, 110));

        assertThat(uneven.search().objective()).isEqualTo(Objective.VAL_BALANCED_ACCURACY);
        assertThat(uneven.recipe(uneven.first()).training().checkpoint()).isEqualTo(Monitor.VAL_BALANCED_ACCURACY);
        assertThat(even.search().objective()).isEqualTo(Objective.VAL_ACCURACY);
        assertThat(even.recipe(even.first()).training().checkpoint()).isEqualTo(Monitor.VAL_ACCURACY);
    }

    @Test
    void aFolderKeepsItsSpacesAndQuotes() {
        DataFacts facts = new DataFacts(
                "a", "it's mine", "class folders", new Shape(3, 32, 32), false, List.of(9, 9), true, true);

        assertThat(SpaceDraft.of(facts, "a.yaml", "x")).contains("folder: 'it''s mine'");
    }

    @Test
    void aFileInTheFolderItselfCallsItByTheStudysName() {
        DataFacts one =
                new DataFacts("leaves", ".", "class folders", new Shape(3, 32, 32), false, List.of(1), true, true);

        assertThatThrownBy(() -> SpaceDraft.of(one, "a.yaml", "x")).hasMessageStartingWith("leaves has 1 image");
    }

    @Test
    void whatTheFolderHasIsNotDrawn() {
        String whole = SpaceDraft.of(facts(new Shape(3, 32, 32), false, true, 9, 9), "a.yaml", "x");
        String bare = SpaceDraft.of(facts(new Shape(3, 32, 32), false, false, 800, 900), "a.yaml", "x");
        String few = SpaceDraft.of(facts(new Shape(3, 32, 32), false, false, 200, 300), "a.yaml", "x");

        assertThat(whole).doesNotContain("validation:", "test:");
        assertThat(bare).contains("validation: 0.2", "test: 0.1");
        assertThat(few).contains("folds: 5", "test: 0.1").doesNotContain("validation:");
    }

    @Test
    void thereAreNoMoreFoldsThanImages() {
        DataFacts four = facts(new Shape(3, 32, 32), false, false, 3, 1);

        assertThat(read(four).data().folds()).isEqualTo(4);
        assertThat(SpaceDraft.of(four, "a.yaml", "x"))
                .contains("  folds: 4                 # few images: each is held out in turn, by 4 networks a trial\n");
        assertThatThrownBy(() -> read(facts(new Shape(3, 32, 32), false, false, 1)))
                .isInstanceOf(InputException.class)
                .hasMessage("my leaves has 1 image to learn from, and two are needed at least, of which one is held"
                        + " out; put more there");
    }

    @Test
    void arraysAreAsTheyAreSoThatPicturesAreFramedAsDigits() {
        SearchSpace arrays = read(facts(new Shape(1, 28, 28), false, true, 900, 900));
        SearchSpace pictures = read(facts(new Shape(1, 28, 28), true, true, 900, 900));

        assertThat(arrays.data().image()).isEqualTo(ImageSpec.FROM_DATA);
        assertThat(pictures.data().image()).isEqualTo(ImageSpec.FROM_DATA.with(new Shape(1, 28, 28)));
    }

    @Test
    void aNameWithSeveralLinesStaysInItsComment() {
        DataFacts facts = new DataFacts(
                "a",
                "mine\ntrials: 7",
                "class folders\r\nseed: 9",
                new Shape(3, 32, 32),
                true,
                List.of(9, 9),
                true,
                true);

        assertThat(SpaceDraft.of(facts, "a.yaml", "x").lines())
                .contains("# A first search for mine trials: 7", "# (class folders  seed: 9).")
                .contains("  size: 32               # pixels: larger shows more and takes longer");
    }
}
