package werkbank.engine.onednn;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.deeplearning4j.nn.conf.WorkspaceMode;
import org.deeplearning4j.nn.layers.convolution.subsampling.SubsamplingLayer;
import org.deeplearning4j.nn.multilayer.MultiLayerNetwork;
import org.deeplearning4j.nn.workspace.LayerWorkspaceMgr;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.dataset.DataSet;
import org.nd4j.linalg.factory.Nd4j;
import werkbank.engine.dl4j.NetworkBuilder;
import werkbank.recipe.Augmentation;
import werkbank.recipe.Recipe;
import werkbank.recipe.Shape;
import werkbank.recipe.Training;
import werkbank.recipe.layer.Activation;
import werkbank.recipe.layer.ActivationLayer;
import werkbank.recipe.layer.AlphaDropout;
import werkbank.recipe.layer.AveragePool;
import werkbank.recipe.layer.BatchNorm;
import werkbank.recipe.layer.Convolution;
import werkbank.recipe.layer.Convolution.Padding;
import werkbank.recipe.layer.Dense;
import werkbank.recipe.layer.Dropout;
import werkbank.recipe.layer.GaussianDropout;
import werkbank.recipe.layer.GlobalAveragePool;
import werkbank.recipe.layer.Initializer;
import werkbank.recipe.layer.Layer;
import werkbank.recipe.layer.MaxPool;
import werkbank.recipe.layer.SpatialDropout;
import werkbank.space.yaml.SpaceReader;

/** Our layers against DL4J's own: same activations, same gradients, same training. */
class FastLayersTest {
    private static final double TOLERANCE = 1e-4;
    /** Gradients are compared as they are, not through an adaptive optimizer that would blow up tiny ones. */
    private static final Training SGD = new SpaceReader(Path.of("data", "mnist"))
            .read(
                    """
                    name: s
                    trials: 1
                    network: [dense: 1]
                    training: {epochs: 1, batch-size: 8, optimizer: sgd, learning-rate: 0.05}
                    """,
                    "s.yaml",
                    Path.of(""))
            .recipe(Map.of())
            .training();

    private static final List<Layer> TWO_IN_A_ROW = List.of(
            new Convolution(32, 3, 1, 1, Padding.SAME, Activation.SIGMOID, Initializer.GLOROT_UNIFORM),
            new Dropout(0.4),
            new Dropout(0.4),
            new Dense(8, Activation.TANH, Initializer.GLOROT_UNIFORM),
            new Dropout(0.4));

    @ParameterizedTest
    @CsvSource({"1,3,1,SAME", "7,3,1,SAME", "16,5,1,SAME", "5,3,2,SAME", "4,3,1,VALID", "3,5,2,VALID", "2,1,1,SAME"})
    void convolutionAndBatchNormAgree(int batch, int kernel, int stride, Padding padding) {
        compare(
                List.of(
                        new Convolution(6, kernel, stride, 1, padding, Activation.RELU, Initializer.GLOROT_UNIFORM),
                        new BatchNorm(0.9, 1e-3),
                        new Convolution(5, 3, 1, 1, padding, Activation.RELU, Initializer.GLOROT_UNIFORM),
                        new BatchNorm(0.99, 1e-3),
                        new Dense(9, Activation.RELU, Initializer.GLOROT_UNIFORM)),
                batch,
                WorkspaceMode.ENABLED);
    }

    @ParameterizedTest
    @CsvSource({"3,1,2,SAME", "3,1,3,VALID", "5,1,2,SAME", "3,2,2,SAME", "3,2,2,VALID", "2,1,4,SAME"})
    void dilationAgrees(int kernel, int stride, int dilation, Padding padding) {
        Initializer he = Initializer.HE_NORMAL;
        compare(
                List.of(
                        new Convolution(6, kernel, stride, dilation, padding, Activation.RELU, he),
                        new BatchNorm(0.9, 1e-3),
                        new Convolution(5, 2, 1, 2, padding, Activation.ELU, he),
                        new Dense(9, Activation.RELU, he)),
                5,
                WorkspaceMode.ENABLED);
    }

