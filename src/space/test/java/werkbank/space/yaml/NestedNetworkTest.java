package werkbank.space.yaml;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import werkbank.InputException;
import werkbank.recipe.NetworkGraph;
import werkbank.recipe.OutlineRow;
import werkbank.recipe.Shape;
import werkbank.recipe.layer.Activation;
import werkbank.recipe.layer.Branches;
import werkbank.recipe.layer.Convolution;
import werkbank.recipe.layer.Factor;
import werkbank.recipe.layer.Initializer;
import werkbank.recipe.layer.Layer;
import werkbank.recipe.layer.MaxPool;
import werkbank.recipe.layer.Residual;
import werkbank.recipe.layer.Standardisation;
import werkbank.space.Parameter;
import werkbank.space.SearchSpace;
import werkbank.space.Spaces;

class NestedNetworkTest {
    private static final Shape COLOUR = new Shape(3, 32, 32);

    private static Convolution conv(int filters) {
        return new Convolution(filters, 3, 1, 1, Convolution.Padding.SAME, Activation.RELU, Initializer.GLOROT_UNIFORM);
    }

    private static String text(String network) {
        return "name: a\ntrials: 1\nparameters: {n: {int: [1, 3]}, w: {choice: [8, 16]}}\nnetwork:\n" + network
                + "\n  - dense: $w\n    when: {n: 2}\ntraining: {epochs: 1}\n";
    }

    private static SearchSpace space(String network) {
        return Spaces.read(text(network));
    }

    private static List<Layer> layers(SearchSpace space, Map<String, Object> values) {
        return space.recipe(values).network();
    }

    private static List<Layer> layers(String network) {
        return layers(space(network), Map.of("n", 1, "w", 8));
    }

