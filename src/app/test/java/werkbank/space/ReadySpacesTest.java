package werkbank.space;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

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
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.yaml.snakeyaml.LoaderOptions;
import org.yaml.snakeyaml.Yaml;
import org.yaml.snakeyaml.constructor.SafeConstructor;
import werkbank.InputException;
import werkbank.recipe.Augmentation;
import werkbank.recipe.LayerShape;
import werkbank.recipe.Monitor;
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
        assertThat(files()).hasSizeGreaterThanOrEqualTo(4);
    }

    @ParameterizedTest
    @MethodSource("files")
    void passReaderAndSchema(Path file) throws IOException {
        SearchSpace space = new SpaceReader(Path.of("data", "mnist")).read(file);

        space.checkFits(Shape.grey(28, 28));
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
                "max-pool|layer-norm"
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
                "trials: 6|trials: 6\nsampler: tpa",
                "trials: 6|trials: 6\nsampler: {tpe: {startup: 0}}",
                "trials: 6|trials: 6\nsampler: {tpe: {}, grid: {}}",
                "trials: 6|trials: 6\nsampler: {sobol: {points: 3}}",
                "trials: 6|trials: 6\nensemble: {top-k: 0}",
                "trials: 6|trials: 6\ndata: {validation: 0}",
                "name: base|name: a/b",
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
        assertThat(recipe.augmentation()).isEqualTo(Augmentation.affine(10, 0.1, 0.1, 0.1));
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
