package werkbank.space.yaml;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.math.BigInteger;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import werkbank.InputException;
import werkbank.recipe.Algorithms;
import werkbank.recipe.Augmentation;
import werkbank.recipe.BatchSizes;
import werkbank.recipe.Monitor;
import werkbank.recipe.Portion;
import werkbank.recipe.Recipe;
import werkbank.recipe.Schedule;
import werkbank.recipe.Shape;
import werkbank.recipe.Training;
import werkbank.recipe.layer.Activation;
import werkbank.recipe.layer.AveragePool;
import werkbank.recipe.layer.BatchNorm;
import werkbank.recipe.layer.Convolution;
import werkbank.recipe.layer.Dense;
import werkbank.recipe.layer.Dropout;
import werkbank.recipe.layer.GlobalAveragePool;
import werkbank.recipe.layer.Initializer;
import werkbank.recipe.layer.MaxPool;
import werkbank.space.DataSpec;
import werkbank.space.DataSpecBuilder;
import werkbank.space.EnsemblePlan;
import werkbank.space.EnsemblePlans;
import werkbank.space.Grid;
import werkbank.space.Parameter;
import werkbank.space.ReadImages;
import werkbank.space.SearchSpace;
import werkbank.space.Spaces;

class SpaceReaderTest {
    private static final String MINIMAL = "name: small\ntrials: 3\nnetwork: [dense: 16]\ntraining: {epochs: 2}\n";

    @Test
    void aPathAloneIsTheFolderOfTheData() {
        SearchSpace space = Spaces.read(MINIMAL + "data: my photos\n");
        assertThat(space.data())
                .isEqualTo(
                        DataSpecBuilder.in(Path.of("my photos").toAbsolutePath().toString())
                                .asTheImagesDecide()
                                .build());
        SearchSpace block = Spaces.read(MINIMAL + "data: {folder: my photos}\n");
        assertThat(space.data()).isEqualTo(block.data());
        assertThat(space.hasSameTrialsAs(block)).isTrue();
    }

    @Test
    void sharesOfTheImagesAreHeldOutWithThoseOfEachClass() {
        DataSpec data =
                Spaces.read(MINIMAL + "data: {validation: 0.2, test: 0.1}\n").data();
        assertThat(data.validation()).isZero();
        assertThat(data.validationShare()).isEqualTo(0.2);
        assertThat(data.stratified()).isTrue();
        assertThat(data.test()).contains(new Portion(0.1, 0));

        DataSpec numbers =
                Spaces.read(MINIMAL + "data: {validation: 50, test: 0}\n").data();
        assertThat(numbers.validation()).isEqualTo(50);
        assertThat(numbers.stratified()).isFalse();
        assertThat(numbers.isDecided()).isTrue();
        assertThat(numbers.test()).contains(Portion.NONE);
        assertThat(Spaces.read(MINIMAL + "data: {validation: 0.2, held-out: last}\n")
                        .data()
                        .stratified())
                .isFalse();
    }

    @Test
    void defaults() {
        SearchSpace space = Spaces.read(MINIMAL);
        Path mnist = Path.of("data", "mnist").toAbsolutePath();

        assertThat(space.description()).isEmpty();
        assertThat(space.seed()).isEqualTo(1);
        assertThat(space.timeout()).isEmpty();
        assertThat(space.ensemble()).isEqualTo(EnsemblePlan.STANDARD);
        assertThat(space.data())
                .isEqualTo(
                        DataSpecBuilder.in(mnist.toString()).asTheImagesDecide().build());
        assertThat(space.source()).isEqualTo(MINIMAL);
        assertThat(space.file()).isEqualTo("base.yaml");
        assertThat(space.recipe(Map.of()))
                .isEqualTo(new Recipe(
                        List.of(new Dense(16, Activation.RELU, Initializer.GLOROT_UNIFORM)),
                        new Training(
                                2,
                                0,
                                new BatchSizes(List.of(new BatchSizes.Stage(64, 2))),
                                new Training.Optimizer(
                                        Training.Method.ADAM, 0.001, 0.9, 0.9, 0.9, 0.999, 1e-7, 0.01, 1),
                                new Training.Penalty(0, 0),
                                new Training.Clipping(0, 0),
                                0,
                                0,
                                Training.ClassWeights.NONE,
                                Optional.empty(),
                                Optional.empty(),
                                Optional.empty(),
                                Monitor.VAL_ACCURACY,
                                1,
                                false,
                                Training.Averaging.NONE,
                                Optional.empty(),
                                Algorithms.DETERMINISTIC),
                        Augmentation.NONE));
    }

