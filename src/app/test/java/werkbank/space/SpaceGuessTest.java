package werkbank.space;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import werkbank.InputException;

/** Spaces as users of Keras, Optuna and W&amp;B would guess them: everything is told at once, in our words. */
class SpaceGuessTest {
    @Test
    void aFileInTheWordsOfOthersIsMendedInOneRound() {
        assertThat(
                        errors(
                                """
                                study: first
                                max_trials: 4
                                hyperparameters:
                                  lr: {distribution: log_uniform_values, min: 1e-4, max: 1e-2}
                                  width: {values: [16, 32]}
                                layers:
                                  - Conv2D: {filters: width, kernel_size: 5}
                                  - BatchNormalization
                                  - flatten
                                  - Dropout: 0.2
                                fit: {n_epochs: 2, lr: lr}
                                method: bayes
                                """))
                .containsExactly(
                        "1:1: unknown key 'study' in the search space; it is called 'name' here",
                        "2:1: unknown key 'max_trials' in the search space; it is called 'trials' here",
                        "3:1: unknown key 'hyperparameters' in the search space; it is called 'parameters' here",
                        "4:7: lr is {distribution: log_uniform_values, min: 1e-4, max: 1e-2};"
                                + " write {float: [1e-4, 1e-2], log: true}",
                        "5:10: width is {values: [16, 32]}; write {choice: [16, 32]}",
                        "6:1: unknown key 'layers' in the search space; it is called 'network' here",
                        "7:5: there is no layer 'Conv2D'; it is called 'conv' here",
                        "7:23: filters is 'width'; a parameter's name needs a $ before it, write $width",
                        "7:30: unknown key 'kernel_size' in network.1.conv; it is called 'kernel' here",
                        "8:5: there is no layer 'BatchNormalization'; it is called 'batch-norm' here",
                        "9:5: there is no layer 'flatten'; not needed: dense layers flatten what comes before them;"
                                + " delete it",
                        "10:5: there is no layer 'Dropout'; it is called 'dropout' here",
                        "11:1: unknown key 'fit' in the search space; it is called 'training' here",
                        "11:7: unknown key 'n_epochs' in training; it is called 'epochs' here",
                        "11:20: unknown key 'lr' in training; it is called 'learning-rate' here",
                        "11:24: learning-rate is 'lr'; a parameter's name needs a $ before it, write $lr",
                        "12:1: unknown key 'method' in the search space; it is called 'sampler' here",
                        "12:9: sampler is 'bayes'; it must be one of random, grid, genetic, sobol, tpe, gp, mfes, prior-band, auto;"
                                + " it is called 'tpe' here");
    }

    @Test
    void aFileMendedAsItSaysIsRight() {
        SearchSpace space = Spaces.read(
                """
                name: first
                trials: 4
                parameters:
                  lr: {float: [1e-4, 1e-2], log: true}
                  width: {choice: [16, 32]}
                network:
                  - conv: {filters: $width, kernel: 5}
                  - batch-norm
                  - dropout: 0.2
                training: {epochs: 2, learning-rate: $lr}
                sampler: tpe
                """);

        assertThat(space.parameters()).extracting(Parameter::name).containsExactly("lr", "width");
    }

    @Test
    void aKeyInTheWrongBlockIsNoticedOnce() {
        assertThat(errors("name: a\ntrials: 1\nepochs: 3\nbatch_size: 32\nnetwork: [dense: 8]\n"))
                .containsExactly(
                        "3:1: unknown key 'epochs' in the search space; it belongs under training, as epochs",
                        "4:1: unknown key 'batch_size' in the search space; it belongs under training, as batch-size");
        assertThat(errors(small("dense: 8", "epochs: 1, n_trials: 4, validation_split: 100")))
                .containsExactly(
                        "4:23: unknown key 'n_trials' in training; it belongs to the top level of the file, as trials",
                        "4:36: unknown key 'validation_split' in training; it belongs under data, as validation");
    }

    @Test
    void aKeyOfABlockIsMisplacedAtTheTopHoweverNearAnotherIs() {
        assertThat(errors(small("dense: 8", "epochs: 1") + "schedule: cosine\n"))
                .first()
                .isEqualTo("5:1: unknown key 'schedule' in the search space; it belongs under training, as schedule");
    }

