package werkbank.engine.saved;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import werkbank.engine.FirstWeights;
import werkbank.engine.NetworkSpec;
import werkbank.experiment.Samples;
import werkbank.recipe.NetworkGraph;
import werkbank.recipe.Recipe;
import werkbank.recipe.Shape;
import werkbank.recipe.layer.Activation;
import werkbank.recipe.layer.BatchNorm;
import werkbank.recipe.layer.Convolution;
import werkbank.recipe.layer.DepthwiseConvolution;
import werkbank.recipe.layer.Initializer;
import werkbank.recipe.layer.Layer;
import werkbank.recipe.layer.SeparableConvolution;
import werkbank.recipe.layer.Standardisation;
import werkbank.recipe.layer.Whitening;

/** A list's layers, and their names, by which other networks start from them. */
class NetworkReaderTest {
    private static final Shape SHAPE = Shape.grey(7, 7);
    private static final List<String> NAMES = List.of(
            "0-standardisation",
            "1-whitening",
            "2-separable-conv.depthwise-conv",
            "2-separable-conv.conv",
            "3-conv",
            "output");
    private static final List<String> COUNTED =
            List.of("0-standardisation", "1-conv", "2-depthwise-conv", "3-conv", "4-conv", "output");
    private static final NetworkSpec SPEC = spec();

    @TempDir
    Path folder;

    private static NetworkSpec spec() {
        return spec(
                SHAPE,
                new Standardisation(List.of(0.5), List.of(0.25)),
                new Whitening(1, 5e-4, Activation.RELU, List.of(1f, -1f)),
                new SeparableConvolution(
                        2, 3, 1, Convolution.Padding.SAME, Activation.RELU, Initializer.HE_NORMAL, false),
                new Convolution(2, 1, 1, 1, Convolution.Padding.SAME, Activation.RELU, Initializer.HE_NORMAL));
    }

    private static NetworkSpec spec(Shape images, Layer... layers) {
        Recipe any = Samples.recipe();
        return new NetworkSpec(
                new Recipe(List.of(layers), any.training(), any.augmentation()), images, 3, List.of(), 1);
    }

    private ReadNetwork read(String configuration) throws IOException {
        return ReadAgain.of(SPEC, configuration, folder);
    }

    private static String named(List<String> others) {
        String json = NetworkJson.of(SPEC, 0, 0.1);
        for (int i = 0; i < NAMES.size(); i++) {
            json = json.replace(
                    "\"layerName\" : \"" + NAMES.get(i) + "\"", "\"layerName\" : \"" + others.get(i) + "\"");
        }
        return json;
    }

    @Test
    void layersHaveTheirNamesInTheRecipe() throws IOException {
        ReadNetwork read = read(NetworkJson.of(SPEC, 12, 0.1));
        assertThat(read.graph().nodes()).extracting("name").isEqualTo(NAMES);
        assertThat(SPEC.graph().nodes()).extracting("name").isEqualTo(NAMES);
        assertThat(SPEC.graph().nodes())
                .filteredOn(node -> node.parameters() > 0)
                .allMatch(node -> node.isIn(read.graph()));
        assertThat(read.parameters()).containsExactly(FirstWeights.of(SPEC));
    }

    @Test
    void anEpsilonMayBeAnyThatASpaceMayHave() throws IOException {
        BatchNorm norm = new BatchNorm(0.99, 2);
        NetworkSpec spec = spec(SHAPE, norm);
        ReadNetwork read = ReadAgain.of(spec, NetworkJson.of(spec, 0, 0.1), folder);
        assertThat(read.graph().nodes().get(0).layer()).isEqualTo(norm);
    }

    /** Their square, with the taps of the filters, is more than one array holds. */
    @Test
    void channelsThatHaveNumbersEachOfTheirOwnMayBeMany() throws IOException {
        NetworkSpec spec = spec(
                new Shape(50_000, 1, 1),
                new DepthwiseConvolution(1, 1, Convolution.Padding.SAME, Activation.RELU, Initializer.HE_NORMAL, false),
                new BatchNorm(0.99, 1e-3));
        ReadNetwork read = ReadAgain.of(spec, NetworkJson.of(spec, 0, 0.1), folder);
        assertThat(read.parameters()).isEqualTo(FirstWeights.of(spec));
    }

    /** DL4J's own names, as networks of former versions have them, and those of other programs. */
    @Test
    void layersWithOtherNamesAreCounted() throws IOException {
        for (List<String> others : List.of(
                List.of("layer0", "layer1", "layer2", "layer3", "layer4", "layer5"),
                List.of("scale", "first", "deep", "point", "last", "output"),
                List.of("0-a", "1-b", "1-b", "3-d", "4-e", "output"))) {
            NetworkGraph graph = read(named(others)).graph();
            assertThat(graph.nodes()).extracting("name").isEqualTo(COUNTED);
        }
    }
}