    @Test
    void foldsTakeThePlaceOfAValidationPart() {
        assertThat(Spaces.read(MINIMAL + "data: {folds: 5, train-limit: 1000, split-seed: 3}\n")
                        .data())
                .satisfies(data -> {
                    assertThat(data.folds()).isEqualTo(5);
                    assertThat(data.validation()).isZero();
                    assertThat(data.stratified()).isTrue();
                    assertThat(data.trainLimit()).isEqualTo(1000);
                    assertThat(data.splitSeed()).isEqualTo(3);
                });
    }

    @Test
    void theLastImagesCanBeHeldOut() {
        assertThat(Spaces.read(MINIMAL + "data: {validation: 50, held-out: last}\n")
                        .data())
                .satisfies(data -> {
                    assertThat(data.heldOut()).isEqualTo(DataSpec.HeldOut.LAST);
                    assertThat(data.validation()).isEqualTo(50);
                    assertThat(data.in("elsewhere").heldOut()).isEqualTo(DataSpec.HeldOut.LAST);
                });
        assertThat(Spaces.read(MINIMAL + "data: {held-out: random, split-seed: 3}\n")
                        .data()
                        .heldOut())
                .isEqualTo(DataSpec.HeldOut.RANDOM);
    }

    @Test
    void batchSizesCanBeSearched() {
        SearchSpace space = Spaces.read(
                """
                name: s
                trials: 1
                network: [dense: 2]
                training:
                  epochs: {int: [8, 10]}
                  batch-size:
                    - {size: {choice: [32, 64]}, epochs: {int: [2, 5]}}
                    - {size: 128, epochs: 2}
                    - {size: 256}
                """);

        assertThat(space.parameters())
                .extracting(Parameter::name)
                .containsExactly("training.epochs", "training.batch-size.1.size", "training.batch-size.1.epochs");
        BatchSizes sizes = space.recipe(Map.of(
                        "training.epochs", 9, "training.batch-size.1.size", 32, "training.batch-size.1.epochs", 3))
                .training()
                .batchSizes();
        assertThat(sizes.stages())
                .containsExactly(
                        new BatchSizes.Stage(32, 3), new BatchSizes.Stage(128, 2), new BatchSizes.Stage(256, 4));
        assertThat(IntStream.rangeClosed(1, 9).map(sizes::of))
                .containsExactly(32, 32, 32, 128, 128, 256, 256, 256, 256);
    }