    @Test
    void whatFollowsFromAnErrorIsNotRepeated() {
        assertThat(
                        errors(
                                """
                                name: a
                                trials: 1
                                parameters:
                                  width: {int: [64, 16]}
                                  deep: {choice: [yes, no], when: {width: 16}}
                                network:
                                  - conv: $width
                                  - dense: 2 * $width
                                    when: {deep: yes}
                                training: {epochs: 1}
                                """))
                .containsExactly("4:17: width goes from 64 down to 16; write the smaller one first");
    }

    @Test
    void everyWrongValueOfAChoiceIsTold() {
        assertThat(errors(small("dense: 8", "epochs: 1, optimizer: {choice: [Adam, lion, adamw]}")))
                .hasSize(2)
                .satisfiesExactly(
                        first -> assertThat(first)
                                .contains("optimizer is 'Adam'")
                                .endsWith("it is called 'adam' here"),
                        second -> assertThat(second)
                                .contains("optimizer is 'lion'")
                                .endsWith("there is no such optimizer; adamw comes nearest"));
    }

    @Test
    void rangesThatLeaveTheirDomainsAreToldTogether() {
        assertThat(errors(
                        small("dropout: {float: [0.5, 1.5]}", "epochs: 1, l2: {float: [-1, 1]}, rho: {float: [0, 1]}")))
                .containsExactly(
                        "3:21: dropout is 1.5; it must be at least 0 and less than 1",
                        "4:27: l2 is -1; it must be at least 0",
                        "4:50: rho is 1; it must be at least 0 and less than 1");
    }

