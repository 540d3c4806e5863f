package werkbank.engine.dl4j;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import java.io.ByteArrayOutputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import org.deeplearning4j.nn.multilayer.MultiLayerNetwork;
import org.deeplearning4j.util.ModelSerializer;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.factory.Nd4j;
import werkbank.InputException;
import werkbank.engine.NetworkSpec;
import werkbank.engine.saved.ReadNetwork;
import werkbank.engine.saved.SavedNetwork;
import werkbank.file.Json;
import werkbank.file.StoredZip;
import werkbank.recipe.Recipe;
import werkbank.recipe.Shape;
import werkbank.recipe.Training;
import werkbank.recipe.layer.Activation;
import werkbank.recipe.layer.Initializer;
import werkbank.space.yaml.SpaceReader;

/** Network files as anybody may have made them; each of these is harmless. */
class NetworkZipTest {
    private static final SpaceReader SPACES = new SpaceReader(Path.of("data", "mnist"));
    private static final int SIDE = 28;

    @TempDir
    Path folder;

    private MultiLayerNetwork network;
    private Map<String, byte[]> entries;

    @BeforeEach
    void write() {
        network = network("- conv: {filters: 2, kernel: 3}\n  - batch-norm\n  - dense: 3", "");
        entries = new LinkedHashMap<>();
        entries.put("configuration.json", json(network).getBytes(StandardCharsets.UTF_8));
        entries.put("coefficients.bin", bytes(network.params()));
    }

    @AfterEach
    void close() {
        network.close();
    }

    private static MultiLayerNetwork network(String layers, String training) {
        return NetworkBuilder.build(recipe(layers, training), Shape.grey(SIDE, SIDE), 10, 1);
    }

    private static Recipe recipe(String layers, String training) {
        return SPACES.read(
                        "name: s\ntrials: 1\nnetwork:\n  " + layers + "\ntraining: {epochs: 1" + training + "}\n",
                        "s.yaml",
                        Path.of(""))
                .recipe(Map.of());
    }

    private static String json(MultiLayerNetwork network) {
        return network.getLayerWiseConfigurations().toJson();
    }

