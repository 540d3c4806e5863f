package werkbank.space;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.networknt.schema.JsonSchema;
import com.networknt.schema.JsonSchemaFactory;
import com.networknt.schema.SpecVersion;
import com.networknt.schema.ValidationMessage;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.yaml.snakeyaml.LoaderOptions;
import org.yaml.snakeyaml.Yaml;
import org.yaml.snakeyaml.constructor.SafeConstructor;
import werkbank.InputException;
import werkbank.recipe.Augmentations;
import werkbank.recipe.LayerShape;
import werkbank.recipe.Monitor;
import werkbank.recipe.NetworkGraph;
import werkbank.recipe.NetworkShapes;
import werkbank.recipe.Recipe;
import werkbank.recipe.Shape;
import werkbank.recipe.Training;
import werkbank.recipe.layer.Convolution;
import werkbank.recipe.layer.Dense;
import werkbank.recipe.layer.Dropout;
import werkbank.recipe.layer.Layer;
import werkbank.space.yaml.SpaceReader;

class ReadySpacesTest {

    static List<Path> files() {
        return Spaces.readyFiles();
    }

    @Test
    void allAreThere() {
        assertThat(files()).hasSizeGreaterThanOrEqualTo(8);
    }

    @ParameterizedTest
    @MethodSource("files")
    void passReaderAndSchema(Path file) throws IOException {
        SearchSpace space = new SpaceReader(Path.of("data", "mnist")).read(file);

        space.checkFits(Spaces.ofColour().contains(space.name()) ? new Shape(3, 32, 32) : Shape.grey(28, 28));
        assertThat(file.getFileName()).hasToString(space.name() + ".yaml");
        assertThat(schemaErrors(Files.readString(file))).isEmpty();
        Path schema = file.getParent().relativize(Spaces.READY.resolve("werkbank.schema.json"));
        assertThat(space.source())
                .startsWith(String.format(Locale.ROOT, "# yaml-language-server: $schema=%s\n", schema));
    }

    @ParameterizedTest
    @ValueSource(strings = {"fashion-best", "mnist-steps"})
    void theChecksBesideMnistBestHaveItsNetworkAndTraining(String check) {
        assertThat(networkAndTraining("mnist-best/" + check)).isEqualTo(networkAndTraining("mnist-best"));
    }

    private static String networkAndTraining(String space) {
        String text = Spaces.ready(space).source();
        return text.substring(text.indexOf("\nparameters:"), text.indexOf("\naugmentation:"));
    }