    @ParameterizedTest
    @EnumSource(WorkspaceMode.class)
    @SuppressWarnings("deprecation")
    void everyKindOfDropoutAgrees(WorkspaceMode mode) {
        Layer convolution = new Convolution(4, 3, 1, 1, Padding.SAME, Activation.IDENTITY, Initializer.LECUN_NORMAL);
        compare(
                List.of(
                        convolution,
                        new BatchNorm(0.9, 1e-3),
                        new ActivationLayer(Activation.SELU),
                        new SpatialDropout(0.3),
                        convolution,
                        new GaussianDropout(0.2),
                        convolution,
                        new AlphaDropout(0.2),
                        new ActivationLayer(Activation.RELU)),
                6,
                mode);
    }

    @ParameterizedTest
    @EnumSource(Activation.class)
    void everyActivationAgrees(Activation activation) {
        compare(
                List.of(
                        new Convolution(4, 3, 1, 1, Padding.SAME, activation, Initializer.GLOROT_UNIFORM),
                        new MaxPool(2, 2),
                        new Convolution(3, 3, 1, 1, Padding.SAME, activation, Initializer.GLOROT_UNIFORM),
                        new AveragePool(2, 2),
                        new Dense(7, activation, Initializer.GLOROT_UNIFORM)),
                6,
                WorkspaceMode.ENABLED);
    }