    @Test
    void aScheduleCanBeSearched() {
        SearchSpace space = Spaces.read(
                """
                name: s
                trials: 1
                parameters:
                  end: {float: [0, 0.1]}
                network: [dense: 2]
                training:
                  epochs: 10
                  schedule:
                    type: {choice: [cosine, one-cycle, exponential]}
                    warm-up: {int: [0, 2], when: {training.schedule.type: cosine}}
                    end-factor: $end
                """);

        assertThat(space.recipe(Map.of("end", 0.05, "training.schedule.type", "one-cycle"))
                        .training()
                        .schedule())
                .contains(new Schedule(Schedule.Type.ONE_CYCLE, 0, 10, 0.5, 1, 0.05, 0.04, 0.3));
        assertThat(space.recipe(Map.of("end", 0.0, "training.schedule.type", "cosine", "training.schedule.warm-up", 2))
                        .training()
                        .schedule())
                .contains(new Schedule(Schedule.Type.COSINE, 2, 10, 0.5, 1, 0, 0.04, 0.3));
        assertThat(space.recipe(Map.of("end", 0.0, "training.schedule.type", "exponential"))
                        .training()
                        .schedule()
                        .orElseThrow()
                        .factor())
                .isEqualTo(0.9);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "cosine",
                "{cosine: {}}",
                "{type: cosine}",
                "\n    cosine:\n      end-factor: 0.0",
                "\n    type: cosine\n    end-factor: 0.0"
            })
    void aScheduleIsNamedLikeASamplerOrByItsType(String schedule) {
        assertThat(Spaces.read("name: s\ntrials: 1\nnetwork: [dense: 2]\ntraining:\n  epochs: 9\n  schedule: "
                                + schedule + "\n")
                        .recipe(Map.of())
                        .training()
                        .schedule())
                .contains(new Schedule(Schedule.Type.COSINE, 0, 10, 0.5, 1, 0, 0.04, 0.3));
    }

    @Test
    void aScheduleNamedStepIsNoRange() {
        SearchSpace space = Spaces.read(
                """
                name: s
                trials: 1
                network: [dense: 2]
                training: {epochs: 9, schedule: {step: {every: {int: [2, 4]}, factor: 0.1}}}
                """);

        assertThat(space.parameters()).extracting(Parameter::name).containsExactly("training.schedule.every");
        assertThat(space.recipe(Map.of("training.schedule.every", 3)).training().schedule())
                .contains(new Schedule(Schedule.Type.STEP, 0, 3, 0.1, 1, 0, 0.04, 0.3));
    }

    @Test
    void aScheduleThatIsARangeIsARangeOfTypes() {
        SearchSpace space = Spaces.read(
                """
                name: s
                trials: 1
                network: [dense: 2]
                training: {epochs: 9, schedule: {choice: [cosine, constant]}}
                """);

        assertThat(space.parameters())
                .containsExactly(
                        new Parameter.Choice("training.schedule.type", List.of("cosine", "constant"), Map.of()));
    }

    @Test
    void aLayerWithAConditionNeedsNoBlock() {
        SearchSpace space = Spaces.read(
                """
                name: s
                trials: 1
                parameters:
                  norm: {choice: [true, false]}
                network:
                  - conv: 4
                  - batch-norm:
                    when: {norm: true}
                  - max-pool:
                training: {epochs: 1}
                """);

        assertThat(space.recipe(Map.of("norm", true)).network())
                .hasSize(3)
                .contains(new BatchNorm(0.99, 1e-3), new MaxPool(2, 2));
        assertThat(space.recipe(Map.of("norm", false)).network()).hasSize(2);
    }

    @Test
    void classWeightsAreAWordOrAList() {
        String space =
                """
                name: s
                trials: 1
                parameters:
                  rare: {float: [1, 5]}
                network: [dense: 2]
                training: {epochs: 10, class-weights: %s}
                """;
        SearchSpace listed = Spaces.read(String.format(Locale.ROOT, space, "[1, 2 * $rare, {choice: [0.5, 3]}]"));

        assertThat(listed.recipe(Map.of("rare", 2.0, "training.class-weights.3", 3.0))
                        .training()
                        .classWeights())
                .isEqualTo(new Training.ClassWeights(false, List.of(1.0, 4.0, 3.0)));
        listed.checkClasses(3);
        assertThatThrownBy(() -> listed.checkClasses(10))
                .isInstanceOf(InputException.class)
                .hasMessage("base.yaml:6:39: class-weights is a list of 3, but the images have 10 classes;"
                        + " give each class one");
        SearchSpace word = Spaces.read(String.format(
                Locale.ROOT,
                space.replace("parameters:\n  rare: {float: [1, 5]}\n", ""),
                "{choice: [none, balanced]}"));
        word.checkClasses(10);
        assertThat(word.recipe(Map.of("training.class-weights", "balanced"))
                        .training()
                        .classWeights())
                .isEqualTo(new Training.ClassWeights(true, List.of()));
        assertThat(word.recipe(Map.of("training.class-weights", "none"))
                        .training()
                        .classWeights())
                .isEqualTo(Training.ClassWeights.NONE);
    }

    @Test
    void averagesCanBeSearched() {
        SearchSpace space = Spaces.read(
                """
                name: s
                trials: 1
                network: [dense: 2]
                training: {epochs: 10, ema: {decay: {choice: [0.99, 0.999]}}, swa: {}}
                """);

        assertThat(space.recipe(Map.of("training.ema.decay", 0.99)).training().averaging())
                .isEqualTo(new Training.Averaging(
                        Optional.of(new Training.Ema(0.99)), Optional.of(new Training.Swa(0.75, 0))));
    }

    @Test
    void settingsOfTheStudy() {
        SearchSpace space = Spaces.read(MINIMAL
                + "description: two words\nseed: -7\ntimeout: 1h30m\nsampler: random\nensemble: {top-k: 2, method: greedy, "
                + "test-time-augmentation: draws}\n"
                + "data: {train-limit: 100, validation: 50, split-seed: 9, stratified: true}\n");

        assertThat(space.description()).isEqualTo("two words");
        assertThat(space.seed()).isEqualTo(-7);
        assertThat(space.timeout()).contains(Duration.ofMinutes(90));
        assertThat(space.ensemble())
                .isEqualTo(EnsemblePlans.of(EnsemblePlan.Method.GREEDY, 2).with(EnsemblePlan.TestTime.DRAWS));
        assertThat(space.data().trainLimit()).isEqualTo(100);
        assertThat(space.data().stratified()).isTrue();
        assertThat(space.data().validation()).isEqualTo(50);
        assertThat(space.data().splitSeed()).isEqualTo(9);
    }

    @Test
    void dataFolderIsRelativeToTheFile(@TempDir Path folder) throws IOException {
        Path spaces = Files.createDirectory(folder.resolve("spaces"));
        Path file = Files.writeString(spaces.resolve("own.yaml"), MINIMAL + "data: {folder: ../images}\n");

        SearchSpace space = new SpaceReader(Path.of("data")).read(file);

        assertThat(space.data().folder())
                .isEqualTo(folder.resolve("images").toAbsolutePath().toString());
        assertThat(space.file()).isEqualTo(file.toString());
    }

    @Test
    void everyLayerInItsShortAndLongForm() {
        String network =
                """
                network:
                  - conv: 8
                  - conv: {filters: 8, kernel: 5, stride: 2, padding: valid, activation: leakyrelu}
                  - batch-norm
                  - batch-norm: {momentum: 0.9, epsilon: 1e-4}
                  - max-pool
                  - max-pool: 3
                  - max-pool: {size: 3, stride: 1}
                  - average-pool
                  - average-pool: {size: 1}
                  - global-average-pool
                  - dropout: 0.25
                  - dropout: {rate: 0.5}
                  - dense: 10
                  - dense: {units: 20, activation: tanh}
                """;
        SearchSpace space = Spaces.read("name: a\ntrials: 1\ntraining: {epochs: 1}\n" + network);

        assertThat(space.recipe(Map.of()).network())
                .containsExactly(
                        new Convolution(
                                8, 3, 1, 1, Convolution.Padding.SAME, Activation.RELU, Initializer.GLOROT_UNIFORM),
                        new Convolution(
                                8,
                                5,
                                2,
                                1,
                                Convolution.Padding.VALID,
                                Activation.LEAKYRELU,
                                Initializer.GLOROT_UNIFORM),
                        new BatchNorm(0.99, 1e-3),
                        new BatchNorm(0.9, 1e-4),
                        new MaxPool(2, 2),
                        new MaxPool(3, 3),
                        new MaxPool(3, 1),
                        new AveragePool(2, 2),
                        new AveragePool(1, 1),
                        new GlobalAveragePool(),
                        new Dropout(0.25),
                        new Dropout(0.5),
                        new Dense(10, Activation.RELU, Initializer.GLOROT_UNIFORM),
                        new Dense(20, Activation.TANH, Initializer.GLOROT_UNIFORM));
    }

    @Test
    void wholeNumbersMayHaveAnExponent() {
        SearchSpace space = Spaces.read(
                MINIMAL + "seed: 1e3\ndata: {train-limit: 1e3, validation: 2e3, test: 5.0, split-seed: -1e17}\n");

        assertThat(space.seed()).isEqualTo(1000);
        assertThat(space.data().trainLimit()).isEqualTo(1000);
        assertThat(space.data().validation()).isEqualTo(2000);
        assertThat(space.data().test()).hasValue(new Portion(0, 5));
        assertThat(space.data().splitSeed()).isEqualTo(-100_000_000_000_000_000L);
        assertThatThrownBy(() -> Spaces.read(MINIMAL + "seed: 1e18\n"))
                .hasMessage("base.yaml:5:7: seed is 1e18; it must be a whole number of at most 18 digits");
        for (String none : List.of("1.5", "1.0")) {
            assertThatThrownBy(() -> Spaces.read(MINIMAL + "data: {validation: " + none + "}\n"))
                    .hasMessage("base.yaml:5:20: validation is " + none + "; it must be a number of images from 1 on,"
                            + " or a share of them between 0 and 1 such as 0.1");
        }
    }

    @Test
    void parametersInOrderWithTheirConditions() {
        SearchSpace space = Spaces.read(
                """
                name: a
                trials: 1
                parameters:
                  deep: {int: [1, 3], when: {act: relu}}
                  act: {choice: [relu, elu]}
                network:
                  - dense: {units: {int: [8, 16], step: 8}, activation: $act}
                  - dense: 8 * $deep
                    when: {act: relu}
                  - dropout: {float: [0, 0.5]}
                    when: {act: elu}
                training:
                  epochs: 2
                  learning-rate: {float: [1e-4, 1e-2], log: true}
                """);

        assertThat(space.parameters())
                .containsExactly(
                        new Parameter.Choice("act", List.of("relu", "elu"), Map.of()),
                        new Parameter.IntRange("deep", 1, 3, 1, false, Map.of("act", List.of("relu"))),
                        new Parameter.IntRange("network.1.dense.units", 8, 16, 8, false, Map.of()),
                        new Parameter.FloatRange("network.3.dropout", 0, 0.5, false, Map.of("act", List.of("elu"))),
                        new Parameter.FloatRange("training.learning-rate", 1e-4, 1e-2, true, Map.of()));
    }

    @Test
    void aGridHasWhatTheConditionsOfLayersLookFor() {
        SearchSpace space = Spaces.read(
                """
                name: a
                trials: 1
                parameters: {blocks: {int: [1, 30]}}
                network:
                  - conv: 4
                  - conv: 4
                    when: {blocks: 7}
                  - repeat: {times: 2, layers: [{conv: 4, when: {blocks: [7, 9]}}]}
                training: {epochs: 1}
                """);
        Grid grid = Grid.of(space.parameters(), 5);

        assertThat(grid.size()).hasValue(BigInteger.valueOf(7));
        assertThat(IntStream.range(0, 7).mapToObj(grid::at))
                .extracting(values -> values.get("blocks"))
                .containsExactly(1, 7, 8, 9, 16, 23, 30);
    }

    @Test
    void aPointBecomesARecipe() {
        Map<String, Object> point = Map.of("filters", 32, "act", "relu", "extra", 2);

        assertThat(Spaces.read(Spaces.base()).recipe(point).network())
                .containsExactly(
                        new Convolution(
                                32, 3, 1, 1, Convolution.Padding.SAME, Activation.RELU, Initializer.GLOROT_UNIFORM),
                        new MaxPool(2, 2),
                        new Dense(128, Activation.RELU, Initializer.GLOROT_UNIFORM),
                        new Dropout(0.4),
                        new Dense(2, Activation.RELU, Initializer.GLOROT_UNIFORM));
    }

    @Test
    void aLayerWhoseConditionDoesNotHoldIsAbsent() {
        Map<String, Object> point = Map.of("filters", 16, "act", "elu");

        assertThat(Spaces.read(Spaces.base()).recipe(point).network()).hasSize(4);
    }

    @Test
    void aRangeInPlaceWhoseConditionDoesNotHoldLeavesTheDefault() {
        SearchSpace space = Spaces.read(
                """
                name: a
                trials: 1
                network: [dense: 8]
                training:
                  epochs: 1
                  optimizer: {choice: [adam, nesterov]}
                  momentum: {float: [0.5, 0.8], when: {training.optimizer: nesterov}}
                """);

        assertThat(space.recipe(Map.of("training.optimizer", "adam"))
                        .training()
                        .optimizer()
                        .momentum())
                .isEqualTo(0.9);
        assertThat(space.recipe(Map.of("training.optimizer", "nesterov", "training.momentum", 0.6))
                        .training()
                        .optimizer()
                        .momentum())
                .isEqualTo(0.6);
    }

    @Test
    void arithmetic() {
        SearchSpace space = Spaces.read(
                """
                name: a
                trials: 1
                parameters: {n: {int: [6, 12], step: 6}, half-rate: {float: [0.1, 0.2]}}
                network:
                  - dense: ($n + 2) * 3 - $n / 6
                  - dropout: 2*$half-rate-0.1
                training: {epochs: 1}
                """);

        assertThat(space.recipe(Map.of("n", 12, "half-rate", 0.2)).network())
                .containsExactly(new Dense(40, Activation.RELU, Initializer.GLOROT_UNIFORM), new Dropout(0.3));
    }

    @Test
    void arithmeticThatBreaksBetweenTheCornersSaysItsPlace() {
        SearchSpace space = Spaces.read(
                """
                name: a
                trials: 1
                parameters: {n: {int: [2, 10], step: 4}}
                network: [dense: 12 / ($n - 4)]
                training: {epochs: 1}
                """
                        .replace("[2, 10], step: 4", "[5, 16], step: 1"));

        assertThatThrownBy(() -> space.recipe(Map.of("n", 9)))
                .isInstanceOf(InputException.class)
                .hasMessage("base.yaml:4:18: dense is 2.4 where $n is 9; it must be a whole number of at least 1");
    }

    @Test
    void aPointOutsideTheSpaceIsRefused() {
        SearchSpace space = Spaces.read(Spaces.base());
        Map<String, Object> point = new HashMap<>(Map.of("filters", 20, "act", "elu"));

        assertThatThrownBy(() -> space.recipe(point))
                .isInstanceOf(InputException.class)
                .hasMessage("base.yaml:4:3: the parameter filters is 20; it must be 16 to 64 in steps of 16");
        point.remove("filters");
        assertThatThrownBy(() -> space.recipe(point))
                .isInstanceOf(InputException.class)
                .hasMessage("base.yaml:4:3: the parameter filters has no value; it must be 16 to 64 in steps of 16");
    }

    @Test
    void anchorsAndMergeKeys() {
        SearchSpace space = Spaces.read(
                """
                name: a
                trials: 1
                network:
                  - conv: &block {filters: 8, kernel: 5}
                  - conv: {<<: *block, filters: 16}
                training: {epochs: 1}
                """);

        assertThat(space.recipe(Map.of()).network().get(1))
                .isEqualTo(new Convolution(
                        16, 5, 1, 1, Convolution.Padding.SAME, Activation.RELU, Initializer.GLOROT_UNIFORM));
    }

    @Test
    void numbersAreThoseOfYaml12() {
        SearchSpace space = Spaces.read(
                """
                name: 2024
                trials: 1
                network: [dense: 8]
                training: {epochs: 010, learning-rate: 1e-3, epsilon: 1.e-8}
                """);

        assertThat(space.name()).isEqualTo("2024");
        assertThat(space.recipe(Map.of()).training().epochs()).isEqualTo(10);
        assertThat(space.recipe(Map.of()).training().optimizer().learningRate()).isEqualTo(0.001);
    }

    @Test
    void aConfigurationThatHasNoNetworkSaysWhy() {
        SearchSpace space = Spaces.read(
                """
                name: a
                trials: 1
                parameters: {size: {int: [2, 12]}}
                network:
                  - max-pool: 4
                  - max-pool: $size
                  - dense: 24 / $size
                training: {epochs: 1}
                """);
        SearchSpace onImages = space.on(space.data(), Optional.empty(), new ReadImages(Shape.grey(28, 28), 10));

        assertThat(onImages.flaw(Map.of("size", 6))).isEmpty();
        assertThat(space.flaw(Map.of("size", 5)))
                .hasValue("base.yaml:7:12: dense is 4.8 where $size is 5; it must be a whole number of at least 1");
        assertThat(space.flaw(Map.of("size", 8))).as("of images of any size").isEmpty();
        assertThat(onImages.flaw(Map.of("size", 8)))
                .hasValue("base.yaml:6:5: layer 2, max-pool, has a window of 8×8 on an input of only 7×7;"
                        + " take a smaller window, or fewer layers that shrink");
    }

    @Test
    void onImagesTooSmallForTheNetwork() {
        SearchSpace pooled = Spaces.read(
                """
                name: a
                trials: 1
                network:
                  - max-pool: 4
                  - max-pool: {choice: [2, 8]}
                training: {epochs: 1}
                """);
        SearchSpace valid = Spaces.read(MINIMAL.replace("dense: 16", "conv: {filters: 8, kernel: 9, padding: valid}"));

        pooled.checkFits(Shape.grey(32, 32));
        assertThatThrownBy(() -> pooled.checkFits(Shape.grey(28, 28)))
                .isInstanceOf(InputException.class)
                .hasMessage("base.yaml:5:5: layer 2, max-pool, has a window of 8×8 on an input of only 7×7;"
                        + " take a smaller window, or fewer layers that shrink");
        assertThatThrownBy(() -> valid.checkFits(Shape.grey(28, 8)))
                .isInstanceOf(InputException.class)
                .hasMessage("base.yaml:3:11: layer 1, conv, has a kernel of 9×9 on an input of only 28×8;"
                        + " take a smaller kernel, fewer layers that shrink, or padding: same");
    }

    /** The ends of what training can compute with; a 32-bit float can't be larger, smaller or closer to 1. */
    @Test
    void numbersMayBeAsSmallAndLargeAsFloats() {
        Training training = Spaces.read(MINIMAL.replace(
                        "epochs: 2",
                        "epochs: 2, learning-rate: 3.4e+38, epsilon: 1.0e-45, weight-decay: 1.0e-45, l1: 0,"
                                + " beta1: 0.99999996"))
                .recipe(Map.of())
                .training();

        assertThat(training.optimizer().learningRate()).isEqualTo(3.4e38);
        assertThat(training.optimizer().epsilon()).isEqualTo(1e-45);
        assertThat(training.optimizer().weightDecay()).isEqualTo(1e-45);
        assertThat(training.optimizer().beta1()).isEqualTo(0.99999996);
    }

    @Test
    void aLossClipThatLeavesNoGradientToBeginWithIsRefused() {
        SearchSpace space = Spaces.read(
                """
                name: a
                trials: 1
                network: [dense: 8]
                training: {epochs: 1, loss-clip: {choice: [1.0e-7, 0.09, 0.1]}}
                """);

        space.checkClasses(9);
        assertThatThrownBy(() -> space.checkClasses(10))
                .isInstanceOf(InputException.class)
                .hasMessage("base.yaml:4:34: loss-clip is 0.1, but a network begins with about 1 / 10 for each of 10"
                        + " classes, which would have no gradient; lower it, for instance to 1.0e-7");
    }

    @Test
    void imagesOfOnePixelNormalisedOneByOneAreRefused() {
        SearchSpace space = Spaces.read(MINIMAL.replace("dense: 16", "max-pool: 4, batch-norm")
                .replace("epochs: 2", "epochs: 2, batch-size: 1"));

        space.checkFits(Shape.grey(8, 4));
        assertThatThrownBy(() -> space.checkFits(Shape.grey(7, 4)))
                .isInstanceOf(InputException.class)
                .hasMessageContaining("layer 2, batch-norm, has one value a channel where batch-size is 1");
    }

    @Test
    void numbersNormalisedOneByOneAreRefused() {
        SearchSpace space =
                Spaces.read(MINIMAL.replace("dense: 16", "dense: 16, group-norm: {groups: {int: [8, 16], step: 8}}"));

        assertThatThrownBy(() -> space.checkFits(Shape.grey(8, 8)))
                .isInstanceOf(InputException.class)
                .hasMessage("base.yaml:3:22: layer 2, group-norm, has one value a group, and what comes before it"
                        + " learns nothing; take fewer groups, or delete the layer");
    }

    @Test
    void meansOfColoursAreNormalisedAndThatOfGreyIsRefused() {
        SearchSpace space = Spaces.read(MINIMAL.replace("dense: 16", "global-average-pool, layer-norm"));

        space.checkFits(new Shape(3, 8, 8));
        assertThatThrownBy(() -> space.checkFits(Shape.grey(8, 8)))
                .isInstanceOf(InputException.class)
                .hasMessageEndingWith("layer 2, group-norm, has one value to normalise, and what comes before it learns"
                        + " nothing; delete the layer, or have more channels before it");
    }
}
