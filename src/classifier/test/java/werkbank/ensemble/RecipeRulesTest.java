package werkbank.ensemble;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.JsonMappingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import werkbank.experiment.Samples;
import werkbank.recipe.Recipe;
import werkbank.recipe.Shape;
import werkbank.recipe.layer.Activation;
import werkbank.recipe.layer.Dense;
import werkbank.recipe.layer.Dropout;
import werkbank.recipe.layer.Initializer;
import werkbank.recipe.layer.Layer;
import werkbank.recipe.layer.Residual;

/** Recipes of anybody, whose networks have blocks. */
class RecipeRulesTest {
    private static final Shape SHAPE = new Shape(3, 8, 8);
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final String CONV =
            "{'type':'conv','filters':4,'kernel':3,'stride':1,'dilation':1,'padding':'SAME','activation':'RELU',"
                    + "'initializer':'HE_NORMAL'}";

    private static Optional<String> broken(List<Layer> network) {
        Recipe sample = Samples.recipe();
        return RecipeRules.broken(new Recipe(network, sample.training(), sample.augmentation()), SHAPE);
    }

    private static List<Layer> network(String quoted) throws JsonProcessingException {
        return JSON.readValue(
                ("[" + quoted.replace("CONV", CONV) + "]").replace('\'', '"'), new TypeReference<List<Layer>>() {});
    }

    private static String residual(String layers) {
        return "{'type':'residual','layers':[" + layers + "],'activation':'RELU','drop':0.1}";
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{'type':'residual','layers':[CONV],'activation':'RELU','drop':0.1}",
                "{'type':'concatenate','branches':[[CONV],[],[CONV,CONV]]}",
                "{'type':'standardisation','means':[0.5,0.5,0.5],'deviations':[0.2,0.2,0.2]},CONV",
                "{'type':'whitening','kernel':2,'epsilon':0.001,'activation':'GELU'},{'type':'squeeze-excite','reduction':4}"
            })
    void blocksOfOursAreSound(String network) throws JsonProcessingException {
        assertThat(broken(network(network))).isEmpty();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '"',
            value = {
                "'filters':4 | 'filters':0 | layer 1 has values that no layer has",
                "'kernel':3 | 'kernel':-1 | layer 1 has values that no layer has",
                "'padding':'SAME', |  | layer 1 has values that no layer has",
                "'drop':0.1 | 'drop':-0.1 | layer 1 has values that no layer has",
                "'padding':'SAME' | 'padding':'VALID' | layer 1, residual, adds outputs of different sizes, 6×6×4 and 8×8×4;"
                        + " keep height and width in it, with padding: same",
                "'filters':4 | 'filters':2000000000 | layer 1.1, conv, has more parameters than the 2,147,483,647 that one"
                        + " array holds; make it smaller",
            })
    void whatIsWrongInABlockIsFound(String right, String wrong, String words) throws JsonProcessingException {
        String network = residual(CONV);

        assertThat(network).contains(right);
        assertThat(broken(network(network.replace(right, wrong == null ? "" : wrong))))
                .contains(words);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '"',
            value = {
                "'deviations':[0.2,0.2,0.2] | 'deviations':[0.2,0.2] | layer 0, standardisation, is of 2 channels where there"
                        + " are 3",
                "'deviations':[0.2,0.2,0.2] | 'deviations':[0.2,0.2,0] | layer 0, standardisation, has a deviation of 0.0; it"
                        + " must be above 0",
                "'means':[0.5,0.5,0.5] | 'means':[-1,0.5,0.5] | layer 1 has values that no layer has",
                "'epsilon':0.001 | 'epsilon':0.001,'weights':[1,2] | layer 1, whitening, has 2 weights where there are 288",
            })
    void whatTheDataMakeHasItsSizes(String right, String wrong, String words) throws JsonProcessingException {
        String network = "{'type':'standardisation','means':[0.5,0.5,0.5],'deviations':[0.2,0.2,0.2]},"
                + "{'type':'whitening','kernel':2,'epsilon':0.001,'activation':'GELU'}";

        assertThat(network).contains(right);
        assertThat(broken(network(network.replace(right, wrong)))).contains(words);
    }

    @Test
    void listsThatAreMissingAreNoJsonOfALayer() {
        for (String layer : List.of(
                "{'type':'residual','activation':'RELU','drop':0.1}",
                "{'type':'residual','layers':[null],'activation':'RELU','drop':0.1}",
                "{'type':'concatenate','branches':[null]}",
                "{'type':'add'}")) {
            assertThatThrownBy(() -> network(layer)).isInstanceOf(JsonMappingException.class);
        }
    }

    @Test
    void depthAndNumberHaveLimits() throws JsonProcessingException {
        Layer dense = new Dense(2, Activation.RELU, Initializer.HE_NORMAL);
        Layer eight = dense;
        for (int depth = 1; depth < 8; depth++) {
            eight = new Residual(List.of(eight), Activation.RELU, 0);
        }
        String deep = CONV;
        for (int depth = 0; depth < 200; depth++) {
            deep = residual(deep);
        }

        assertThat(broken(List.of(eight))).isEmpty();
        assertThat(broken(List.of(new Residual(List.of(eight), Activation.RELU, 0))))
                .contains("layer 1 has values that no layer has");
        assertThat(broken(network(deep))).contains("layer 1 has values that no layer has");
        assertThat(broken(Collections.nCopies(10_001, new Dropout(0.1)))).contains("not complete");
        assertThat(broken(List.of(new Residual(Collections.nCopies(10_001, new Dropout(0.1)), Activation.RELU, 0)))
                        .orElseThrow())
                .startsWith("layer 1.10001, dropout, comes after 10,000 layers, the most of a network");
    }
}
