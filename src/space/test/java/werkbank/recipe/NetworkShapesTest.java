package werkbank.recipe;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import werkbank.InputException;
import werkbank.recipe.layer.Activation;
import werkbank.recipe.layer.ActivationLayer;
import werkbank.recipe.layer.AlphaDropout;
import werkbank.recipe.layer.AveragePool;
import werkbank.recipe.layer.BatchNorm;
import werkbank.recipe.layer.Convolution;
import werkbank.recipe.layer.Dense;
import werkbank.recipe.layer.Dropout;
import werkbank.recipe.layer.Extent;
import werkbank.recipe.layer.GaussianDropout;
import werkbank.recipe.layer.GlobalAveragePool;
import werkbank.recipe.layer.Initializer;
import werkbank.recipe.layer.Layer;
import werkbank.recipe.layer.MaxPool;
import werkbank.recipe.layer.SpatialDropout;
import werkbank.space.ReadImages;
import werkbank.space.SearchSpace;
import werkbank.space.Spaces;

class NetworkShapesTest {
    private static final Activation RELU = Activation.RELU;

    @Test
    void shapesAndCounts() {
        List<Layer> network = List.of(
                new Convolution(8, 3, 2, 1, Convolution.Padding.SAME, RELU, Initializer.GLOROT_UNIFORM),
                new Convolution(4, 3, 2, 1, Convolution.Padding.VALID, RELU, Initializer.GLOROT_UNIFORM),
                new BatchNorm(0.9, 1e-3),
                new AveragePool(3, 2),
                new Dropout(0.5),
                new Dense(10, RELU, Initializer.GLOROT_UNIFORM),
                new BatchNorm(0.9, 1e-3));

        assertThat(NetworkShapes.infer(network, new Shape(3, 29, 28), 5))
                .containsExactly(
                        new LayerShape("conv", Extent.image(15, 14, 8), 224, 224),
                        new LayerShape("conv", Extent.image(7, 6, 4), 292, 292),
                        new LayerShape("batch-norm", Extent.image(7, 6, 4), 16, 8),
                        new LayerShape("average-pool", Extent.image(3, 2, 4), 0, 0),
                        new LayerShape("dropout", Extent.image(3, 2, 4), 0, 0),
                        new LayerShape("dense", Extent.vector(10), 250, 250),
                        new LayerShape("batch-norm", Extent.vector(10), 40, 20),
                        new LayerShape("output", Extent.vector(5), 55, 55));
    }

    @Test
    void dilationSpreadsTheKernel() {
        // A kernel of 3 with dilation 4 reaches over 9 pixels.
        assertThat(NetworkShapes.infer(List.of(dilated(4, Convolution.Padding.VALID)), new Shape(1, 28, 12), 2))
                .startsWith(new LayerShape("conv", Extent.image(20, 4, 8), 80, 80));
        assertThat(NetworkShapes.infer(List.of(dilated(40, Convolution.Padding.SAME)), new Shape(1, 28, 12), 2))
                .startsWith(new LayerShape("conv", Extent.image(28, 12, 8), 80, 80));
        assertThatThrownBy(() ->
                        NetworkShapes.infer(List.of(dilated(6, Convolution.Padding.VALID)), new Shape(1, 28, 12), 2))
                .hasMessage("layer 1, conv, has a dilated kernel of 13×13 on an input of only 28×12;"
                        + " take a smaller kernel, fewer layers that shrink, or padding: same");
    }

    @ParameterizedTest
    @CsvSource({
        "conv: {filters: 2147483647}, parameters",
        "conv: {filters: 8; kernel: 2147483647}, parameters",
        "dense: 2147483647, parameters",
        "conv: {filters: 3000000; kernel: 1}, outputs"
    })
    void whatNoArrayHoldsIsRefused(String layer, String what) {
        SearchSpace space = Spaces.read(
                "name: huge\ntrials: 1\nnetwork:\n  - " + layer.replace(';', ',') + "\ntraining: {epochs: 1}\n");

        assertThatThrownBy(() -> space.checkFits(Shape.grey(28, 28)))
                .isInstanceOf(InputException.class)
                .message()
                .contains(layer.substring(0, 4))
                .endsWith(" has more " + what + " than the 2,147,483,647 that one array holds; make it smaller");
    }

    @Test
    void layersThatNoArrayHoldsTogetherAreRefused() {
        SearchSpace space = Spaces.read(
                "name: huge\ntrials: 1\nnetwork:\n  - dense: 500000\n  - dense: 500\ntraining: {epochs: 1}\n");

        space.checkFits(Shape.grey(20, 20));
        assertThatThrownBy(() -> space.checkFits(Shape.grey(28, 28)))
                .isInstanceOf(InputException.class)
                .hasMessage("base.yaml:5:5: layer 2, dense, brings the network to more parameters than the"
                        + " 536,000,000 that one file holds; make it smaller, or one before it");
    }

