package werkbank.engine.cpu;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SplittableRandom;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import werkbank.InputException;
import werkbank.dataset.Images;
import werkbank.engine.Network;
import werkbank.engine.NetworkSpec;
import werkbank.engine.NetworkState;
import werkbank.engine.Quantiser;
import werkbank.engine.TrainableNetwork;
import werkbank.engine.fused.FusedNetwork;
import werkbank.engine.saved.SavedNetwork;
import werkbank.recipe.NetworkGraph;
import werkbank.recipe.Quantisation;
import werkbank.recipe.Recipe;
import werkbank.recipe.Shape;
import werkbank.recipe.layer.Activation;
import werkbank.recipe.layer.ActivationLayer;
import werkbank.recipe.layer.AveragePool;
import werkbank.recipe.layer.BatchNorm;
import werkbank.recipe.layer.Convolution;
import werkbank.recipe.layer.Dense;
import werkbank.recipe.layer.DepthwiseConvolution;
import werkbank.recipe.layer.Dropout;
import werkbank.recipe.layer.Factor;
import werkbank.recipe.layer.GlobalAveragePool;
import werkbank.recipe.layer.GlobalMaxPool;
import werkbank.recipe.layer.GroupNorm;
import werkbank.recipe.layer.Initializer;
import werkbank.recipe.layer.Layer;
import werkbank.recipe.layer.MaxPool;
import werkbank.recipe.layer.Residual;
import werkbank.recipe.layer.Standardisation;
import werkbank.recipe.layer.Whitening;
import werkbank.space.Spaces;

/** Networks in eight bits beside the same with floats. */
class EightBitNetworkTest {
    private static final int IMAGES = 37; // parts of 16, 16, 4 and 1
    private static final int CLASSES = 4;
    private static final Shape COLOURS = new Shape(3, 12, 11);
    private static final Recipe ANY = Spaces.read("name: s\ntrials: 1\nnetwork: [dense: 2]\ntraining: {epochs: 1}\n")
            .recipe(Map.of());

    private final CpuEngine engine = new CpuEngine();
    private final Quantiser quantiser = engine.quantiser().orElseThrow();
    private final SplittableRandom random = new SplittableRandom(3);

    @TempDir
    Path folder;

    @BeforeEach
    void itCan() {
        assumeTrue(quantiser.whyNot().isEmpty());
    }

    static Stream<List<Layer>> networks() {
        BatchNorm norm = new BatchNorm(0.9, 1e-3);
        return Stream.of(
                List.of(conv(8, 3, 1, Activation.RELU), norm, new MaxPool(2, 2), conv(70, 3, 2, Activation.RELU), norm),
                List.of(conv(6, 5, 2, Activation.SELU), new ActivationLayer(Activation.TANH)),
                List.of(conv(6, 5, 2, Activation.LEAKYRELU), norm, new ActivationLayer(Activation.RELU)),
                List.of(conv(6, 5, 2, Activation.ELU), norm, conv(7, 3, 1, Activation.GELU), new Dropout(0.3)),
                List.of(
                        conv(6, 3, 1, Activation.IDENTITY),
                        norm,
                        new ActivationLayer(Activation.RELU),
                        dense(9),
                        dense(5)),
                List.of(
                        new Standardisation(List.of(0.5, 0.4, 0.45), List.of(0.2, 0.3, 0.25)),
                        conv(8, 3, 1, Activation.SELU),
                        new AveragePool(2, 2),
                        norm,
                        new GlobalAveragePool()),
                List.of(
                        new Whitening(2, 5e-4, Activation.GELU, List.of()),
                        conv(64, 2, 1, Activation.RELU),
                        new MaxPool(3, 2)),
                List.of(
                        new DepthwiseConvolution(
                                3, 1, Convolution.Padding.SAME, Activation.RELU, Initializer.HE_NORMAL, true),
                        conv(9, 1, 1, Activation.LEAKYRELU),
                        new GlobalMaxPool(),
                        new Factor(0.125)),
                List.of(
                        conv(8, 3, 1, Activation.RELU),
                        residual(conv(8, 3, 1, Activation.RELU), norm, conv(8, 3, 1, Activation.IDENTITY), norm),
                        residual(conv(12, 3, 2, Activation.RELU), norm),
                        new GlobalAveragePool()),
                List.of(
                        conv(8, 3, 1, Activation.RELU),
                        norm,
                        residual(conv(8, 3, 1, Activation.RELU), norm),
                        dense(9)));
    }

