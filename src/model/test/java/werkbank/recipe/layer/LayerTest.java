package werkbank.recipe.layer;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonMappingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.lang.reflect.Proxy;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import werkbank.option.Domain;
import werkbank.option.Values;

class LayerTest {
    private static final ObjectMapper JSON = new ObjectMapper();

    /** With the JSON that stands in the trials of studies and in exported ensembles. */
    static List<Arguments> elementary() {
        return List.of(
                Arguments.of(
                        new Convolution(
                                8, 3, 2, 1, Convolution.Padding.VALID, Activation.GELU, Initializer.GLOROT_UNIFORM),
                        "{'type':'conv','filters':8,'kernel':3,'stride':2,'dilation':1,'padding':'VALID',"
                                + "'activation':'GELU','initializer':'GLOROT_UNIFORM'}"),
                Arguments.of(new BatchNorm(0.99, 1e-3), "{'type':'batch-norm','momentum':0.99,'epsilon':0.001}"),
                Arguments.of(new MaxPool(2, 1), "{'type':'max-pool','size':2,'stride':1}"),
                Arguments.of(new AveragePool(3, 2), "{'type':'average-pool','size':3,'stride':2}"),
                Arguments.of(new GlobalAveragePool(), "{'type':'global-average-pool'}"),
                Arguments.of(new ActivationLayer(Activation.ELU), "{'type':'activation','function':'ELU'}"),
                Arguments.of(new Dropout(0.4), "{'type':'dropout','rate':0.4}"),
                Arguments.of(new SpatialDropout(0.2), "{'type':'spatial-dropout','rate':0.2}"),
                Arguments.of(new GaussianDropout(0.2), "{'type':'gaussian-dropout','rate':0.2}"),
                Arguments.of(new AlphaDropout(0.1), "{'type':'alpha-dropout','rate':0.1}"),
                Arguments.of(
                        new Dense(10, Activation.RELU, Initializer.HE_NORMAL),
                        "{'type':'dense','units':10,'activation':'RELU','initializer':'HE_NORMAL'}"),
                Arguments.of(
                        new DepthwiseConvolution(
                                5, 2, Convolution.Padding.SAME, Activation.SWISH, Initializer.HE_NORMAL, true),
                        "{'type':'depthwise-conv','kernel':5,'stride':2,'padding':'SAME','activation':'SWISH',"
                                + "'initializer':'HE_NORMAL','unbiased':true}"),
                Arguments.of(new GroupNorm(4, 1e-5), "{'type':'group-norm','groups':4,'epsilon':1.0E-5}"),
                Arguments.of(new GlobalMaxPool(), "{'type':'global-max-pool'}"),
                Arguments.of(new StochasticDepth(0.2), "{'type':'stochastic-depth','rate':0.2}"),
                Arguments.of(new Factor(0.125), "{'type':'factor','value':0.125}"),
                Arguments.of(
                        new Standardisation(List.of(0.5), List.of(0.25)),
                        "{'type':'standardisation','means':[0.5],'deviations':[0.25]}"),
                Arguments.of(
                        new Whitening(2, 5e-4, Activation.GELU, List.of()),
                        "{'type':'whitening','kernel':2,'epsilon':5.0E-4,'activation':'GELU'}"));
    }

    static List<Arguments> blocks() {
        return List.of(
                Arguments.of(
                        new SeparableConvolution(
                                8, 3, 1, Convolution.Padding.SAME, Activation.RELU, Initializer.HE_NORMAL, false),
                        "{'type':'separable-conv','filters':8,'kernel':3,'stride':1,'padding':'SAME','activation':'RELU',"
                                + "'initializer':'HE_NORMAL'}"),
                Arguments.of(
                        new Residual(List.of(new Dropout(0.4), new MaxPool(2, 1)), Activation.RELU, 0.1),
                        "{'type':'residual','layers':[{'type':'dropout','rate':0.4},{'type':'max-pool','size':2,"
                                + "'stride':1}],'activation':'RELU','drop':0.1}"),
                Arguments.of(
                        new Branches(List.of(List.of(new Dropout(0.4)), List.of())),
                        "{'type':'concatenate','branches':[[{'type':'dropout','rate':0.4}],[]]}"),
                Arguments.of(new SqueezeExcite(16), "{'type':'squeeze-excite','reduction':16}"));
    }

    static List<Arguments> layers() {
        return Stream.concat(elementary().stream(), blocks().stream()).toList();
    }

    @ParameterizedTest
    @MethodSource("layers")
    void jsonIsThatOfStudiesAndManifests(Layer layer, String quoted) throws IOException {
        String json = quoted.replace('\'', '"');

        assertThat(JSON.writeValueAsString(layer)).isEqualTo(json);
        assertThat(JSON.readValue(json, Layer.class)).isEqualTo(layer);
    }