    /** 785 · 700,000 parameters and those of the output layer, which no file holds, but an array does. */
    @Test
    void aLayerThatNoFileHoldsIsRefusedWhereItIsToBeTrained() {
        SearchSpace space = Spaces.read("name: huge\ntrials: 1\nnetwork:\n  - dense: 700000\ntraining: {epochs: 1}\n");

        assertThatThrownBy(() -> space.checkFits(Shape.grey(28, 28)))
                .isInstanceOf(InputException.class)
                .hasMessage("base.yaml:4:5: layer 1, dense, brings the network to more parameters than the"
                        + " 536,000,000 that one file holds; make it smaller, or one before it");
        assertThat(NetworkShapes.parameters(
                        NetworkShapes.infer(space.recipe(Map.of()).network(), Shape.grey(28, 28), 10)))
                .isEqualTo(556_500_010);
    }

    @Test
    void anOutputLayerThatNoArrayHoldsIsRefused() {
        SearchSpace space = Spaces.read("name: huge\ntrials: 1\nnetwork:\n  - conv: 300\ntraining: {epochs: 1}\n");
        Shape size = Shape.grey(224, 224);

        on(size, 35, space).checkFits(size);
        assertThatThrownBy(() -> on(size, 36, space).checkFits(size))
                .isInstanceOf(InputException.class)
                .hasMessage("base.yaml:4:5: layer 1, conv, puts out 224×224×300, with which the output layer brings the"
                        + " network to more parameters than the 536,000,000 that one file holds; make it smaller, or"
                        + " pool behind it");
        assertThatThrownBy(() -> NetworkShapes.infer(List.of(), new Shape(3, 4096, 4096), 100))
                .isInstanceOf(InputException.class)
                .hasMessageStartingWith("no layer stands behind the images' 4096×4096×3, with which the output layer");
    }

    private static SearchSpace on(Shape size, int classes, SearchSpace space) {
        return space.on(space.data(), Optional.empty(), new ReadImages(size, classes));
    }

    private static Layer dilated(int dilation, Convolution.Padding padding) {
        return new Convolution(8, 3, 1, dilation, padding, RELU, Initializer.HE_NORMAL);
    }

    @Test
    void layersWithoutParametersKeepTheShape() {
        List<Layer> network = List.of(
                new ActivationLayer(RELU), new SpatialDropout(0.1), new GaussianDropout(0.1), new AlphaDropout(0.1));

        assertThat(NetworkShapes.infer(network, new Shape(1, 4, 3), 2))
                .containsExactly(
                        new LayerShape("activation", Extent.image(4, 3, 1), 0, 0),
                        new LayerShape("spatial-dropout", Extent.image(4, 3, 1), 0, 0),
                        new LayerShape("gaussian-dropout", Extent.image(4, 3, 1), 0, 0),
                        new LayerShape("alpha-dropout", Extent.image(4, 3, 1), 0, 0),
                        new LayerShape("output", Extent.vector(2), 26, 26));
    }

    @Test
    void globalAveragePoolLeavesTheChannels() {
        assertThat(NetworkShapes.infer(List.of(new GlobalAveragePool()), new Shape(3, 28, 28), 2))
                .containsExactly(
                        new LayerShape("global-average-pool", Extent.vector(3), 0, 0),
                        new LayerShape("output", Extent.vector(2), 8, 8));
    }

    @Test
    void noLayersAreSoftmaxRegression() {
        assertThat(NetworkShapes.infer(List.of(), new Shape(1, 28, 28), 10))
                .containsExactly(new LayerShape("output", Extent.vector(10), 7850, 7850));
    }

    @Test
    void saysWhichLayerDoesNotFit() {
        List<Layer> network = List.of(new MaxPool(14, 14), new MaxPool(3, 3));

        assertThatThrownBy(() -> NetworkShapes.infer(network, new Shape(1, 28, 28), 10))
                .isInstanceOf(InputException.class)
                .hasMessage("layer 2, max-pool, has a window of 3×3 on an input of only 2×2;"
                        + " take a smaller window, or fewer layers that shrink");
    }

    @Test
    void convolutionNeedsAnImage() {
        List<Layer> network = List.of(
                new Dense(4, RELU, Initializer.GLOROT_UNIFORM),
                new Convolution(8, 3, 1, 1, Convolution.Padding.SAME, RELU, Initializer.GLOROT_UNIFORM));

        assertThatThrownBy(() -> NetworkShapes.infer(network, new Shape(1, 28, 28), 10))
                .isInstanceOf(InputException.class)
                .hasMessage("layer 2, conv, needs an image, but comes after dense or a global pooling; put it before");
    }
}
