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
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import werkbank.option.Domain;
import werkbank.option.Values;

class LayerTest {
    private static final ObjectMapper JSON = new ObjectMapper();

    /** With the JSON that stands in the trials of studies and in exported ensembles. */
    static List<Arguments> layers() {
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
                        "{'type':'dense','units':10,'activation':'RELU','initializer':'HE_NORMAL'}"));
    }

    @ParameterizedTest
    @MethodSource("layers")
    void jsonIsThatOfOlderVersions(Layer layer, String quoted) throws IOException {
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
    void everyKindIsListed() {
        List<Class<?>> listed =
                Layer.kinds().stream().<Class<?>>map(LayerKind::type).toList();

        assertThat(listed).containsExactly(Layer.class.getPermittedSubclasses());
        assertThat(listed)
                .containsExactlyElementsOf(layers().stream()
                        .<Class<?>>map(arguments -> arguments.get()[0].getClass())
                        .toList());
        assertThat(LayerKind.names()).doesNotHaveDuplicates();
    }

    @ParameterizedTest
    @MethodSource("layers")
    void aKindMakesItsOwnLayersAndAVisitorGetsThemAsSuch(ElementaryLayer layer) {
        LayerKind kind = layer.kind();
        Map<String, Object> values = new HashMap<>();
        kind.options()
                .forEach(option -> values.put(option.key(), option.standard().orElseGet(() -> any(option.domain()))));

        assertThat(kind.create(new Values(values))).isInstanceOf(layer.getClass());
        assertThat(kind.block().documentation()).endsWith(".");
        assertThat(kind.options())
                .allSatisfy(option -> assertThat(option.documentation()).endsWith("."));
        assertThat(layer.<Object>accept(askedFor())).isEqualTo(layer.getClass());
    }

    private static Object any(Domain domain) {
        return Stream.<Object>of(1, 0.5, "relu")
                .filter(value -> domain.accept(value).isPresent())
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