    private static Convolution conv(int filters, int kernel, int stride, Activation activation) {
        return new Convolution(filters, kernel, stride, 1, Convolution.Padding.SAME, activation, Initializer.HE_NORMAL);
    }

    private static Dense dense(int units) {
        return new Dense(units, Activation.RELU, Initializer.HE_NORMAL);
    }

    private static Residual residual(Layer... layers) {
        return new Residual(List.of(layers), Activation.RELU, 0);
    }

    /** A network with parameters that are far from the first ones: statistics, and scales of either sign. */
    private Path saved(List<Layer> layers, Shape shape) throws IOException {
        Path zip = folder.resolve("network.zip");
        NetworkSpec spec =
                new NetworkSpec(new Recipe(layers, ANY.training(), ANY.augmentation()), shape, CLASSES, List.of(), 5);
        try (TrainableNetwork network = engine.create(spec);
                var out = Files.newOutputStream(zip)) {
            NetworkState state = network.state();
            float[] parameters = state.parameters().clone();
            int at = 0;
            for (NetworkGraph.Node node : spec.graph().nodes()) {
                int count = (int) node.parameters();
                for (int i = at; i < at + count; i++) {
                    parameters[i] = node.layer() instanceof BatchNorm
                            ? normalisation((i - at) * 4 / count)
                            : (float) (parameters[i] + random.nextDouble(-0.05, 0.05));
                }
                at += count;
            }
            SavedNetwork.of(network.graph(), network.configuration(), parameters)
                    .write(out);
        }
        return zip;
    }

    private float normalisation(int role) {
        return switch (role) {
            case 0 -> (float) random.nextDouble(-0.5, 1.5);
            case 3 -> (float) random.nextDouble(0.5, 2);
            default -> (float) random.nextDouble(-0.5, 0.5);
        };
    }

    private Images images(Shape shape) {
        byte[][] rows = new byte[IMAGES][shape.values()];
        for (byte[] row : rows) {
            random.nextBytes(row);
        }
        return new Images(rows, shape);
    }

    @ParameterizedTest
    @MethodSource("networks")
    void probabilitiesAreNearThoseWithFloats(List<Layer> layers) throws IOException {
        Images images = images(COLOURS);
        Path zip = saved(layers, COLOURS);
        float[][] expected;
        try (Network floats = engine.read(zip, COLOURS)) {
            expected = floats.answers(images).orElseThrow();
        }
        FusedNetwork fused = FusedNetwork.of(SavedNetwork.read(zip, COLOURS));
        try (Network same = new EightBitNetwork(Arithmetic.floats(fused))) {
            assertNear(same.answers(images).orElseThrow(), expected, 1e-5);
        }
        assertThat(quantiser.whyNot(zip, COLOURS)).isEmpty();
        Quantisation quantisation = quantiser.calibrate(zip, images, Set.of());
        assertThat(quantiser.calibrate(zip, images, Set.of())).isEqualTo(quantisation);
        try (Network network = quantiser.read(zip, COLOURS, quantisation)) {
            float[][] found = network.answers(images).orElseThrow();
            assertNear(found, expected, 0.06);
            assertThat(network.answers(images).orElseThrow()).isDeepEqualTo(found);
            assertThat(network.probabilities(numbers(images))).isDeepEqualTo(found);
        }
    }

