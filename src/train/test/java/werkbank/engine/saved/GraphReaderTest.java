package werkbank.engine.saved;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import werkbank.InputException;
import werkbank.engine.FirstWeights;
import werkbank.engine.NetworkSpec;
import werkbank.experiment.Samples;
import werkbank.recipe.Recipe;
import werkbank.recipe.Shape;
import werkbank.recipe.layer.Activation;
import werkbank.recipe.layer.Convolution;
import werkbank.recipe.layer.Dense;
import werkbank.recipe.layer.Factor;
import werkbank.recipe.layer.GroupNorm;
import werkbank.recipe.layer.Initializer;
import werkbank.recipe.layer.Residual;
import werkbank.recipe.layer.SqueezeExcite;

/** Graphs as anybody may have made them; each of these is harmless. */
class GraphReaderTest {
    private static final Shape SHAPE = new Shape(2, 5, 5);
    private static final NetworkSpec SPEC = spec();

    @TempDir
    Path folder;

    private static NetworkSpec spec() {
        Convolution conv =
                new Convolution(2, 3, 1, 1, Convolution.Padding.SAME, Activation.RELU, Initializer.HE_NORMAL);
        Recipe any = Samples.recipe();
        return new NetworkSpec(
                new Recipe(
                        List.of(
                                new Residual(List.of(conv, new GroupNorm(1, 1e-5)), Activation.RELU, 0),
                                new SqueezeExcite(1),
                                new Factor(0.5)),
                        any.training(),
                        any.augmentation()),
                SHAPE,
                3,
                List.of(),
                1);
    }

    private ReadNetwork read(String configuration) throws IOException {
        return ReadAgain.of(SPEC, configuration, folder);
    }

    @Test
    void whatWasWrittenIsRead() throws IOException {
        ReadNetwork read = read(NetworkJson.of(SPEC, 12, 0.1));
        assertThat(read.graph().nodes())
                .extracting("name")
                .containsExactly(
                        "1-residual.1-conv",
                        "1-residual.2-group-norm",
                        "1-residual.add",
                        "1-residual.activation",
                        "2-squeeze-excite.global-average-pool",
                        "2-squeeze-excite.dense",
                        "2-squeeze-excite.dense-2",
                        "2-squeeze-excite.scale",
                        "3-factor",
                        "output");
        assertThat(read.parameters()).containsExactly(FirstWeights.of(SPEC));
    }

    /** They are trained no more, but networks that were are still there. */
    @Test
    void groupsOfOneValueAreRead() throws IOException {
        GroupNorm norm = new GroupNorm(4, 1e-5);
        Dense dense = new Dense(4, Activation.RELU, Initializer.HE_NORMAL);
        NetworkSpec spec = new NetworkSpec(
                new Recipe(
                        List.of(dense, norm),
                        Samples.recipe().training(),
                        Samples.recipe().augmentation()),
                SHAPE,
                3,
                List.of(),
                1);
        ReadNetwork read = ReadAgain.of(spec, NetworkJson.of(spec, 0, 0.1), folder);
        assertThat(read.graph().nodes()).extracting("name").containsExactly("1-dense", "2-group-norm", "output");
        assertThat(read.parameters()).containsExactly(FirstWeights.of(spec));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "\"Add\" | \"Max\" | its layer 1-residual.add has the op Max, which no network of Werkbank has",
                "\"Add\" | \"Product\" | its layer 1-residual.add doesn't fit images of",
                "graph.ElementWiseVertex | graph.StackVertex | a part of the class 'org.deeplearning4j.nn.conf.graph.StackVertex'",
                "graph.LayerVertex | graph.FrozenVertex | a part of the class 'org.deeplearning4j.nn.conf.graph.FrozenVertex'",
                "\"scaleFactor\" : 0.5 | \"scaleFactor\" : -0.5 | its layer 3-factor has the scaleFactor -0.5",
                "\"newShape\" : [ -1, 50 ] | \"newShape\" : [ -1, 49 ] | its layer 1-residual.2-group-norm has the newShape 49",
                "\"to\" : 49 | \"to\" : 48 | its layer 1-residual.2-group-norm.without-epsilon has the to 48",
                "\"from\" : 0 | \"from\" : 1 | has the from 1, which",
                "[ \"3-factor\" ] | [ \"4-factor\" ] | its layer output takes from '4-factor', which isn't before it",
                "[ \"3-factor\" ] | [ ] | its layer output takes from nothing",
                "[ \"3-factor\" ] | [ 7 ] | its configuration has the input 7",
                "\"topologicalOrder\" : [ 0, 1, | \"topologicalOrder\" : [ 1, 0, | has the topologicalOrder [1,0",
                "\"networkOutputs\" : [ \"output\" ] | \"networkOutputs\" : [ \"input\" ] | has the networkOutputs",
                "\"numChannels\" : 2 | \"numChannels\" : 3 | its layer output doesn't fit images of",
                "\"nin\" : 2 | \"nin\" : 3 | doesn't fit images of",
                "\"mergeAxis\" : 1 | \"mergeAxis\" : 2 | has the mergeAxis 2, which",
                "\"stepFunction\" : null | \"stepFunction\" : {\"@class\" : \"x.Y\"} | a part of the class 'x.Y'",
                "\"vertices\" : { | \"others\" : { | has no layers",
                "\"1-residual.2-group-norm.grid\" | \"1-residual.2-group-norm.maid\" | which no network of Werkbank has",
            })
    void whatNoNetworkOfOursHasIsRefused(String part, String other, String message) {
        String written = NetworkJson.of(SPEC, 0, 0.1);
        String changed = written.replace(part, other);
        assertThat(changed).isNotEqualTo(written);
        assertThatThrownBy(() -> read(changed))
                .isInstanceOf(InputException.class)
                .hasMessageContaining(message);
    }

    @Test
    void imagesOfAnotherSizeAreRefused() throws IOException {
        read(NetworkJson.of(SPEC, 0, 0.1));
        assertThatThrownBy(() -> SavedNetwork.read(folder.resolve("network.zip"), new Shape(2, 6, 5)))
                .isInstanceOf(InputException.class)
                .hasMessageContaining("its layer 1-residual.2-group-norm has the newShape 50");
    }
}