    @Test
    void theBaseOfTheWrongSpacesPassesTheSchema() throws IOException {
        assertThat(schemaErrors(Spaces.base())).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "epochs: 3|epochs: 3\n  schedule: cosine",
                "epochs: 3|epochs: 3\n  schedule: {cosine: {warm-up: 1}}",
                "epochs: 3|epochs: 3\n  schedule: {step: {every: 2}}",
                "epochs: 3|epochs: 3\n  schedule: {choice: [cosine, constant]}",
                "max-pool|max-pool:\n    when: {act: relu}",
                "max-pool|batch-norm:\n    when: {act: relu}",
                "max-pool|residual: [{conv: 8}, batch-norm]",
                "max-pool|residual: {layers: [{conv: 8, when: {act: relu}}], activation: $act, drop: 0.1}",
                "max-pool|concatenate: [[{conv: 8}], []]",
                "max-pool|concatenate: {branches: [[], [residual: [conv: 2]]]}",
                "max-pool|repeat: {times: {int: [1, 3]}, layers: [conv: 8]}",
                "max-pool|repeat: 2\n    layers: [{conv: 8}]\n    when: {act: relu}",
                "max-pool|squeeze-excite",
                "max-pool|layer-norm",
                "name: base|name: 1.5",
                "name: base|name: 2024\ndescription: true",
                "trials: 6|trials: 6\ndata: 2024",
                "trials: 6|trials: 6\ndata: {folder: 2024}",
                "trials: 6|trials: 6\nlearn-from: [2024, 'a']",
                "trials: 6|trials: 6\nlearn-from: {studies: [2024]}",
                "trials: 6|trials: 6\nstart-from: {study: 2024, trial: 3}",
                "trials: 6|trials: 6\nstart-from: {zip: 2024, freeze-up-to: 1}",
                "trials: 6|trials: 6\nstart-from: {keras: mine.h5, head-rate: 2}",
                "trials: 6|trials: 6\nrepeats: {level: 0.01, race: true}",
                "trials: 6|trials: 6\nrepeats: {race: false}",
                "trials: 6|trials: 6\ntimeout: 10m0s",
                "trials: 6|trials: 6\nseed: 999999999999999999\ndata: {split-seed: -999999999999999999}"
            })
    void bothAccept(String change) throws IOException {
        String[] parts = change.split("\\|", 2);
        String yaml = Spaces.base().replace(parts[0], parts[1]);

        assertThat(yaml).isNotEqualTo(Spaces.base());
        assertThat(schemaErrors(yaml)).isEmpty();
        Spaces.read(yaml);
    }

    /** What to put in place of {@code max-pool}, {@code epochs: 3} and so on. */
    @ParameterizedTest
    @ValueSource(
            strings = {
                "trials: 6|trails: 6",
                "trials: 6|trials: six",
                "trials: 6|trials: 0",
                "trials: 6|trials: 6\ntimeout: 30",
                "trials: 6|trials: 6\ntimeout: 0h0s",
                "trials: 6|trials: 6\nseed: 1234567890123456789",
                "trials: 6|trials: 6\ndata: {split-seed: -1000000000000000000}",
                "trials: 6|trials: 6\nsampler: tpa",
                "trials: 6|trials: 6\nsampler: {tpe: {startup: 0}}",
                "trials: 6|trials: 6\nsampler: {tpe: {}, grid: {}}",
                "trials: 6|trials: 6\nsampler: {sobol: {points: 3}}",
                "trials: 6|trials: 6\nensemble: {top-k: 0}",
                "trials: 6|trials: 6\ndata: {validation: 0}",
                "trials: 6|trials: 6\nlearn-from: []",
                "trials: 6|trials: 6\nlearn-from: [[a]]",
                "trials: 6|trials: 6\nstart-from: {study: a}",
                "trials: 6|trials: 6\nstart-from: {trial: 3}",
                "trials: 6|trials: 6\nstart-from: {study: a, trial: 3, zip: x.zip}",
                "trials: 6|trials: 6\nstart-from: {study: a, zip: x.zip}",
                "trials: 6|trials: 6\nstart-from: {zip: x.zip, keras: x.h5}",
                "trials: 6|trials: 6\nstart-from: {keras: x.h5, trial: 3}",
                "trials: 6|trials: 6\nrepeats: {level: 0.05}",
                "trials: 6|trials: 6\nrepeats: {level: 0.05, race: false}",
                "name: base|name: a/b",
                "name: base|name: -5",
                "max-pool|maxpool",
                "max-pool|dropout",
                "max-pool|dropout: 1.4",
                "max-pool|spatial-dropout: 1",
                "max-pool|gaussian-dropout",
                "max-pool|alpha-dropout: {}",
                "max-pool|activation",
                "max-pool|activation: softmax",
                "activation: $act|dilation: 0",
                "activation: $act|initializer: xavier",
                "epochs: 3|epochs: 3\n  label-smoothing: 1",
                "max-pool|dropout: -0.1",
                "max-pool|max-pool: 2\n    dropout: 0.1",
                "max-pool|global-average-pool: 2",
                "max-pool|residual: []",
                "max-pool|residual: 16",
                "max-pool|residual: {drop: 0.1}",
                "max-pool|residual: {layers: [{conv: 8}], filters: 8}",
                "max-pool|residual: [{conf: 8}]",
                "max-pool|concatenate: [[{conv: 8}]]",
                "max-pool|concatenate: [{conv: 8}, {conv: 8}]",
                "max-pool|repeat: [{conv: 8}]",
                "max-pool|repeat: 2",
                "max-pool|repeat: {times: 0, layers: [{conv: 8}]}",
                "max-pool|add",
                "max-pool|standardisation",
                "activation: $act|activaton: $act",
                "activation: $act|activation: rellu",
                "activation: $act|padding: full",
                "filters: $filters|filters: 0",
                "filters: $filters|kernel: 3",
                "step: 16|stepp: 16",
                "step: 16|step: 0",
                "[16, 64]|[16]",
                "[16, 64]|[1.5, 64]",
                "[relu, elu]|[]",
                "[relu, elu]|[relu, relu]",
                "when: {act: relu}}|when: {}}",
                "epochs: 3|batch-size: 64",
                "epochs: 3|epochs: 0",
                "epochs: 3|epochs: [3]",
                "epochs: 3|epochs: 3\n  optimizer: rmsprob",
                "epochs: 3|epochs: 3\n  checkpoint: val_loss",
                "epochs: 3|epochs: 3\n  learning-rate: 0",
                "epochs: 3|epochs: 3\n  beta1: 1",
                "epochs: 3|epochs: 3\n  weight-decay: -1",
                "epochs: 3|epochs: 3\n  l1: -1",
                "epochs: 3|epochs: 3\n  clip-value: -1",
                "epochs: 3|epochs: 3\n  loss-clip: 0.5",
                "epochs: 3|epochs: 3\n  steps-per-epoch: -1",
                "epochs: 3|epochs: 3\n  steps-per-epoch: 1000001",
                "epochs: 3|epochs: 3\n  steps-per-epoch: 10\n  batch-size: [{size: 4, epochs: 1}, {size: 8}]",
                "epochs: 3|epochs: 3\n  schedule: {warm-up: 1}",
                "epochs: 3|epochs: 3\n  schedule: {type: linear}",
                "epochs: 3|epochs: 3\n  schedule: linear",
                "epochs: 3|epochs: 3\n  schedule: {cosine: {type: step}}",
                "epochs: 3|epochs: 3\n  schedule: {type: one-cycle, peak: 1}",
                "epochs: 3|epochs: 3\n  schedule: {type: step, factor: 0}",
                "epochs: 3|epochs: 3\n  schedule: {type: step, every: 0}",
                "epochs: 3|epochs: 3\n  schedule: {type: step}\n  reduce-lr-on-plateau: {}",
                "epochs: 3|epochs: 3\n  ema: {decay: 1}",
                "epochs: 3|epochs: 3\n  ema: 0.999",
                "epochs: 3|epochs: 3\n  swa: {start: 1}",
                "epochs: 3|epochs: 3\n  swa: {images: -1}",
                "epochs: 3|epochs: 3\n  class-weights: all",
                "epochs: 3|epochs: 3\n  class-weights: []",
                "epochs: 3|epochs: 3\n  class-weights: [1, 0]",
                "trials: 6|trials: 6\ndata: {stratified: 1}",
                "trials: 6|trials: 6\ndata: {held-out: first}",
                "trials: 6|trials: 6\ndata: {held-out: last, split-seed: 2}",
                "trials: 6|trials: 6\ndata: {held-out: last, stratified: true}",
                "trials: 6|trials: 6\ndata: {held-out: last, folds: 3}",
                "epochs: 3|epochs: 3\n  early-stopping: {patience: -1}",
                "epochs: 3|epochs: 3\n  reduce-lr-on-plateau: {factor: 1}",
                "epochs: 3|epochs: 3\naugmentation: {rotation: -10}",
                "epochs: 3|epochs: 3\naugmentation: {zoom: 1}",
                "epochs: 3|epochs: 3\naugmentation: {rotate: 10}",
                "epochs: 3|epochs: 3\naugmentation: {shift: 0.1, shift-x: 0.1}",
                "epochs: 3|epochs: 3\naugmentation: {zoom: 0.1, zoom-y: 0.1}",
                "epochs: 3|epochs: 3\naugmentation: {zoom-y: 0.1, zoom-tied: true}",
                "epochs: 3|epochs: 3\n  learning-rate: 1.0e+39",
                "epochs: 3|epochs: 3\n  learning-rate: 1.0e-46",
                "epochs: 3|epochs: 3\n  weight-decay: 1.0e-46",
                "epochs: 3|epochs: 3\n  beta2: 0.99999998",
                "epochs: 3|epochs: 3\naugmentation: {zoom-tied: 1}",
                "epochs: 3|epochs: 3\naugmentation: {flip-vertical: 2}",
                "epochs: 3|epochs: 3\naugmentation: {brightness: -1}",
                "epochs: 3|epochs: 3\naugmentation: {fill: mirror}",
                "epochs: 3|epochs: 3\naugmentation: {elastic: {sigma: 4}}",
                "epochs: 3|epochs: 3\naugmentation: {elastic: {alpha: 1, sigma: 0}}",
                "epochs: 3|epochs: 3\naugmentation: {erase: {area: 0.1}}",
                "epochs: 3|epochs: 3\naugmentation: {erase: {probability: 1, area: 0}}",
                "epochs: 3|epochs: 3\naugmentation: {erase: {probability: 1, content: mean}}"
            })
    void bothRefuse(String change) throws IOException {
        String[] parts = change.split("\\|", 2);
        String yaml = Spaces.base().replace(parts[0], parts[1]);

        assertThat(yaml).isNotEqualTo(Spaces.base());
        assertThat(schemaErrors(yaml)).isNotEmpty();
        assertThatThrownBy(() -> Spaces.read(yaml)).isInstanceOf(InputException.class);
    }

    /**
     * The kernels of the stem and of 18 convolutions of 3 × 3, of two projections of 1 × 1, and the output layer; a batch
     * normalisation has two of its four numbers a channel from the data.
     */
    @Test
    void resNet20HasThePapersLayersAndProjections() {
        long kernels = 9 * (3 * 16 + 6 * 16 * 16 + 16 * 32 + 5 * 32 * 32 + 32 * 64 + 5 * 64 * 64);
        long projections = 16 * 32 + 32 * 64;
        long normalised = 7 * 16 + 6 * 32 + 6 * 64;
        long output = 64 * 10 + 10;

        assertThat(kernels + 2 * normalised + output).isEqualTo(269_722); // the paper's 0.27 M
        assertCount("resnet-20", kernels + 2 * normalised + output + projections + 2 * (32 + 64), 272_474);
        assertThat(all("resnet-20")).isEqualTo(kernels + output + projections + 4 * (normalised + 32 + 64));
        assertThat(comment("resnet-20")).contains("272,474", "274,042", "269,722");
        assertThat(all("resnet-20")).isEqualTo(274_042);
        assertThat(inARow("resnet-20")).isEqualTo(20);
    }

    @Test
    void resNet9IsThatOfDawnbench() {
        long kernels = 9 * (3 * 64 + 64 * 128 + 2 * 128 * 128 + 128 * 256 + 256 * 512 + 2 * 512 * 512);
        long normalised = 64 + 3 * 128 + 256 + 3 * 512;
        long output = 512 * 10 + 10;

        assertCount("resnet-9", kernels + 2 * normalised + output, 6_573_130);
        assertThat(all("resnet-9")).isEqualTo(kernels + 4 * normalised + output).isEqualTo(6_577_610);
        assertThat(comment("resnet-9")).contains("6,573,130", "6,577,610");
        assertThat(inARow("resnet-9")).isEqualTo(9);
    }

    /** The whitening has 24 filters on patches of 2 × 2 × 3, which don't learn; normalisations learn a shift alone. */
    @Test
    void theFastNetworkIsJordans() {
        long kernels = 9 * (24 * 64 + 64 * 64 + 64 * 256 + 256 * 256 + 2 * 256 * 256);
        long normalised = 2 * 64 + 4 * 256;
        long output = 256 * 10 + 10;

        assertCount("fast-cifar", 24 + kernels + normalised + output, 1_971_362);
        assertThat(all("fast-cifar"))
                .isEqualTo(24 * (12 + 1) + kernels + 4 * normalised + output)
                .isEqualTo(1_975_106);
        assertThat(comment("fast-cifar")).contains("1,971,362", "1,975,106");
    }

    @Test
    void theWideNetworkIsJordansForAHigherAccuracy() {
        long kernels = 9 * (24 * 128 + 128 * 128 + 128 * 384 + 384 * 384 + 2 * 384 * 384);
        long normalised = 2 * 128 + 4 * 384;
        long output = 384 * 10 + 10;

        assertCount("wide-cifar", 24 + kernels + normalised + output, 4_604_450);
        assertThat(all("wide-cifar"))
                .isEqualTo(24 * (12 + 1) + kernels + 4 * normalised + output)
                .isEqualTo(4_610_114);
        assertThat(comment("wide-cifar")).contains("4,604,450", "4,610,114");
    }

    /** As the comment derives them of the paper's. */
    @ParameterizedTest
    @CsvSource({"fast-cifar, 11.5", "wide-cifar, 10"})
    void theFastNetworksRatesAndDecayAreThePapers(String space, double paperRate) {
        Training training = Spaces.ready(space).recipe(Map.of()).training();
        double momentum = training.optimizer().momentum();

        assertThat(momentum).isEqualTo(0.85);
        double share = training.batchSizes().of(1) / 1024.0;
        assertThat(share).isEqualTo(0.5);
        assertThat(training.optimizer().learningRate())
                .isCloseTo(share * paperRate / (1 + 1 / (1 - momentum)), within(0.003));
        assertThat(training.penalty().l2()).isCloseTo(0.0153 / 11.5, within(1e-6));
    }

    private static void assertCount(String space, long derived, long trainable) {
        assertThat(derived).isEqualTo(trainable);
        assertThat(NetworkShapes.trainable(shapes(space))).isEqualTo(trainable);
    }

    private static long all(String space) {
        return NetworkShapes.parameters(shapes(space));
    }

    private static List<LayerShape> shapes(String space) {
        return NetworkShapes.infer(Spaces.ready(space).recipe(Map.of()).network(), new Shape(3, 32, 32), 10);
    }

    private static String comment(String space) {
        return Spaces.ready(space)
                .source()
                .lines()
                .takeWhile(line -> line.startsWith("#"))
                .collect(Collectors.joining());
    }

    /** Layers with weights on the longest way to the probabilities. */
    private static int inARow(String space) {
        NetworkGraph graph =
                NetworkGraph.of(Spaces.ready(space).recipe(Map.of()).network(), new Shape(3, 32, 32), 10);
        int[] depths = new int[graph.nodes().size()];
        for (NetworkGraph.Node node : graph.nodes()) {
            int before = node.inputs().stream()
                    .mapToInt(input -> input < 0 ? 0 : depths[input])
                    .max()
                    .orElse(0);
            boolean hasWeights = node.layer() instanceof Convolution || node.layer() instanceof Dense;
            depths[node.index()] = before + (hasWeights ? 1 : 0);
        }
        return depths[depths.length - 1];
    }

    @Test
    void theSeedIsTheTutorialsRecipe() {
        SearchSpace space = Spaces.ready("seed-cnn");
        Recipe recipe = space.recipe(Map.of());
        List<LayerShape> shapes = NetworkShapes.infer(recipe.network(), new Shape(1, 28, 28), 10);

        assertThat(space.parameters()).isEmpty();
        assertThat(NetworkShapes.parameters(shapes)).isEqualTo(3_425_386);
        assertThat(NetworkShapes.trainable(shapes)).isEqualTo(3_424_810);
        assertThat(space.data().validation()).isEqualTo(6_000);
        assertThat(space.data().heldOut()).isEqualTo(DataSpec.HeldOut.LAST);
        assertThat(recipe.training().epochs()).isEqualTo(200);
        assertThat(recipe.training().batchSizes().of(1)).isEqualTo(256);
        assertThat(recipe.training().stepsPerEpoch()).isEqualTo(54_000 / 256);
        assertThat(recipe.training().lossClip()).isEqualTo(1e-7);
        assertThat(recipe.training().optimizer().method()).isEqualTo(Training.Method.RMSPROP);
        assertThat(recipe.training().optimizer().learningRate()).isEqualTo(1e-3);
        assertThat(recipe.training().optimizer().rho()).isEqualTo(0.9);
        assertThat(recipe.training().optimizer().epsilon()).isEqualTo(1e-8);
        assertThat(recipe.training().reduceOnPlateau())
                .contains(new Training.ReduceOnPlateau(Monitor.VAL_ACCURACY, 3, 0.5, 1e-5, 1e-4, 0));
        assertThat(recipe.training().earlyStopping()).contains(new Training.EarlyStopping(Monitor.ACCURACY, 3, 0));
        assertThat(recipe.training().checkpoint()).isEqualTo(Monitor.VAL_LOSS);
        assertThat(recipe.training().keepFinal()).isTrue();
        assertThat(recipe.augmentation()).isEqualTo(Augmentations.affine(10, 0.1, 0.1, 0.1));
    }

    /** As the notebook's summary lists them; flatten, between its second and its third dropout, comes by itself. */
    private static final String TUTORIAL =
            "conv 32 3, norm, conv 32 3, norm, conv 32 5, norm, conv 64 3, norm, conv 64 3, norm, conv 64 5, norm,"
                    + " conv 32 3, dropout 0.4, dropout 0.4, dense 128, dropout 0.4";

    @Test
    void theSeedHasTheTutorialsLayersInTheirOrder() {
        assertThat(sequence(Spaces.ready("seed-cnn").recipe(Map.of()))).isEqualTo(TUTORIAL);
    }

    @Test
    void theSeedSpaceBeginsWithTheTutorialsLayersInTheirOrder() {
        SearchSpace space = Spaces.ready("seed-space");

        assertThat(sequence(space.recipe(space.search().enqueue().get(0)))).isEqualTo(TUTORIAL);
    }

    private static String sequence(Recipe recipe) {
        return recipe.network().stream().map(ReadySpacesTest::words).collect(Collectors.joining(", "));
    }

    private static String words(Layer layer) {
        if (layer instanceof Convolution conv) {
            return "conv " + conv.filters() + " " + conv.kernel();
        }
        if (layer instanceof Dropout dropout) {
            return "dropout " + dropout.rate();
        }
        return layer instanceof Dense dense ? "dense " + dense.units() : "norm";
    }

    @Test
    void theSeedIsTheFirstTrialOfTheSeedSpace() {
        // A search doesn't keep a second network of each trial.
        String text = Spaces.ready("seed-cnn").source().replace("keep-final: true", "keep-final: false");
        Recipe seed = Spaces.read(text).recipe(Map.of());
        SearchSpace space = Spaces.ready("seed-space");

        assertThat(space.search().enqueue()).singleElement().satisfies(point -> assertThat(space.recipe(point))
                .isEqualTo(seed));
        assertThat(space.data()).isEqualTo(Spaces.ready("seed-cnn").data());
    }

    /** By SnakeYAML, since Jackson leaves aliases as they are. */
    private static Set<ValidationMessage> schemaErrors(String yaml) throws IOException {
        Object document = new Yaml(new SafeConstructor(new LoaderOptions())).load(yaml);
        return schema().validate(new ObjectMapper().valueToTree(document));
    }

    private static JsonSchema schema() throws IOException {
        return JsonSchemaFactory.getInstance(SpecVersion.VersionFlag.V202012)
                .getSchema(new ObjectMapper()
                        .readTree(Spaces.READY.resolve("werkbank.schema.json").toFile()));
    }
}