    @Test
    void jsonOfNoKindIsRefused() {
        assertThatThrownBy(() -> JSON.readValue("{\"type\":\"softmax\"}", Layer.class))
                .isInstanceOf(JsonMappingException.class)
                .hasMessageContaining("softmax")
                .hasMessageContaining("global-average-pool");
    }

    @Test
    void everyKindThatAListMayHaveIsKnownToJson() {
        List<Class<?>> listed =
                Layer.kinds().stream().<Class<?>>map(LayerKind::type).distinct().toList();

        assertThat(records()).containsExactlyInAnyOrderElementsOf(listed);
        assertThat(listed)
                .containsExactlyInAnyOrderElementsOf(layers().stream()
                        .<Class<?>>map(arguments -> arguments.get()[0].getClass())
                        .toList());
        assertThat(Layer.kinds()).extracting(LayerKind::name).doesNotHaveDuplicates();
    }

    /** The records that are layers, but for those that join branches, which only a graph has. */
    private static List<Class<?>> records() {
        Stream<Class<?>> all = Stream.of(ElementaryLayer.class, LayerBlock.class)
                .flatMap(type -> Stream.<Class<?>>of(type.getPermittedSubclasses()));
        return all.filter(type ->
                        !Set.of(Add.class, Concatenate.class, Scale.class).contains(type))
                .toList();
    }

    @ParameterizedTest
    @ValueSource(strings = {"add", "concatenation", "scale"})
    void whatJoinsBranchesIsNoItemOfAList(String name) {
        assertThatThrownBy(() -> JSON.readValue("{\"type\":\"" + name + "\"}", Layer.class))
                .isInstanceOf(JsonMappingException.class)
                .hasMessageContaining("'" + name + "'");
    }

    @Test
    void whatTheDataMakeNoFileHas() {
        assertThat(Layer.kinds())
                .filteredOn(kind -> !kind.isWritten())
                .extracting(LayerKind::name)
                .containsExactly("standardisation");
        assertThat(LayerKind.written())
                .extracting(LayerKind::name)
                .doesNotContain("standardisation")
                .contains("layer-norm");
    }

    @Test
    void layerNormIsAGroupNormOfOneGroup() {
        assertThat(GroupNorm.LAYER.name()).isEqualTo("layer-norm");
        assertThat(GroupNorm.LAYER.create(new Values(Map.of("epsilon", 1e-3)))).isEqualTo(new GroupNorm(1, 1e-3));
    }

    @ParameterizedTest
    @MethodSource("layers")
    void aKindMakesItsOwnLayers(Layer layer) {
        LayerKind kind = layer.kind();
        Map<String, Object> values = new HashMap<>();
        kind.options()
                .forEach(option -> values.put(option.key(), option.standard().orElseGet(() -> any(option.domain()))));
        List<List<Layer>> lists = List.of(List.of(new GlobalMaxPool()), List.of());

        assertThat(kind.block().documentation()).endsWith(".");
        assertThat(kind.options())
                .allSatisfy(option -> assertThat(option.documentation()).endsWith("."));
        if (kind.isWritten()) {
            assertThat(kind.create(new Values(values), lists)).isInstanceOf(layer.getClass());
        } else {
            assertThatThrownBy(() -> kind.create(new Values(values)))
                    .isInstanceOf(IllegalStateException.class)
                    .hasMessageStartingWith(kind.name());
        }
    }

    @Test
    void noiseActsInTrainingOnly() {
        assertThat(elementary())
                .extracting(arguments -> (ElementaryLayer) arguments.get()[0])
                .filteredOn(ElementaryLayer::actsInTrainingOnly)
                .extracting(layer -> layer.kind().name())
                .containsExactly("dropout", "spatial-dropout", "gaussian-dropout", "alpha-dropout", "stochastic-depth");
    }

    @ParameterizedTest
    @MethodSource("elementary")
    void aVisitorGetsALayerAsSuch(ElementaryLayer layer) {
        assertThat(layer.<Object>accept(askedFor())).isEqualTo(layer.getClass());
    }

    private static Object any(Domain domain) {
        return Stream.<Object>of(1, 0.5, "relu")
                .flatMap(value -> domain.accept(value).stream())
                .findFirst()
                .orElseThrow();
    }

    /** Answers with the type of the layer that its method is for. */
    @SuppressWarnings("unchecked")
    private static ElementaryLayer.Visitor<Object> askedFor() {
        return (ElementaryLayer.Visitor<Object>) Proxy.newProxyInstance(
                Layer.class.getClassLoader(),
                new Class<?>[] {ElementaryLayer.Visitor.class},
                (proxy, method, arguments) -> method.getParameterTypes()[0]);
    }
}