    private static byte[] bytes(INDArray array) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try {
            Nd4j.write(array, new DataOutputStream(bytes));
        } catch (IOException e) {
            throw new java.io.UncheckedIOException(e);
        }
        return bytes.toByteArray();
    }

    private Path zip() throws IOException {
        Path file = folder.resolve("network.zip");
        try (var out = Files.newOutputStream(file)) {
            StoredZip zip = new StoredZip(out);
            for (Map.Entry<String, byte[]> entry : entries.entrySet()) {
                zip.add(entry.getKey(), entry.getValue());
            }
            zip.finish();
        }
        return file;
    }

    private void assertRefused(String message) throws IOException {
        assertRefused(zip(), message);
    }

    private static void assertRefused(Path file, String message) {
        for (Reader reader : READERS) {
            assertThatThrownBy(() -> reader.read(file, Shape.grey(SIDE, SIDE)))
                    .isInstanceOf(InputException.class)
                    .hasMessageStartingWith("can't read the network in " + file + ": ")
                    .hasMessageContaining(message);
        }
    }

    /** The engine's, and the one for engines without DL4J. */
    private static final List<Reader> READERS = List.of(new Dl4jEngine()::read, SavedNetwork::read);

    private interface Reader {
        Object read(Path file, Shape images);
    }

    private void change(UnaryOperator<String> change) {
        String before = new String(entries.get("configuration.json"), StandardCharsets.UTF_8);
        String after = change.apply(before);
        assertThat(after).isNotEqualTo(before);
        entries.put("configuration.json", after.getBytes(StandardCharsets.UTF_8));
    }

    @Test
    void itIsReadToTheBit() throws IOException {
        try (Read read = new Read(zip())) {
            assertThat(read.network.params().toFloatVector())
                    .containsExactly(network.params().toFloatVector());
            assertThat(json(read.network)).isEqualTo(json(network));
        }
    }

    /** A network that is closed after the test. */
    private static final class Read implements AutoCloseable {
        private final MultiLayerNetwork network;

        Read(Path file) throws IOException {
            network = NetworkZip.read(file, Shape.grey(SIDE, SIDE));
        }

        @Override
        public void close() {
            network.close();
        }
    }

    static Stream<List<String>> everythingThatCanBeBuilt() {
        List<List<String>> all = new ArrayList<>();
        for (Activation activation : Activation.values()) {
            for (Initializer initializer : Initializer.values()) {
                String ofBoth = "activation: " + word(activation) + ", initializer: " + word(initializer) + "}";
                all.add(List.of(
                        "- conv: {filters: 2, kernel: 3, stride: 2, " + ofBoth + "\n  - activation: " + word(activation)
                                + "\n  - dense: {units: 2, " + ofBoth,
                        ""));
            }
        }
        for (String layers : List.of(
                "- conv: {filters: 2, kernel: 3, dilation: 2, padding: valid}\n  - batch-norm\n  - max-pool: 2"
                        + "\n  - average-pool: 2\n  - global-average-pool\n  - batch-norm\n  - dense: 3\n  - dense: 2",
                "- batch-norm\n  - dropout: 0.1\n  - spatial-dropout: 0.1\n  - gaussian-dropout: 0.1"
                        + "\n  - alpha-dropout: 0.1\n  - max-pool: 2",
                "- dense: 4\n  - batch-norm\n  - dropout: 0.5\n  - activation: relu")) {
            all.add(List.of(layers, ""));
        }
        for (Training.Method method : Training.Method.values()) {
            all.add(List.of("- dense: 2", ", optimizer: " + word(method)));
        }
        for (String training :
                List.of(", optimizer: adamw, weight-decay: 0.1", ", l1: 0.1, l2: 0.2", ", clip-norm: 1")) {
            all.add(List.of("- dense: 2", training));
        }
        return all.stream();
    }

    private static String word(Enum<?> value) {
        return value.name().toLowerCase(java.util.Locale.ROOT).replace('_', '-');
    }

    /** Whoever adds a layer or an optimizer finds here that its classes have to be named in NetworkConfiguration and LayerReader. */
    @ParameterizedTest
    @MethodSource("everythingThatCanBeBuilt")
    void everythingThatCanBeBuiltIsRead(List<String> layersAndTraining) throws IOException {
        MultiLayerNetwork built = network(layersAndTraining.get(0), layersAndTraining.get(1));
        Path file = folder.resolve("built.zip");
        ModelSerializer.writeModel(built, file.toFile(), true);
        try (Read read = new Read(file)) {
            assertThat(json(read.network)).isEqualTo(json(built));
            assertThat(read.network.params().toFloatVector())
                    .containsExactly(built.params().toFloatVector());
            ReadNetwork plain = SavedNetwork.read(file, Shape.grey(SIDE, SIDE));
            assertThat(plain.layers())
                    .isEqualTo(recipe(layersAndTraining.get(0), layersAndTraining.get(1))
                            .network());
            assertThat(plain.classes()).isEqualTo(10);
            assertThat(plain.saved().coefficients())
                    .containsExactly(built.params().toFloatVector());
        } finally {
            built.close();
        }
    }

    /** Networks of former versions. */
    @Test
    void thePublishedEnsemblesNetworksAreReadByBoth() throws IOException {
        try (Stream<Path> files = Files.list(Path.of("results", "mnist-best", "ensemble"))) {
            List<Path> zips =
                    files.filter(file -> file.toString().endsWith(".zip")).toList();
            assertThat(zips).hasSizeGreaterThan(10);
            for (Path zip : zips) {
                ReadNetwork plain = SavedNetwork.read(zip, Shape.grey(SIDE, SIDE));
                try (Read read = new Read(zip)) {
                    assertThat(read.network.params().toFloatVector())
                            .isEqualTo(plain.saved().coefficients());
                    assertThat(plain.classes()).isEqualTo(10);
                    assertThat(plain.layers()).hasSize(read.network.getnLayers() - 1);
                }
            }
        }
    }

    @Test
    void classWeightsAreRead() throws IOException {
        Recipe recipe = SPACES.read(
                        "name: s\ntrials: 1\nnetwork: [dense: 2]\ntraining: {epochs: 1, class-weights: balanced}\n",
                        "s.yaml",
                        Path.of(""))
                .recipe(Map.of());
        MultiLayerNetwork weighted =
                NetworkBuilder.build(new NetworkSpec(recipe, Shape.grey(SIDE, SIDE), 2, List.of(1.5, 0.75), 1));
        entries.put("configuration.json", json(weighted).getBytes(StandardCharsets.UTF_8));
        entries.put("coefficients.bin", bytes(weighted.params()));
        try (Read read = new Read(zip())) {
            assertThat(json(read.network)).isEqualTo(json(weighted));
        } finally {
            weighted.close();
        }
        change(json -> json.replace("\"shape\" : [ 1, 2 ]", "\"shape\" : [ 1, 2000000000 ]"));
        assertRefused("a part of the class ''");
    }

    @Test
    void otherEntriesAreRefused() throws IOException {
        for (String other : List.of("preprocessor.bin", "normalizer.bin", "noParams.marker", "../configuration.json")) {
            entries.put(other, new byte[] {1});
            assertRefused("there is '" + other + "' in it, which isn't part of a network");
            entries.remove(other);
        }
    }

    @Test
    void theStateOfTheUpdaterMayBeThereAndIsNotRead() throws IOException {
        entries.put("updaterState.bin", new byte[] {1});
        new Read(zip()).close();
    }

    @Test
    void entriesThatAreMissingOrThereTwiceAreRefused() throws IOException {
        entries.put("coefficientsXbin", entries.get("coefficients.bin"));
        Path file = zip();
        String twice = new String(Files.readAllBytes(file), StandardCharsets.ISO_8859_1)
                .replace("coefficientsXbin", "coefficients.bin");
        Files.write(file, twice.getBytes(StandardCharsets.ISO_8859_1));
        assertRefused(file, "there are two entries 'coefficients.bin' in it");

        entries.remove("coefficientsXbin");
        byte[] configuration = entries.remove("configuration.json");
        assertRefused("there is no configuration.json in it");
        entries.put("configuration.json", configuration);
        entries.remove("coefficients.bin");
        assertRefused("there is no coefficients.bin in it");
        assertRefused(Files.writeString(folder.resolve("text.zip"), "no zip"), "zip");
    }

    @Test
    void otherClassesAreRefused() throws IOException {
        String dense = "org.deeplearning4j.nn.conf.layers.DenseLayer";
        for (String other : List.of("org.deeplearning4j.nn.conf.layers.LSTM", "java.util.ArrayList", "")) {
            change(json -> json.replace("\"" + dense + "\"", "\"" + other + "\""));
            assertRefused("a part of the class '" + other + "', which no network of Werkbank has");
            write();
        }
        change(json -> json.replaceFirst("\"@class\" : \"" + dense + "\",", ""));
        assertRefused("a part of the class ''");
        write();
        change(json -> json.replaceFirst("\"stepFunction\" : null", "\"stepFunction\" : {\"@class\" : \"x.Y\"}"));
        assertRefused("a part of the class 'x.Y'");
    }

    @Test
    void whatIsReadIsWhatWasChecked() throws IOException {
        change(json -> json.replaceFirst("\"@class\" :", "\"@class\" : \"java.util.ArrayList\", \"@class\" :"));
        ReadNetwork read = SavedNetwork.read(zip(), Shape.grey(SIDE, SIDE));
        assertThat(read.saved().configuration()).doesNotContain("ArrayList");
        assertThat(read.layers()).hasSize(3);
        new Read(zip()).close();
    }

    /** Settings that a network can have in DL4J, and none of ours has. */
    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "\"stride\" : [ 1, 1 ] | \"stride\" : [ 1, 2 ] | its layer 1 has the stride [1,2], which no network of Werkbank has",
                "\"hasBias\" : true | \"hasBias\" : false | its configuration has the variables [\"W\",\"b\"], which",
                "\"cnn2dDataFormat\" : \"NCHW\" | \"cnn2dDataFormat\" : \"NHWC\" | its layer 1 has the cnn2dDataFormat NHWC, which",
                "\"Same\" | \"Causal\" | its layer 1 has the convolutionMode Causal, which",
                "\"useLogStd\" : false | \"useLogStd\" : true | its layer 2 has the useLogStd true, which",
                "\"eps\" : 0.001 | \"eps\" : 0 | its layer 2 has the eps 0, which",
                "\"decay\" : 0.99 | \"decay\" : 1.5 | its layer 2 has the decay 1.5, which",
                "\"nout\" : 3 | \"nout\" : 0 | its layer 3 has the nout 0, which",
                "\"gainInit\" : 1.0 | \"gainInit\" : \"x\" | its layer 1 has the gainInit x, which",
                "\"idropout\" : null | \"idropout\" : 0.5 | its layer 1 has the idropout 0.5, which",
                "\"hasLayerNorm\" : false | \"hasLayerNorm\" : false, \"l9\" : 1 | its layer 3 has the l9 1, which",
                "Softmax | Sigmoid | its layer 4 has the activationFn",
                "\"regularization\" : [ ] | \"regularization\" : 5 | its configuration has the regularization 5",
                "\"iupdater\" : { | \"iupdater\" : 5, \"x\" : { | its layer 1 has the x",
                "\"seed\" : 1 | \"seed\" : 0.5 | its configuration has the seed 0.5, which",
                "\"layerName\" : \"2-batch-norm\" | \"layerName\" : 1 | its layer 2 has the layerName 1, which",
                "\"learningRate\" : 0.001 | \"learningRate\" : \"x\" | its configuration has the learningRate x",
                "\"dataType\" : \"FLOAT\" | \"dataType\" : \"DOUBLE\" | its configuration has the dataType DOUBLE, which",
                "\"inputPreProcessors\" : { | \"inputPreProcessors\" : { \"9\" : null, | reshapes what comes after",
            })
    void settingsThatNoNetworkOfOursHasAreRefused(String part, String other, String message) throws IOException {
        change(json -> json.replace(part, other));
        assertRefused(message);
    }

    @Test
    void anOutputLayerInTheMiddleAndNoneAtTheEndAreRefused() throws IOException {
        JsonNode root = Json.read(json(network), JsonNode.class);
        ArrayNode confs = (ArrayNode) root.path("confs");
        confs.remove(3);
        entries.put("configuration.json", Json.write(root).getBytes(StandardCharsets.UTF_8));
        assertRefused("its last layer isn't an output layer");
        confs.set(1, Json.read(json(network), JsonNode.class).path("confs").path(3));
        entries.put("configuration.json", Json.write(root).getBytes(StandardCharsets.UTF_8));
        assertRefused("its layer 2 has the class org.deeplearning4j.nn.conf.layers.OutputLayer, which");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "\"nout\" : 2 | \"nout\" : 2147483647 | numbers, too many for a file",
                "\"nout\" : 2 | \"nout\" : 1e300 | has the nout 1.0E300",
                "\"nout\" : 2 | \"nout\" : -2 | has the nout -2",
                "\"nout\" : 2 | \"nout\" : \"2\" | has the nout 2",
                "\"nout\" : 2 | \"nout\" : 3 | layer 2 doesn't fit images of 28 × 28",
                "\"nin\" : 1, | \"nin\" : 3, | layer 1 doesn't fit images of 28 × 28",
                "\"stride\" : [ 1, 1 ] | \"stride\" : [ 0, 1 ] | has the stride 0",
                "\"kernelSize\" : [ 3, 3 ] | \"kernelSize\" : [ 3, 0 ] | has the kernelSize 0",
                "\"padding\" : [ 0, 0 ] | \"padding\" : [ 9, 9 ] | has the padding 9",
                "\"inputHeight\" : 28 | \"inputHeight\" : 56 | layer 3 doesn't fit images of 28 × 28",
                "\"confs\" : [ | \"others\" : [ | has no layers",
                "{ | [ | is no JSON",
            })
    void sizesThatDontFitAreRefused(String part, String other, String message) throws IOException {
        change(json -> json.replace(part, other));
        assertRefused(message);
    }

    @Test
    void imagesOfAnotherSizeAreRefused() throws IOException {
        Path file = zip();
        for (Reader reader : READERS) {
            assertThatThrownBy(() -> reader.read(file, Shape.grey(14, SIDE)))
                    .isInstanceOf(InputException.class)
                    .hasMessageContaining("its layer 3 doesn't fit images of 14 × 28");
        }
    }

    @Test
    void parametersOfAnotherNumberOrKindAreRefused() throws IOException {
        byte[] whole = entries.get("coefficients.bin");
        long count = network.numParams();
        entries.put("coefficients.bin", bytes(Nd4j.zeros(5)));
        assertRefused("it has 5 parameters where its configuration has " + count);
        entries.put("coefficients.bin", bytes(Nd4j.zeros(2, 3, 4)));
        assertRefused("its parameters are no vector");
        entries.put("coefficients.bin", bytes(Nd4j.zeros(org.nd4j.linalg.api.buffer.DataType.DOUBLE, 5)));
        assertRefused("of another kind than FLOAT");
        entries.put("coefficients.bin", Arrays.copyOf(whole, whole.length - 1));
        assertRefused("its parameters are not the " + count + " that it announces");
        entries.put("coefficients.bin", Arrays.copyOf(whole, whole.length + 1));
        assertRefused("its parameters are not the " + count + " that it announces");
        entries.put("coefficients.bin", new byte[3]);
        assertRefused("its parameters are no vector");
        entries.put("coefficients.bin", new byte[] {0, 1, (byte) 0xFF, 0, 0, 0, 0});
        assertRefused("its parameters are no vector");
    }

    /** In the header alone, such as a reader that believes it would take memory for. */
    @Test
    void anArrayThatAnnouncesMoreThanThereIsIsRefused() throws IOException {
        byte[] whole = entries.get("coefficients.bin");
        long count = network.numParams();
        String header = new String(whole, StandardCharsets.ISO_8859_1);
        String announced = new String(ByteBuffer.allocate(8).putLong(count).array(), StandardCharsets.ISO_8859_1);
        String more = new String(ByteBuffer.allocate(8).putLong(1L << 40).array(), StandardCharsets.ISO_8859_1);
        entries.put("coefficients.bin", header.replace(announced, more).getBytes(StandardCharsets.ISO_8859_1));
        assertRefused("it has 1099511627776 parameters where its configuration has " + count);
    }

    @Test
    void aParameterThatIsNoNumberIsRefused() throws IOException {
        entries.put("coefficients.bin", bytes(network.params().putScalar(3, Float.NaN)));
        assertRefused("a parameter is NaN");
    }
}