    @ParameterizedTest
    @EnumSource(WorkspaceMode.class)
    @SuppressWarnings("deprecation")
    void workspacesDoNotMatter(WorkspaceMode mode) {
        compare(
                List.of(
                        new Convolution(4, 3, 1, 1, Padding.SAME, Activation.ELU, Initializer.GLOROT_UNIFORM),
                        new BatchNorm(0.9, 1e-3),
                        new MaxPool(2, 2),
                        new GlobalAveragePool()),
                5,
                mode);
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 13})
    void dropoutBetweenAgrees(int batch) {
        compare(
                List.of(
                        new Convolution(4, 3, 1, 1, Padding.SAME, Activation.RELU, Initializer.GLOROT_UNIFORM),
                        new Dropout(0.4),
                        new Convolution(4, 3, 1, 1, Padding.SAME, Activation.RELU, Initializer.GLOROT_UNIFORM),
                        new BatchNorm(0.9, 1e-3),
                        new Dropout(0.3),
                        new Dense(8, Activation.RELU, Initializer.GLOROT_UNIFORM)),
                batch,
                WorkspaceMode.ENABLED);
    }

    /** The same draws at each loss, whose slope is measured. */
    @ParameterizedTest
    @ValueSource(ints = {1, 13})
    void gradientThroughOurDropoutIsTheSlopeOfTheLoss(int batch) {
        gradientIsTheSlopeOfTheLoss(
                List.of(
                        new Convolution(20, 3, 1, 1, Padding.SAME, Activation.TANH, Initializer.GLOROT_UNIFORM),
                        new Dropout(0.4),
                        new Convolution(4, 3, 1, 1, Padding.SAME, Activation.TANH, Initializer.GLOROT_UNIFORM),
                        new Dropout(0.3),
                        new Dense(8, Activation.TANH, Initializer.GLOROT_UNIFORM),
                        new Dropout(0.5)),
                batch);
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 13})
    void gradientThroughTwoDropoutsInARowIsTheSlopeOfTheLoss(int batch) {
        gradientIsTheSlopeOfTheLoss(TWO_IN_A_ROW, batch);
    }

    private static void gradientIsTheSlopeOfTheLoss(List<Layer> layers, int batch) {
        MultiLayerNetwork network = network(layers, WorkspaceMode.ENABLED);
        assertThat(FastLayers.install(network, FastLayers.Reach.ONEDNN)).isEqualTo(layers.size() + 1);
        INDArray start = network.params().dup();
        INDArray direction = Nd4j.rand(new int[] {1, (int) start.length()}, 3).subi(0.5);
        direction.divi(direction.norm2Number());
        double middle = loss(network, start, batch);
        assertThat(loss(network, start, batch)).as("same masks").isEqualTo(middle);
        double slope =
                network.getGradientsViewArray().mul(direction).sumNumber().doubleValue() / batch;
        double step = 0.05;

        double ahead = loss(network, start.add(direction.mul(step)), batch);
        double behind = loss(network, start.sub(direction.mul(step)), batch);

        assertThat((ahead - behind) / (2 * step))
                .isCloseTo(slope, org.assertj.core.data.Offset.offset(Math.abs(slope) * 0.02));
    }

    /** As in the tutorial's network: 0.6 · 0.6 of the values are left, each divided by both. */
    @ParameterizedTest
    @EnumSource(FastLayers.Reach.class)
    void twoDropoutsInARowBothAct(FastLayers.Reach reach) {
        MultiLayerNetwork network = network(TWO_IN_A_ROW, WorkspaceMode.NONE);
        FastLayers.install(network, reach);
        Nd4j.getRandom().setSeed(5);

        FastLayers.layerByLayer(network, () -> {
            INDArray input = network.getLayers()[0]
                    .activate(features(20), true, LayerWorkspaceMgr.noWorkspaces())
                    .dup();
            INDArray once = network.getLayers()[1]
                    .activate(input.dup(), true, LayerWorkspaceMgr.noWorkspaces())
                    .dup();
            INDArray twice = network.getLayers()[2].activate(once.dup(), true, LayerWorkspaceMgr.noWorkspaces());

            assertThat(shareLeft(once)).isCloseTo(0.6, within(0.02));
            assertThat(shareLeft(twice)).isCloseTo(0.36, within(0.02));
            assertThat(relativeDifference(
                            twice, input.div(0.36).muli(twice.neq(0).castTo(twice.dataType()))))
                    .isLessThan(TOLERANCE);
        });
    }

    private static double shareLeft(INDArray values) {
        return values.neq(0).castTo(values.dataType()).meanNumber().doubleValue();
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 13})
    void twoDropoutsInARowAgree(int batch) {
        compare(TWO_IN_A_ROW, batch, WorkspaceMode.ENABLED);
    }

    private static double loss(MultiLayerNetwork network, INDArray parameters, int batch) {
        network.setParams(parameters);
        network.setInput(features(batch));
        network.setLabels(labels(batch));
        Nd4j.getRandom().setSeed(5);
        network.computeGradientAndScore();
        return network.score();
    }

    @ParameterizedTest
    @EnumSource(FastLayers.Reach.class)
    void replacesWhatItSays(FastLayers.Reach reach) {
        MultiLayerNetwork network = network(
                List.of(
                        new Convolution(4, 3, 1, 1, Padding.SAME, Activation.RELU, Initializer.GLOROT_UNIFORM),
                        new BatchNorm(0.9, 1e-3),
                        new MaxPool(2, 2),
                        new ActivationLayer(Activation.TANH),
                        new Dropout(0.5),
                        new Dense(8, Activation.RELU, Initializer.GLOROT_UNIFORM),
                        new ActivationLayer(Activation.SELU)),
                WorkspaceMode.ENABLED);

        int replaced = FastLayers.install(network, reach);

        List<Class<?>> expected =
                switch (reach) {
                    case ND4J -> List.of(FastConvolution.class, AnyBatchNorm.class);
                    case JAVA -> List.of(
                            FastConvolution.class,
                            FastBatchNorm.class,
                            SubsamplingLayer.class,
                            org.deeplearning4j.nn.layers.ActivationLayer.class,
                            DrawnDropout.class);
                    case ONEDNN -> List.of(
                            DirectConvolution.class,
                            DirectBatchNorm.class,
                            DirectPooling.class,
                            DirectActivation.class,
                            DirectDropout.class,
                            DirectDense.class);
                };
        long ours = expected.stream()
                .filter(layer -> layer.getPackage() == FastLayers.class.getPackage())
                .count();
        assertThat(replaced).isEqualTo((int) ours + (reach == FastLayers.Reach.ONEDNN ? 1 : 0));
        for (int i = 0; i < expected.size(); i++) {
            assertThat(network.getLayers()[i]).isExactlyInstanceOf(expected.get(i));
        }
    }

    @Test
    void oneByOneLayersHandOverWhatNd4jCanRead() {
        List<Layer> layers = List.of(
                new Convolution(5, 3, 1, 1, Padding.SAME, Activation.RELU, Initializer.GLOROT_UNIFORM),
                new BatchNorm(0.9, 1e-3),
                new MaxPool(2, 2));
        MultiLayerNetwork stock = network(layers, WorkspaceMode.NONE);
        MultiLayerNetwork ours = network(layers, WorkspaceMode.NONE);
        FastLayers.install(ours, FastLayers.Reach.ONEDNN);

        FastLayers.layerByLayer(ours, () -> {
            INDArray a = features(3);
            INDArray b = features(3);
            for (int i = 0; i < layers.size(); i++) {
                a = stock.getLayers()[i].activate(a, false, LayerWorkspaceMgr.noWorkspaces());
                b = ours.getLayers()[i].activate(b, false, LayerWorkspaceMgr.noWorkspaces());
                assertThat(relativeDifference(b, a)).as("layer " + i).isLessThan(TOLERANCE);
            }
        });
        assertThat(relativeDifference(ours.output(features(3)), stock.output(features(3))))
                .isLessThan(TOLERANCE);
    }

    @ParameterizedTest
    @ValueSource(strings = {"conv-3", "conv-16", "conv-17", "conv-40"})
    void anyNumberOfChannelsAgrees(String name) {
        int filters = Integer.parseInt(name.substring(5));
        Initializer glorot = Initializer.GLOROT_UNIFORM;
        compare(
                List.of(
                        new Convolution(filters, 3, 1, 1, Padding.SAME, Activation.RELU, glorot),
                        new BatchNorm(0.9, 1e-3),
                        new AveragePool(2, 2),
                        new Convolution(filters + 1, 3, 1, 1, Padding.SAME, Activation.SIGMOID, glorot),
                        new BatchNorm(0.9, 1e-3),
                        new ActivationLayer(Activation.TANH),
                        new MaxPool(2, 1),
                        new Convolution(filters, 2, 2, 1, Padding.VALID, Activation.IDENTITY, glorot)),
                4,
                WorkspaceMode.ENABLED);
    }

    /** Large enough that oneDNN takes Winograd's way. */
    @Test
    void inferenceOfWideLayersAgrees() {
        Initializer he = Initializer.HE_UNIFORM;
        Recipe recipe = new Recipe(
                List.of(
                        new Convolution(32, 3, 1, 1, Padding.SAME, Activation.RELU, he),
                        new Convolution(32, 3, 1, 1, Padding.SAME, Activation.RELU, he),
                        new Convolution(64, 3, 1, 1, Padding.SAME, Activation.RELU, he),
                        new Convolution(64, 3, 1, 1, Padding.SAME, Activation.TANH, he)),
                SGD,
                Augmentation.NONE);
        MultiLayerNetwork stock = NetworkBuilder.build(recipe, Shape.grey(28, 28), 4, 3);
        MultiLayerNetwork ours = NetworkBuilder.build(recipe, Shape.grey(28, 28), 4, 3);
        FastLayers.install(ours);
        INDArray images = Nd4j.rand(new int[] {32, 1, 28, 28}, 5);

        assertThat(relativeDifference(ours.output(images), stock.output(images)))
                .isLessThan(TOLERANCE);
    }

    /**
     * By hand: a single value is its own mean, so that the normalisation gives its shift b; nothing flows through it. The
     * output layer's weights w get the gradient b · (p − label), b itself w (p − label).
     */
    @ParameterizedTest
    @EnumSource(FastLayers.Reach.class)
    void aBatchOfOneVectorIsItsOwnMean(FastLayers.Reach reach) {
        MultiLayerNetwork network = network(
                List.of(new Dense(3, Activation.IDENTITY, Initializer.GLOROT_UNIFORM), new BatchNorm(0.75, 1e-3)),
                WorkspaceMode.ENABLED);
        FastLayers.install(network, reach);
        float[] shift = {0.5f, -1, 2};
        network.getParam("1_beta").assign(Nd4j.createFromArray(shift).reshape(1, 3));
        INDArray x = features(1);
        float[] mean = network.feedForwardToLayer(0, x).get(1).toFloatVector();
        float[] w = network.getParam("2_W").dup('c').data().asFloat();
        float[] below = network.getParam("0_W").dup('c').data().asFloat();
        double[] logits = new double[4];
        for (int i = 0; i < 12; i++) {
            logits[i % 4] += shift[i / 4] * w[i];
        }
        double sum = Arrays.stream(logits).map(Math::exp).sum();

        network.fit(x, labels(1));

        assertThat(network.score()).isCloseTo(Math.log(sum) - logits[1], within(1e-5));
        float[] moved = network.getParam("1_beta").toFloatVector();
        for (int c = 0; c < 3; c++) {
            double slope = 0;
            for (int k = 0; k < 4; k++) {
                slope += w[4 * c + k] * (Math.exp(logits[k]) / sum - (k == 1 ? 1 : 0));
            }
            assertThat((double) moved[c]).isCloseTo(shift[c] - 0.05 * slope, within(1e-5));
            assertThat(network.getParam("1_mean").getFloat(c)).isCloseTo(mean[c] / 4, within(1e-5f));
            assertThat(network.getParam("1_var").getFloat(c)).isCloseTo(0.75f, within(1e-5f));
        }
        assertThat(network.getParam("1_gamma").toFloatVector()).containsOnly(1);
        assertThat(network.getParam("0_W").dup('c').data().asFloat()).containsExactly(below, within(1e-6f));
    }

    /** Normalisations of vectors and of images of one pixel, in all orders that a network can have them in. */
    @ParameterizedTest
    @EnumSource(WorkspaceMode.class)
    @SuppressWarnings("deprecation")
    void batchesOfOneAgreeInAllReaches(WorkspaceMode mode) {
        Layer norm = new BatchNorm(0.9, 1e-3);
        Layer dense = new Dense(5, Activation.RELU, Initializer.GLOROT_UNIFORM);
        Layer conv = new Convolution(4, 3, 1, 1, Padding.SAME, Activation.RELU, Initializer.GLOROT_UNIFORM);
        Layer last = new Convolution(4, 10, 3, 1, Padding.VALID, Activation.RELU, Initializer.GLOROT_UNIFORM);
        for (List<Layer> layers : List.of(
                List.of(norm, dense, norm),
                List.of(dense, norm, dense, norm, dense),
                List.of(conv, new GlobalAveragePool(), norm),
                List.of(conv, norm, new GlobalAveragePool(), norm, dense, norm, new ActivationLayer(Activation.TANH)),
                List.of(last, norm, dense, norm))) {
            MultiLayerNetwork reference = network(layers, mode);
            FastLayers.install(reference, FastLayers.Reach.ND4J);
            List<MultiLayerNetwork> others = List.of(network(layers, mode), network(layers, mode));
            FastLayers.install(others.get(0), FastLayers.Reach.JAVA);
            FastLayers.install(others.get(1), FastLayers.Reach.ONEDNN);
            for (int batch : new int[] {8, 1, 5, 1, 1}) {
                reference.fit(features(batch), labels(batch));
                for (MultiLayerNetwork other : others) {
                    other.fit(features(batch), labels(batch));
                    assertThat(other.score()).isCloseTo(reference.score(), within(TOLERANCE));
                    assertThat(relativeDifference(other.params(), reference.params()))
                            .as("%s after a batch of %d", layers, batch)
                            .isLessThan(TOLERANCE);
                    assertThat(relativeDifference(other.output(features(1)), reference.output(features(1))))
                            .isLessThan(TOLERANCE);
                }
            }
        }
    }

    @Test
    void aStepLikesAnyNumberOfImages() {
        List<Layer> layers = List.of(
                new Convolution(6, 3, 1, 1, Padding.SAME, Activation.RELU, Initializer.GLOROT_UNIFORM),
                new BatchNorm(0.9, 1e-3),
                new MaxPool(2, 2),
                new Dense(7, Activation.RELU, Initializer.GLOROT_UNIFORM));
        MultiLayerNetwork stock = network(layers, WorkspaceMode.ENABLED);
        MultiLayerNetwork ours = network(layers, WorkspaceMode.ENABLED);
        FastLayers.install(ours);
        for (int batch : new int[] {8, 3, 8, 1, 12}) {
            stock.fit(features(batch), labels(batch));
            ours.fit(features(batch), labels(batch));
            assertThat(relativeDifference(ours.output(features(5)), stock.output(features(5))))
                    .isLessThan(TOLERANCE);
        }
        assertThat(relativeDifference(ours.params(), stock.params())).isLessThan(TOLERANCE);
    }

    @ParameterizedTest
    @EnumSource(Activation.class)
    void convolutionAgreesWithoutOurLoopsToo(Activation activation) {
        compare(
                List.of(
                        new Convolution(4, 3, 1, 1, Padding.SAME, activation, Initializer.GLOROT_UNIFORM),
                        new BatchNorm(0.9, 1e-3),
                        new Convolution(3, 3, 1, 1, Padding.SAME, activation, Initializer.GLOROT_UNIFORM),
                        new Dense(7, activation, Initializer.GLOROT_UNIFORM)),
                6,
                WorkspaceMode.ENABLED,
                FastLayers.Reach.ND4J);
    }

    @Test
    void onTheCpuJavaReachesTheArrays() {
        assertThat(OffHeap.holdsArrays()).isTrue();
    }

    @Test
    void tallyCountsTheStepsOwnPredictions() {
        MultiLayerNetwork network =
                network(List.of(new Dense(8, Activation.RELU, Initializer.GLOROT_UNIFORM)), WorkspaceMode.ENABLED);
        StepTally tally = FastLayers.tally(network, 0);
        INDArray features = features(64);
        INDArray predicted = network.output(features).argMax(1);
        INDArray labels = labels(64);
        double score = network.score(new DataSet(features, labels), true);
        int expected = labels.argMax(1)
                .eq(predicted)
                .castTo(features.dataType())
                .sumNumber()
                .intValue();

        network.fit(features, labels);

        assertThat(tally.right()).isEqualTo(expected);
        assertThat(network.score()).isEqualTo(score);
        tally.reset();
        assertThat(tally.right()).isZero();
    }

    private static void compare(List<Layer> layers, int batch, WorkspaceMode mode) {
        for (FastLayers.Reach reach : FastLayers.Reach.values()) {
            compare(layers, batch, mode, reach);
        }
    }

    private static void compare(List<Layer> layers, int batch, WorkspaceMode mode, FastLayers.Reach reach) {
        MultiLayerNetwork stock = network(layers, mode);
        MultiLayerNetwork ours = network(layers, mode);
        assertThat(FastLayers.install(ours, reach)).isPositive();
        if (reach != FastLayers.Reach.ND4J) {
            FastLayers.installDropouts(stock, new StepSeed());
        }
        for (int step = 0; step < 3; step++) {
            INDArray features = features(batch);
            INDArray labels = labels(batch);
            Nd4j.getRandom().setSeed(11 + step);
            stock.fit(features.dup(), labels.dup());
            Nd4j.getRandom().setSeed(11 + step);
            ours.fit(features.dup(), labels.dup());

            assertThat(ours.score()).isCloseTo(stock.score(), org.assertj.core.data.Offset.offset(TOLERANCE));
            ours.paramTable().forEach((name, value) -> assertThat(
                            relativeDifference(value, stock.paramTable().get(name)))
                    .as("parameters " + name)
                    .isLessThan(TOLERANCE));
            assertThat(relativeDifference(ours.getGradientsViewArray(), stock.getGradientsViewArray()))
                    .as("gradients")
                    .isLessThan(TOLERANCE);
        }
        assertThat(relativeDifference(ours.output(features(batch)), stock.output(features(batch))))
                .as("output")
                .isLessThan(TOLERANCE);
    }

    private static MultiLayerNetwork network(List<Layer> layers, WorkspaceMode mode) {
        Recipe recipe = new Recipe(new ArrayList<>(layers), SGD, Augmentation.NONE);
        MultiLayerNetwork network = NetworkBuilder.build(recipe, Shape.grey(12, 10), 4, 3);
        network.getLayerWiseConfigurations().setTrainingWorkspaceMode(mode);
        network.getLayerWiseConfigurations().setInferenceWorkspaceMode(mode);
        return network;
    }

    /** Relative in the 2-norm; arrays that are all but zero, such as a bias before normalisation, absolutely to 1e-6. */
    private static double relativeDifference(INDArray a, INDArray b) {
        double scale = Math.max(b.norm2Number().doubleValue(), 1e-2);
        return a.sub(b).norm2Number().doubleValue() / scale;
    }

    private static INDArray features(int batch) {
        return Nd4j.rand(new int[] {batch, 1, 12, 10}, 5);
    }

    private static INDArray labels(int batch) {
        INDArray labels = Nd4j.zeros(batch, 4);
        for (int row = 0; row < batch; row++) {
            labels.putScalar(row, (row * 7 + 1) % 4, 1);
        }
        return labels;
    }
}