    private static List<String> errors(String network) {
        return catchThrowableOfType(InputException.class, () -> space(network)).lines().stream()
                .map(line -> line.replaceFirst("^base\\.yaml:", ""))
                .toList();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "  - residual: [{conv: 8}, {conv: 16}]",
                "  - residual:\n    - conv: 8\n    - conv: 16",
                "  - residual:\n      layers:\n        - conv: 8\n        - conv: {filters: 16}",
                "  - residual: {layers: [{conv: 8}, {conv: 16}], activation: relu, drop: 0}"
            })
    void aResidualBlockIsAListOrKeys(String network) {
        assertThat(layers(network)).containsExactly(new Residual(List.of(conv(8), conv(16)), Activation.RELU, 0));
    }

    /** Others write {@code {value: 2}} for a parameter that is fixed. */
    @ParameterizedTest
    @ValueSource(strings = {"2", "{value: 2}", "{value: 2 * $n}", "{value: $n + 1}"})
    void aFactorMayBeWrittenInFull(String value) {
        assertThat(layers("  - factor: " + value)).containsExactly(new Factor(2));
        assertThat(errors("  - dense: {value: 8}")).containsExactly("5:12: dense is {value: 8}; write 8");
    }

    @Test
    void aBlockHasKeysOfItsOwn() {
        assertThat(layers("  - residual: {layers: [{conv: $w}], activation: identity, drop: 0.1 * $n}"))
                .containsExactly(new Residual(List.of(conv(8)), Activation.IDENTITY, 0.1));
    }

    @Test
    void branchesAreListsOfLists() {
        Branches branches = new Branches(List.of(List.of(conv(8)), List.of(), List.of(conv(4), conv(2))));

        assertThat(layers("  - concatenate: [[{conv: 8}], [], [{conv: 4}, {conv: 2}]]"))
                .containsExactly(branches);
        assertThat(
                        layers(
                                "  - concatenate:\n      - [conv: 8]\n      - []\n      -\n        - conv: 4\n        - conv: 2"))
                .containsExactly(branches);
        assertThat(layers("  - concatenate: {branches: [[{conv: 8}], [], [{conv: 4}, {conv: 2}]]}"))
                .containsExactly(branches);
    }

    @Test
    void blocksStandInBlocks() {
        assertThat(layers("  - residual: [concatenate: [[residual: [conv: 8]], [max-pool: {size: 1}]]]"))
                .containsExactly(new Residual(
                        List.of(new Branches(List.of(
                                List.of(new Residual(List.of(conv(8)), Activation.RELU, 0)),
                                List.of(new MaxPool(1, 1))))),
                        Activation.RELU,
                        0));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "  - repeat: {times: 3, layers: [{conv: 8}, {conv: 16}]}",
                "  - repeat: 3\n    layers: [{conv: 8}, {conv: 16}]",
                "  - repeat: 2 * $n + 1\n    layers:\n      - conv: 8\n      - conv: 2 * $w",
                "  - repeat: 3\n    layers:\n      - repeat: $n\n        layers: [{conv: 8}, {conv: 16}]\n    when: {n: 1}"
            })
    void copiesStandOneBehindTheOther(String network) {
        assertThat(layers(network)).containsExactly(conv(8), conv(16), conv(8), conv(16), conv(8), conv(16));
    }

    @Test
    void aRangeInCopiesIsOneParameterAndSoIsTheirNumber() {
        SearchSpace space = space(
                """
                  - repeat: {int: [1, 4]}
                    layers:
                      - residual:
                          - conv: {filters: {int: [8, 32], step: 8}}
                """);

        assertThat(space.parameters())
                .extracting(Parameter::name)
                .containsExactly("n", "w", "network.1.repeat.times", "network.1.repeat.1.residual.1.conv.filters");
        assertThat(layers(
                        space,
                        Map.of(
                                "n",
                                1,
                                "w",
                                8,
                                "network.1.repeat.times",
                                2,
                                "network.1.repeat.1.residual.1.conv.filters",
                                24)))
                .containsExactly(
                        new Residual(List.of(conv(24)), Activation.RELU, 0),
                        new Residual(List.of(conv(24)), Activation.RELU, 0));
    }

    @Test
    void rangesAreNamedByTheirPath() {
        assertThat(space(
                                """
                                  - conv: 8
                                  - residual:
                                      layers:
                                        - conv: 8
                                        - dropout: {float: [0, 0.5]}
                                      drop: {float: [0, 0.2]}
                                  - concatenate:
                                      - [conv: {int: [4, 8]}]
                                      - [{conv: 8}, {conv: {int: [4, 8]}}]
                                """)
                        .parameters())
                .extracting(Parameter::name)
                .containsExactly(
                        "n",
                        "w",
                        "network.2.residual.drop",
                        "network.2.residual.2.dropout",
                        "network.3.concatenate.a1.conv",
                        "network.3.concatenate.b2.conv");
    }

    @Test
    void conditionsHoldInsideToo() {
        SearchSpace space = space(
                """
                  - residual:
                      - conv: 8
                      - conv: {filters: {int: [4, 8]}}
                        when: {n: [2, 3]}
                      - repeat: 2
                        layers: [conv: 2]
                        when: {n: 3}
                    when: {w: 16}
                """);
        Parameter inner = space.parameters().get(2);

        assertThat(inner.name()).isEqualTo("network.1.residual.2.conv.filters");
        assertThat(inner.when()).isEqualTo(Map.of("w", List.of(16), "n", List.of(2, 3)));
        assertThat(layers(space, Map.of("n", 1, "w", 8))).isEmpty();
        assertThat(layers(space, Map.of("n", 1, "w", 16)))
                .containsExactly(new Residual(List.of(conv(8)), Activation.RELU, 0));
        assertThat(layers(space, Map.of("n", 3, "w", 16, inner.name(), 4)))
                .containsExactly(new Residual(List.of(conv(8), conv(4), conv(2), conv(2)), Activation.RELU, 0));
    }

    @Test
    void aBlockOfWhichNothingIsLeftIsLeftOut() {
        String inner = "[{conv: 8, when: {n: 2}}]";

        assertThat(layers("  - residual: " + inner)).isEmpty();
        assertThat(layers("  - repeat: {times: 10, layers: [repeat: {times: 10, layers: " + inner + "}]}"))
                .isEmpty();
        assertThat(layers("  - concatenate: [" + inner + ", []]"))
                .containsExactly(new Branches(List.of(List.of(), List.of())));
    }

    @Test
    void nodesHaveNamesByTheirBlocks() {
        List<Layer> network = layers(
                """
                  - conv: 8
                  - residual: [{conv: 16}, batch-norm]
                  - concatenate: [[{conv: 8}], [squeeze-excite]]
                  - global-average-pool
                """);

        assertThat(NetworkGraph.of(network, COLOUR, 10).nodes())
                .extracting(NetworkGraph.Node::name)
                .containsExactly(
                        "1-conv",
                        "2-residual.1-conv",
                        "2-residual.2-batch-norm",
                        "2-residual.conv",
                        "2-residual.batch-norm",
                        "2-residual.add",
                        "2-residual.activation",
                        "3-concatenate.a1-conv",
                        "3-concatenate.b1-squeeze-excite.global-average-pool",
                        "3-concatenate.b1-squeeze-excite.dense",
                        "3-concatenate.b1-squeeze-excite.dense-2",
                        "3-concatenate.b1-squeeze-excite.scale",
                        "3-concatenate.concatenation",
                        "4-global-average-pool",
                        "output");
    }

    @Test
    void anOutlineHasARowForEachBlockAndEachLayerInIt() {
        List<Layer> network =
                layers("  - conv: 8\n  - residual:\n    - conv: 8\n    - squeeze-excite: 4\n  - dense: 4");

        assertThat(OutlineRow.of(NetworkGraph.of(network, COLOUR, 10)))
                .extracting(row -> row.depth() + " " + row.name() + " " + row.output() + " " + row.parameters())
                .containsExactly(
                        "0 1-conv 32×32×8 224",
                        "0 2-residual 32×32×8 626",
                        "1 2-residual.1-conv 32×32×8 584",
                        "1 2-residual.2-squeeze-excite 32×32×8 42",
                        "2 2-residual.2-squeeze-excite.global-average-pool 8 0",
                        "2 2-residual.2-squeeze-excite.dense 2 18",
                        "2 2-residual.2-squeeze-excite.dense-2 8 24",
                        "2 2-residual.2-squeeze-excite.scale 32×32×8 0",
                        "1 2-residual.add 32×32×8 0",
                        "1 2-residual.activation 32×32×8 0",
                        "0 3-dense 4 32772",
                        "0 output 10 50");
    }

    @Test
    void aStandardisationInFrontLeavesTheNumbersOfTheFile() {
        List<Layer> network = new ArrayList<>(layers("  - whitening: 2\n  - conv: 8"));
        network.add(0, new Standardisation(List.of(0.5, 0.5, 0.5), List.of(0.2, 0.2, 0.2)));

        assertThat(NetworkGraph.of(network, COLOUR, 10).nodes())
                .extracting(NetworkGraph.Node::name)
                .containsExactly("0-standardisation", "1-whitening", "2-conv", "output");
    }

    /** Pooling rounds down where a convolution's stride rounds up. */
    @ParameterizedTest
    @CsvSource({
        "32, max-pool, 16",
        "15, max-pool, 7",
        "33, 'conv: {filters: 8, stride: 2}', 17",
        "32, 'max-pool: 3', 10"
    })
    void aShortcutComesToAnySizeThatStridesAndPoolingGive(int size, String last, int wanted) {
        List<Layer> network = layers("  - residual: [{conv: 8}, {" + last + (last.contains(":") ? "" : ": {}") + "}]");
        NetworkGraph graph = NetworkGraph.of(network, new Shape(3, size, size), 10);

        assertThat(graph.output().input().height()).isEqualTo(wanted);
        assertThat(graph.output().input().channels()).isEqualTo(8);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "residual: 16 | residual is 16; it must be a list, for instance [{conv: 16}, {conv: 16}]",
                "residual: {conv: 16} | residual has conv as a key; its layers are a list, write - conv: 16",
                "residual: [] | network.1.residual is empty; it needs at least one layer, for instance"
                        + " - conv: {filters: 32}",
                "residual: {drop: 0.1} | network.1.residual has no layers; list them, as in layers:"
                        + " [{conv: 16}, {conv: 16}]",
                "residual: {layer: [{conv: 8}]} | unknown key 'layer' in network.1.residual; it is called 'layers' here",
                "residual: [{conv: 8}], activation: relu | network.1 has residual and activation; what belongs to residual"
                        + " stands in it, as in residual: {layers: [{conv: 16}, {conv: 16}]}",
                "repeat: [{conv: 8}] | network.1.repeat has no times; it must be given, a whole number of at least 1",
                "repeat: {times: 0, layers: [{conv: 8}]} | times is 0; it must be at least 1",
                "repeat: {times: 1001, layers: [{conv: 8}]} | times is 1001; it must be at most 1000",
                "repeat: {times: 2, layers: [{conv: 8}, {conf: 8}]} | there is no layer 'conf'; did you mean 'conv'?",
                "concatenate: [{conv: 8}, []] | network.1.concatenate.a is {conv: 8}; a branch is a list of layers, write"
                        + " [{conv: 8}]",
                "concatenate: [[{conv: 8}]] | network.1.concatenate has 1 branches; it must have 2 to 26, each a list, for"
                        + " instance [[{conv: 16}], [{max-pool: 2}]]",
                "skip: 2 | there is no layer 'skip'; what is added is a block's input; put the layers between them into one,"
                        + " - residual: [{conv: 16}, {conv: 16}]",
                "SeparableConv2D: 8 | there is no layer 'SeparableConv2D'; it is called 'separable-conv' here",
                "DepthwiseConv2D: 3 | there is no layer 'DepthwiseConv2D'; it is called 'depthwise-conv' here",
                "GroupNormalization: 4 | there is no layer 'GroupNormalization'; it is called 'group-norm' here",
                "LayerNormalization: {} | there is no layer 'LayerNormalization'; it is called 'layer-norm' here",
                "GlobalMaxPooling2D: {} | there is no layer 'GlobalMaxPooling2D'; it is called 'global-max-pool' here",
                "Concatenate: [[], [{conv: 8}]] | there is no layer 'Concatenate'; it is called 'concatenate' here",
                "se: {ratio: 8} | unknown key 'ratio' in network.1.squeeze-excite; it is called 'reduction' here",
                "Add: {} | there is no layer 'Add'; what is added is a block's input; put the layers between them into one,"
                        + " - residual: [{conv: 16}, {conv: 16}]",
                "standardisation: {} | there is no layer 'standardisation'",
                "conv: {filters: 8, use_bias: false} | unknown key 'use_bias' in network.1.conv; it is called 'bias' here"
            })
    void oneLineHelps(String item, String words) {
        assertThat(errors("  - {" + item + "}")).last().asString().contains(words);
    }

    @Test
    void everythingThatIsWrongInsideIsToldAtOnceWithItsPlace() {
        assertThat(
                        errors(
                                """
                          - residual:
                              layers:
                                - conv: {filters: 0}
                                - concatenate:
                                    - [dropout: 2]
                                    - - conv: $v
                              activation: rellu
                          - repeat: 2.5
                            layers: [max-pol]
                        """))
                .containsExactly(
                        "7:27: filters is 0; it must be at least 1",
                        "9:25: dropout is 2; it must be at least 0 and less than 1",
                        "10:23: $v is not defined under parameters; did you mean 'n'?",
                        "11:19: activation is 'rellu'; it must be one of relu, elu, selu, gelu, swish, leakyrelu, tanh,"
                                + " sigmoid, identity; did you mean 'relu'?",
                        "12:13: times is 2.5; it must be a whole number of at least 1",
                        "13:14: there is no layer 'max-pol'; did you mean 'max-pool'? (known: "
                                + String.join(", ", ItemKind.names()) + ")");
    }

    @Test
    void whatCannotFollowIsToldAtTheInnermostLayer() {
        assertThat(
                        errors(
                                "  - residual:\n      - conv: 8\n      - dense: 8\n      - repeat: 2\n        layers: [{max-pool: 2}]"))
                .containsExactly(
                        "9:19: layer 1.3, max-pool, needs an image, but comes after dense or a global pooling; put it"
                                + " before");
        assertThat(errors("  - conv: 8\n  - residual: [whitening: 2]"))
                .containsExactly(
                        "6:16: layer 2.1, whitening, looks at the images themselves; make it the first layer of the network");
    }

    @Test
    void sizesAreComparedOnceTheImagesAreKnown() {
        SearchSpace valid = space("  - conv: 8\n  - residual: [{conv: {filters: 8, padding: valid}}]");
        assertThatThrownBy(() -> valid.checkFits(COLOUR))
                .hasMessage(
                        "base.yaml:6:5: layer 2, residual, adds outputs of different sizes, 30×30×8 and 32×32×8; keep"
                                + " height and width in it, with padding: same");
        SearchSpace reduction = space("  - concatenate: [[conv: {filters: 16, stride: 2}], [max-pool: 2]]");
        reduction.checkFits(COLOUR);
        assertThatThrownBy(() -> reduction.checkFits(new Shape(3, 29, 29)))
                .hasMessageContaining("joins outputs of different height or width, 15×15×16 and 14×14×3");
        SearchSpace grouped = space("  - group-norm: 3");
        grouped.checkFits(COLOUR);
        assertThatThrownBy(() -> grouped.checkFits(Shape.grey(32, 32))).hasMessageContaining("has 3 groups");
        assertThat(errors("  - concatenate: [[conv: 8], [dense: 8]]"))
                .singleElement()
                .asString()
                .contains("joins outputs of different height or width");
        assertThat(errors("  - dense: 8\n  - group-norm: 3"))
                .singleElement()
                .asString()
                .contains("has 3 groups, by which 8 channels can't be divided");
    }

    @Test
    void aResidualBlockWithAStrideFitsImagesThatAreALine() {
        List<Layer> block = layers("  - residual: [conv: {filters: 16, stride: 2}, conv: 16]");
        for (Shape line : List.of(Shape.grey(1, 28), Shape.grey(28, 1), Shape.grey(2, 28))) {
            assertThat(NetworkGraph.of(block, line, 2).nodes())
                    .filteredOn(node -> node.name().equals("1-residual.conv"))
                    .singleElement()
                    .satisfies(node ->
                            assertThat(((Convolution) node.layer()).stride()).isEqualTo(2));
        }
    }

    @Test
    void aBlockIsFoundByItsNumberAndByItsName() {
        NetworkGraph graph = NetworkGraph.of(layers("  - conv: 8\n  - residual: [{conv: 8}, {conv: 8}]"), COLOUR, 2);
        int last = graph.upTo("2").orElseThrow();
        assertThat(graph.upTo("2-residual")).hasValue(last);
        assertThat(graph.upTo("2-residual.1-conv")).hasValue(2);
        assertThat(graph.upTo("2-resid")).isEmpty();
    }

    @Test
    void nestingAndNumberHaveTheirLimits() {
        String deep = IntStream.range(0, 8).mapToObj(i -> "residual: [{").reduce("", String::concat) + "conv: 8"
                + "}]".repeat(8);
        String many = "repeat: {times: 1000, layers: [{repeat: {times: 1000, layers: [{conv: 2}]}}]}";

        assertThat(errors("  - {" + deep + "}"))
                .singleElement()
                .asString()
                .contains("residual, has layers in 8 lists within each other, the most; nest them less");
        assertThat(errors("  - {" + many + "}"))
                .singleElement()
                .asString()
                .endsWith("the network has more than 10,000 layers here; repeat fewer times");
        assertThat(layers("  - {" + deep.replaceFirst("residual: \\[\\{", "").replaceFirst("}]", "") + "}"))
                .hasSize(1);
    }

    @Test
    void studiesGoOnOnlyWithTheSameLayersInside() {
        SearchSpace space = space("  - residual: [{conv: 8}]   # a comment");

        assertThat(space.hasSameTrialsAs(space("  - residual:\n      - conv: 8")))
                .isTrue();
        assertThat(space.hasSameTrialsAs(space("  - residual: [{conv: 16}]"))).isFalse();
        assertThat(space.hasSameTrialsAs(space("  - residual: {layers: [{conv: 8}], drop: 0.1}")))
                .isFalse();
    }
}