    /** Every second layer stays in 32 bits: those before it hand on what isn't rounded, or levels that are no level of 0. */
    @ParameterizedTest
    @MethodSource("networks")
    void someLayersStayInFloats(List<Layer> layers) throws IOException {
        Images images = images(COLOURS);
        Path zip = saved(layers, COLOURS);
        FusedNetwork fused = FusedNetwork.of(SavedNetwork.read(zip, COLOURS));
        float[][] expected = answers(Arithmetic.floats(fused), images);
        List<Integer> able = List.copyOf(fused.withWeights());
        for (int first = 0; first < 2; first++) {
            Set<Integer> floats = new TreeSet<>();
            for (int i = first; i < able.size(); i += 2) {
                floats.add(able.get(i));
            }
            Quantisation quantisation = quantiser.calibrate(zip, images, floats);
            assertThat(quantisation.floats()).isEqualTo(floats);
            try (Network network = quantiser.read(zip, COLOURS, quantisation)) {
                assertNear(network.answers(images).orElseThrow(), expected, 0.06);
            }
        }
        boolean hasSum = layers.stream().anyMatch(Residual.class::isInstance);
        Quantisation all = quantiser.calibrate(zip, images, Set.copyOf(able));
        assertNear(answers(Arithmetic.levels(fused, all), images), expected, hasSum ? 0.06 : 2e-3);
    }

    private static float[][] answers(Arithmetic arithmetic, Images images) {
        try (EightBitNetwork network = new EightBitNetwork(arithmetic)) {
            return network.answers(images).orElseThrow();
        }
    }

    private static void assertNear(float[][] found, float[][] expected, double most) {
        for (int row = 0; row < expected.length; row++) {
            for (int c = 0; c < CLASSES; c++) {
                assertThat((double) found[row][c]).isCloseTo(expected[row][c], within(most));
            }
        }
    }

    private static float[] numbers(Images images) {
        byte[] values = images.values(0, images.count());
        float[] numbers = new float[values.length];
        for (int i = 0; i < numbers.length; i++) {
            numbers[i] = (values[i] & 0xFF) * (1f / 255f);
        }
        return numbers;
    }

    @Test
    void absurdRangesGiveOtherProbabilities() throws IOException {
        Images images = images(COLOURS);
        Path zip = saved(List.of(conv(8, 3, 1, Activation.RELU), dense(6)), COLOURS);
        Quantisation sound = quantiser.calibrate(zip, images, Set.of());
        Quantisation absurd = Quantisation.of(sound.outputs());
        TreeMap<Integer, Quantisation.Range> wide = new TreeMap<>(absurd.outputs());
        wide.replaceAll((node, range) -> new Quantisation.Range(-1e6, 1e6));
        try (Network network = quantiser.read(zip, COLOURS, Quantisation.of(wide))) {
            float[][] found = network.answers(images).orElseThrow();
            assertThat(found[0]).isEqualTo(found[1]); // all is rounded to 0
        }
        assertThatThrownBy(() -> quantiser.read(zip, COLOURS, Quantisation.of(new TreeMap<>())))
                .isInstanceOf(InputException.class)
                .hasMessageContaining("ranges of the layers []; expected those of [0, 1]");
    }

    @Test
    void whatIsNoneOfItsLayersIsRefused() throws IOException {
        Path zip = saved(List.of(conv(8, 3, 1, Activation.RELU), dense(6)), COLOURS);
        Quantisation sound = quantiser.calibrate(zip, images(COLOURS), Set.of());
        assertThat(sound.corrections().get(0)).hasSize(8);
        assertThat(sound.corrections().keySet()).containsExactly(0, 1, 2);
        assertRefused(zip, sound.with(Set.of(2)), "32 bits of the layers [2]; expected those of []");
        assertRefused(
                zip,
                sound.corrected(7, List.of(1f)),
                "corrections of the layers [0, 1, 2, 7]; expected those of [0, 1, 2]");
        assertRefused(zip, sound.corrected(1, List.of(1f)), "1 corrections of layer 1; expected 6");
    }

    private void assertRefused(Path zip, Quantisation wrong, String message) {
        assertThatThrownBy(() -> quantiser.read(zip, COLOURS, wrong))
                .isInstanceOf(InputException.class)
                .hasMessageContaining(message);
    }

    @Test
    void whatItCannotComputeIsSaid() throws IOException {
        Path zip = saved(List.of(conv(8, 3, 1, Activation.RELU), new GroupNorm(2, 1e-5)), COLOURS);
        assertThat(quantiser.whyNot(zip, COLOURS)).isEqualTo(Optional.of("has no group-norm in 8 bits"));
    }
}