    @Test
    void moreThanTwentyAreCounted() {
        String layers = IntStream.rangeClosed(1, 23)
                .mapToObj(i -> "dropout: " + (i + 1))
                .collect(Collectors.joining("}, {", "{", "}"));
        List<String> errors = errors("name: a\ntrials: 1\nnetwork: [" + layers + "]\ntraining: {epochs: 1}\n");

        assertThat(errors).hasSize(21);
        assertThat(errors.get(19)).contains("dropout is 21;");
        assertThat(errors.get(20)).endsWith(": and 3 more");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "dense: {min: 8, max: 16} | dense is {min: 8, max: 16}; write {int: [8, 16]}",
                "dense: {type: int, low: 8, high: 64, log: true}"
                        + "| dense is {type: int, low: 8, high: 64, log: true}; write {int: [8, 64], log: true}",
                "dense: {min_value: 8, max_value: 64, step: 8}"
                        + "| dense is {min_value: 8, max_value: 64, step: 8}; write {int: [8, 64], step: 8}",
                "dropout: {uniform: [0, 1]} | dropout is {uniform: [0, 1]}; write {float: [0, 1]}",
                "dropout: {low: 0.1, high: 0.5} | dropout is {low: 0.1, high: 0.5}; write {float: [0.1, 0.5]}",
                "conv: [8, 16, 32] | conv is a list; write {choice: [8, 16, 32]}",
                "conv: [8, 16]"
                        + "| conv is a list; write {choice: [8, 16]} for these two, or {int: [8, 16]} for all between them",
                "dense: {filters: 3} | unknown key 'filters' in network.1.dense; it is called 'units' here",
                "dense: {size: 3} | unknown key 'size' in network.1.dense; it is called 'units' here",
                "conv: {filters: 8, size: 3} | unknown key 'size' in network.1.conv; it is called 'kernel' here",
                "conv: {filters: 8, padding: SAME} | padding is 'SAME'; it must be one of same, valid;"
                        + " it is called 'same' here",
                "dense: {units: 8, activation: softmax} | activation is 'softmax'; it must be one of relu, elu, selu,"
                        + " gelu, swish, leakyrelu, tanh, sigmoid, identity; not needed: a softmax layer with one output a"
                        + " class always follows the last layer; delete it",
                "conv: {filters: 8, use_bias: false} | unknown key 'use_bias' in network.1.conv; it is called 'bias' here",
                "dense: {units: 8, use_bias: false} | unknown key 'use_bias' in network.1.dense;"
                        + " there is always a bias; delete it",
                "batch-norm: true | batch-norm is true; write its name alone, - batch-norm",
                "batch-norm: false | batch-norm is false; delete the layer",
                "batch-norm: {choice: [true, false]} | batch-norm is a block of keys; give the range a name under"
                        + " parameters, for instance use-it: {choice: [true, false]}, and the layer a condition,"
                        + " {batch-norm: {}, when: {use-it: true}}",
                "type: Conv2D, filters: 8 | network.1 has its layer's name behind 'type'; the name comes first:"
                        + " {conv: {filters: 8}}",
                "ReLU: {} | there is no layer 'ReLU'; it is an activation; write, for instance, - activation: relu",
            })
    void theRightFormIsShown(String layer, String error) {
        assertThat(errors(small(layer, "epochs: 1"))).singleElement().asString().endsWith(" " + error);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "{loguniform: {low: 8, high: 64}}"
                        + "| dense is {loguniform: {low: 8, high: 64}}; write {float: [8, 64], log: true}",
                "{int: {min: 8, max: 64}} | dense is {int: {min: 8, max: 64}}; write {int: [8, 64]}",
                "{suggest_int: [8, 64]} | dense is {suggest_int: [8, 64]}; write {int: [8, 64]}",
                "{units: {low: 8, high: 64}} | units is {low: 8, high: 64}; write {int: [8, 64]}",
                "[8, 8] | dense is a list; write 8",
                "[64, 8] | dense is a list; write {choice: [64, 8]} for these two, or {int: [8, 64]} for all between"
                        + " them",
                "'\"8\"' | dense is '8'; it must be a whole number of at least 1; write it without quotes",
                "{int: [8, 64], sampling: log} | unknown key 'sampling' in the range network.1.dense;"
                        + " write log: true, or delete it",
            })
    void theRightFormOfARangeIsShown(String value, String error) {
        assertThat(errors(small("dense: " + value, "epochs: 1")))
                .singleElement()
                .asString()
                .endsWith(" " + error);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "scheduler: {type: asha, min-epochs: 2}"
                        + "| scheduler is {type: asha, min-epochs: 2}; write {asha: {min-epochs: 2}}",
                "sampler: {name: TPE} | sampler is {name: TPE}; write tpe",
                "sampler: {grid: 5} | grid is 5; its options are keys below it, as in {tpe: {startup: 20}};"
                        + " without any, write its name alone",
                "training: {epochs: 1, schedule: {name: cosine}} | schedule is {name: cosine}; write cosine",
                "training: {epochs: 1, schedule: {cosine: {}, step: {}}}"
                        + "| schedule names 2; give one, for instance {cosine: {warm-up: 1}}",
                "training: {epochs: 1, schedule: {CosineAnnealing: {}}}"
                        + "| unknown key 'CosineAnnealing' in schedule; it is called 'cosine' here",
            })
    void whatIsNamedStandsBeforeItsOptions(String line, String error) {
        String training = line.startsWith("training") ? "" : "training: {epochs: 1}\n";
        assertThat(errors("name: a\ntrials: 1\nnetwork: [dense: 8]\n" + training + line + "\n"))
                .singleElement()
                .asString()
                .endsWith(" " + error);
    }

    @Test
    void numbersStandWithoutQuotes() {
        assertThat(errors(small("dense: 8", "epochs: 1") + "keep: '5'\nstop: {target: '0.9'}\n"))
                .containsExactly(
                        "5:7: keep is '5'; it must be a whole number of at least 1; write it without quotes",
                        "6:16: target is '0.9'; it must be a number, at least 0 and at most 1; write it without quotes");
    }

    @Test
    void theMetricOfAForeignSweepIsAnObjective() {
        assertThat(errors(small("dense: 8", "epochs: 1") + "metric: {name: val_loss, goal: minimize}\n"))
                .containsExactly(
                        "5:1: unknown key 'metric' in the search space; it is called 'objective' here",
                        "5:10: unknown key 'name' in objective; it is called 'primary' here",
                        "5:16: objective is 'val_loss'; it must be one of val-accuracy, val-loss, val-f1, val-balanced-accuracy, val-errors;"
                                + " it is called 'val-loss' here",
                        "5:26: unknown key 'goal' in objective; accuracy rises and losses fall by themselves; delete it");
    }

    @Test
    void aConditionBelongsBesideTheLayer() {
        String space =
                """
                name: a
                trials: 1
                parameters: {n: {int: [1, 2]}, use: {choice: [true, false]}}
                network:
                  - conv: {filters: 4, when: {n: 2}}
                  - batch-norm: $use
                training: {epochs: 1}
                """;

        assertThat(errors(space))
                .containsExactly(
                        "5:24: 'when' belongs beside the layer, not in it; write {conv: {filters: 4}, when: {n: 2}}",
                        "6:17: batch-norm is '$use'; a layer is turned on and off by a condition beside it;"
                                + " write {batch-norm: {}, when: {use: true}}");
        Spaces.read(space.replace("conv: {filters: 4, when: {n: 2}}", "{conv: {filters: 4}, when: {n: 2}}")
                .replace("batch-norm: $use", "{batch-norm: {}, when: {use: true}}"));
    }

    @Test
    void aLayerWithoutColonBeforeItsCondition() {
        assertThat(
                        errors(
                                """
                                name: a
                                trials: 1
                                parameters: {n: {int: [1, 2]}}
                                network:
                                  - conv: 4
                                  - max-pool
                                    when: {n: 2}
                                training: {epochs: 1}
                                """))
                .containsExactly(
                        "7:9: a key stands below 'max-pool', which has no colon; write 'max-pool:' in the line above");
    }

    @Test
    void allTabsAreTold() {
        assertThat(errors("name: a\nnetwork:\n\t- dense: 8\ntraining:\n\tepochs: 1\n"))
                .containsExactly(
                        "3:1: there is a tab here; YAML is indented with spaces",
                        "5:1: there is a tab here; YAML is indented with spaces");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "2 ** $n | can't read the expression '2 ** $n': there are no powers, write $n * $n",
                "${n} | can't read the expression '${n}' at '${n}'; it may have numbers, $names, + - * / and (); write $n",
                "max($n; 8) | can't read the expression 'max($n; 8)' at 'max($n; 8)'; it may have numbers, $names,"
                        + " + - * / and (); there are no functions",
                "$n * n | dense is '$n * n'; a parameter's name needs a $ before it, write $n * $n",
            })
    void expressionsOfOtherLanguages(String expression, String error) {
        String space = "name: a\ntrials: 1\nparameters: {n: {int: [1, 3]}}\nnetwork:\n  - dense: '%s'\n"
                + "training: {epochs: 1}\n";

        assertThat(errors(String.format(Locale.ROOT, space, expression))).containsExactly("5:12: " + error);
    }

    @Test
    void aShareOfTheImagesOrAChoiceOfNetworks() {
        assertThat(
                        errors(
                                """
                                name: a
                                trials: 1
                                data: {validation: 20%, classes: 10}
                                network: {choice: {small: [dense: 8], large: [dense: 16]}}
                                training: {epochs: 1}
                                """))
                .containsExactly(
                        "3:20: validation is '20%'; it must be a number of images from 1 on, or a share of them between 0 and"
                                + " 1 such as 0.1",
                        "3:25: unknown key 'classes' in data; classes come from the files, in the order of a classes.txt if there is"
                                + " one; delete it",
                        "4:10: a network is one list of layers; name a choice under parameters, for instance"
                                + " size: {choice: [small, large]}, and give layers a condition:"
                                + " - {conv: 32, when: {size: large}}");
    }

    @Test
    void picturesAreFramedUnderImage() {
        assertThat(errors(small("conv: 8", "epochs: 1")
                        + "data: {folder: x, channels: 3, size: [32, 32], test_size: 0.1}\n"))
                .containsExactly(
                        "5:19: unknown key 'channels' in data; colours come from the files; image: {colour: grey} or {colour:"
                                + " rgb} decides",
                        "5:32: unknown key 'size' in data; pictures of another size become so by image: {size: 32}, beside"
                                + " data",
                        "5:48: unknown key 'test_size' in data; it is called 'test' here");
    }

    @Test
    void changesOfImagesAreToldAsTheyAreCalledHere() {
        assertThat(errors(small("conv: 8", "epochs: 1, mixup: 0.2")
                        + "augmentation: {random_crop: 4, color_jitter: 0.2, trivial_augment: 1}\n"))
                .containsExactlyInAnyOrder(
                        "4:23: unknown key 'mixup' in training; it belongs under augmentation; write mixup: 0.2 or cutmix:"
                                + " {probability: 0.5} there",
                        "5:16: unknown key 'random_crop' in augmentation; write crop-padding: 4, pixels around the image"
                                + " before a part of its size is cut out",
                        "5:32: unknown key 'color_jitter' in augmentation; list the changes, for instance brightness: 0.2,"
                                + " saturation: 0.2 and hue: 0.05",
                        "5:51: unknown key 'trivial_augment' in augmentation; take rand-augment, or list the changes, for"
                                + " instance rotation: 10 and shift: 0.1");
    }

    private static String small(String layer, String training) {
        return "name: a\ntrials: 1\nnetwork: [{" + layer + "}]\ntraining: {" + training + "}\n";
    }

    /** Without the file's name. */
    private static List<String> errors(String yaml) {
        return catchThrowableOfType(InputException.class, () -> Spaces.read(yaml)).lines().stream()
                .map(line -> line.replaceFirst("^base\\.yaml:", ""))
                .toList();
    }
}
