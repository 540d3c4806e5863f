package werkbank.engine.dl4j;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import werkbank.engine.NetworkSpec;
import werkbank.engine.TrainableNetwork;
import werkbank.engine.saved.NetworkJson;
import werkbank.recipe.Recipe;
import werkbank.recipe.Shape;
import werkbank.space.Spaces;
import werkbank.space.yaml.SpaceReader;

/** Our own JSON of networks against DL4J's, to the letter. */
class NetworkJsonTest {
    private static final SpaceReader SPACES = new SpaceReader(Path.of("data", "mnist"));
    private static final int MOST_CORNERS = 40;
    private static final long SEED = -8_945_553_099_086_264_698L;

    static Stream<List<String>> everythingThatCanBeBuilt() {
        return NetworkZipTest.everythingThatCanBeBuilt();
    }

    @ParameterizedTest
    @MethodSource("everythingThatCanBeBuilt")
    void whatCanBeBuiltIsWrittenAsDl4jDoes(List<String> layersAndTraining) {
        Recipe recipe = recipe(layersAndTraining.get(0), layersAndTraining.get(1));
        assertSame(new NetworkSpec(recipe, Shape.grey(28, 28), 10, List.of(), SEED));
        assertSame(new NetworkSpec(recipe, new Shape(3, 31, 17), 2, List.of(0.1, 1 / 3.0), 7));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                ", loss-clip: 1.0e-7",
                ", loss-clip: 0.01, class-weights: balanced",
                ", optimizer: adamw, weight-decay: 0.3, l1: 1.0e-5, l2: 0.25",
                ", optimizer: rmsprop, rho: 0.7, epsilon: 1.0e-8, learning-rate: 3.0e-17",
                ", optimizer: nesterov, momentum: 0.123456789, learning-rate: 0.1",
                ", optimizer: nadam, beta1: 0.5, beta2: 0.25",
            })
    void trainingIsWrittenAsDl4jDoes(String training) {
        Recipe recipe = recipe("- conv: 2\n  - batch-norm\n  - alpha-dropout: 0.37\n  - dense: 3", training);
        assertSame(new NetworkSpec(recipe, Shape.grey(5, 6), 3, List.of(), 0));
        assertSame(new NetworkSpec(recipe, Shape.grey(5, 6), 3, List.of(1e-9, 16_777_217.0, 1.1), SEED));
    }

    /** Those for grey images, which DL4J trains; without their samplers, which are no part of this module. */
    @Test
    void theReadySpacesAreWrittenAsDl4jDoes() throws IOException {
        try (Stream<Path> files = Files.list(Path.of("search-spaces"))) {
            List<Path> spaces = files.filter(file -> file.toString().endsWith(".yaml"))
                    .filter(file -> Spaces.ofColour().stream().noneMatch(name -> file.endsWith(name + ".yaml")))
                    .toList();
            assertThat(spaces).hasSizeGreaterThan(4);
            for (Path space : spaces) {
                String text = Files.readString(space).replaceAll("(?m)^(sampler|scheduler):.*$", "");
                List<Recipe> corners = SPACES.read(text, space.toString(), space.getParent())
                        .corners()
                        .toList();
                int apart = Math.max(1, corners.size() / MOST_CORNERS);
                for (int i = 0; i < corners.size(); i += apart) {
                    assertSame(new NetworkSpec(corners.get(i), Shape.grey(28, 28), 10, List.of(), SEED + i));
                }
            }
        }
    }

    /** What changes while a network is trained: the count of its steps, and the rate. */
    @Test
    void aNetworkOnItsWayIsWrittenAsDl4jDoes() {
        Recipe recipe = recipe("- conv: 2\n  - dropout: 0.1\n  - dense: 3", ", optimizer: amsgrad");
        NetworkSpec spec = new NetworkSpec(recipe, Shape.grey(4, 4), 2, List.of(), 3);
        try (TrainableNetwork network = new Dl4jEngine().create(spec)) {
            for (double rate : new double[] {0.001, 0.01, 1.24503996515087e-4}) {
                network.step(new float[16], new float[] {0, 1}, rate);
                assertThat(network.configuration()).isEqualTo(dl4js(network)).contains("\"learningRate\" : " + rate);
            }
            assertThat(network.configuration())
                    .contains("\"iterationCount\" : 3")
                    .isEqualTo(NetworkJson.of(spec, 3, 1.24503996515087e-4));
        }
    }

    private static void assertSame(NetworkSpec spec) {
        try (TrainableNetwork network = new Dl4jEngine(false).create(spec)) {
            assertThat(network.configuration()).isEqualTo(dl4js(network));
        }
    }

    private static String dl4js(TrainableNetwork network) {
        return Dl4jNetworks.inside(network).getLayerWiseConfigurations().toJson();
    }

    private static Recipe recipe(String layers, String training) {
        return SPACES.read(
                        "name: s\ntrials: 1\nnetwork:\n  " + layers + "\ntraining: {epochs: 1" + training + "}\n",
                        "s.yaml",
                        Path.of(""))
                .recipe(Map.of());
    }
}
