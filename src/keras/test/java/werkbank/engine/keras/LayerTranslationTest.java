package werkbank.engine.keras;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import werkbank.InputException;
import werkbank.file.Json;
import werkbank.recipe.Shape;
import werkbank.recipe.layer.Activation;
import werkbank.recipe.layer.Dense;
import werkbank.recipe.layer.Initializer;
import werkbank.recipe.layer.MaxPool;

/** Layers as Keras writes them, with the settings alone that matter. */
class LayerTranslationTest {
    private static final Shape IMAGES = new Shape(3, 6, 5);
    private static final String CONV =
            "Conv2D:{filters: 2, kernel_size: [3, 3], strides: [1, 1], padding: same, activation: relu}";
    private static final String FLATTEN = "Flatten:{}";
    private static final String CLASSES = "Dense:{units: 3, activation: softmax}";

    /** @param layer its kind, a colon, and its settings as JSON without quotes */
    private static ListedLayer layer(String layer) {
        int colon = layer.indexOf(':');
        String settings = layer.substring(colon + 1).replaceAll("([a-z_]\\w*)", "\"$1\"");
        ObjectNode json = (ObjectNode) Json.read(settings.replaceAll("\"(true|false|null)\"", "$1"), JsonNode.class);
        return new ListedLayer("own.h5", layer.substring(0, colon), "it", json);
    }

    private static LayerTranslation.Translated translated(String... layers) {
        return LayerTranslation.of(
                Stream.of(layers).map(LayerTranslationTest::layer).toList(), IMAGES);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "ZeroPadding2D:{}| is of a kind that Werkbank doesn't have",
                "GaussianNoise:{stddev: 1}| is of a kind that Werkbank doesn't have",
                "DepthwiseConv2D:{}| is of a kind that Werkbank doesn't have",
                "InputLayer:{batch_shape: [null, 5, 6, 3]}| takes images of 5 × 6 with 3 channels, and the data has images of 6 ×"
                        + " 5 with 3 channels; set image: size and colour so that they are the same",
                "InputLayer:{batch_shape: [null, null, 6, 1]}| takes images of any × 6 with 1 channel, and the data",
                "InputLayer:{batch_input_shape: [null, 90]}| takes arrays of 90, and the data has images of 6 × 5 with 3"
                        + " channels; save a network that takes images",
                "Conv2D:{filters: 2, kernel_size: [3, 1], strides: 1, padding: same}| has the kernel_size [3,1]; Werkbank's are",
                "Conv2D:{filters: 2, kernel_size: 3, strides: 1, padding: causal}| has the padding \"causal\"; Werkbank has same",
                "Conv2D:{filters: 3, kernel_size: 3, strides: 1, padding: same, groups: 3}| has the groups 3, which Werkbank",
                "Conv2D:{filters: 3, kernel_size: 3, strides: 1, padding: same, data_format: channels_first}| has the data_format"
                        + " \"channels_first\", which Werkbank doesn't have; save the network with channels_last",
                "Flatten:{data_format: channels_first}| has the data_format \"channels_first\", which Werkbank doesn't have",
                "Conv2D:{filters: 3, kernel_size: 3, strides: 1, padding: same, activation: gelu}| has the activation \"gelu\","
                        + " which Werkbank doesn't have as Keras computes it; train it with one of elu, linear, relu",
                "Conv2D:{filters: 3, kernel_size: 7, strides: 1, padding: valid}| has a kernel of 7×7 on an input of only 6×5",
                "Conv2D:{kernel_size: 3}| has the filters , where a number is expected",
                "BatchNormalization:{axis: 1, momentum: 0, epsilon: 1}| has the axis 1; Werkbank's is the last",
                "MaxPooling2D:{pool_size: 2, strides: 2, padding: same}| pads images of 6×5×3 with padding same",
                "GlobalMaxPooling2D:{keepdims: true}| has the keepdims true, which Werkbank doesn't have",
                "LeakyReLU:{alpha: 1}| has the alpha 1; Werkbank's leakyrelu has 0.01",
                "LeakyReLU:{negative_slope: 1}| has the negative_slope 1; Werkbank's leakyrelu has 0.01",
                "ReLU:{max_value: 6}| has the max_value 6, which Werkbank doesn't have; save the network without it",
                "ReLU:{threshold: 1}| has the threshold 1; Werkbank's is 0",
                "ELU:{alpha: 2}| has the alpha 2; Werkbank's elu has 1",
                "Rescaling:{scale: -0.5, offset: 1}| has the scale -0.5; Werkbank's are above 0, so train it with one, on"
                        + " images that are inverted already where that is meant",
                "Rescaling:{scale: 0, offset: 1}| has the scale 0; Werkbank's are above 0",
                "Dropout:{rate: 1}| has the rate 1; it must be at least 0 and below 1",
                "Dropout:{rate: 0, noise_shape: [1, 2]}| has the noise_shape [1,2], which Werkbank doesn't have",
                "Dense:{units: 3}| takes each pixel of an image by itself; Werkbank's takes all; put Flatten before it",
                "Activation:{activation: softmax}| is softmax, which Werkbank has at the end alone, after a Dense layer",
            })
    void whatOursCantDoIsNamedWithTheLayer(String layer, String problem) {
        assertThatThrownBy(() -> translated(layer, FLATTEN, CLASSES))
                .isInstanceOf(InputException.class)
                .hasMessageStartingWith(
                        "own.h5: its layer 'it' (" + layer.substring(0, layer.indexOf(':')) + ") " + problem);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "Dense:{units: 1, activation: sigmoid}| is the last; Werkbank's networks end with a Dense layer and softmax",
                "Dense:{units: 1}| has 1 output; train it with softmax",
                "BatchNormalization:{axis: 1, momentum: 0, epsilon: 1}| comes after Flatten, where Werkbank normalises channels",
                "GlobalAveragePooling2D:{}| needs an image and comes after Flatten",
                "Rescaling:{scale: 1, offset: 0}| comes after other layers; Werkbank has it in front alone",
            })
    void whatCantStandBehindFlattenIsNamed(String layer, String problem) {
        assertThatThrownBy(() -> translated(CONV, FLATTEN, layer))
                .hasMessageContaining("'it'")
                .hasMessageContaining(problem);
    }

    @Test
    void nothingComesAfterTheSoftmax() {
        assertThatThrownBy(() -> translated(CONV, FLATTEN, CLASSES, "Dropout:{rate: 0}"))
                .hasMessageContaining("(Dropout) comes after the softmax");
    }

    @Test
    void paddingOfAPoolingThatAddsNothingIsNone() {
        assertThat(translated(
                                "Conv2D:{filters: 2, kernel_size: 2, strides: 1, padding: valid}",
                                "MaxPooling2D:{pool_size: 1, strides: 2, padding: same}",
                                FLATTEN,
                                CLASSES)
                        .layers())
                .contains(new MaxPool(1, 2));
    }

    @Test
    void logitsMayBeWithoutSoftmax() {
        LayerTranslation.Translated found =
                translated(FLATTEN, "Dense:{units: 7, activation: tanh}", "Dense:{units: 3}");

        assertThat(found.layers()).isEqualTo(List.of(new Dense(7, Activation.TANH, Initializer.GLOROT_UNIFORM)));
        assertThat(found.classes()).isEqualTo(3);
        assertThat(found.names()).hasSize(2);
    }
}
