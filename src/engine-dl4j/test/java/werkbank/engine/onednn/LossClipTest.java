package werkbank.engine.onednn;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.nio.file.Path;
import java.util.Map;
import org.deeplearning4j.nn.multilayer.MultiLayerNetwork;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.factory.Nd4j;
import werkbank.engine.dl4j.NetworkBuilder;
import werkbank.recipe.Recipe;
import werkbank.recipe.Shape;
import werkbank.space.yaml.SpaceReader;

/**
 * Keras 2's cross-entropy of probabilities p, by hand: with c the p limited to [ε, 1 − ε] the loss is − Σ t ln c, and by the
 * chain rule through the softmax the gradient of logit j is pⱼ · Σ tᵢ mᵢ − tⱼ mⱼ, m being 1 within the limits and 0 beyond.
 */
class LossClipTest {
    private static final float FAR = 20; // e^−20 is 2.06e-9
    private static final float[] WRONG = {0, FAR, 0};
    private static final float[] SURE = {FAR, 0, 0};
    private static final float[] EVEN = {0, 0, -FAR};
    private static final float[] FIRST = {1, 0, 0};

    @ParameterizedTest
    @EnumSource(FastLayers.Reach.class)
    void aProbabilityBelowTheClipHasNoGradient(FastLayers.Reach reach) {
        check(reach, "loss-clip: 1.0e-7", WRONG, FIRST, -Math.log(1e-7), 0, 0, 0);
        check(reach, "loss-clip: 1.0e-10", WRONG, FIRST, FAR, -1, 1, 0);
    }

    @ParameterizedTest
    @EnumSource(FastLayers.Reach.class)
    void norHasOneAboveOneLessTheClip(FastLayers.Reach reach) {
        check(reach, "loss-clip: 1.0e-2", SURE, FIRST, -Math.log(0.99), 0, 0, 0);
    }

    @ParameterizedTest
    @EnumSource(FastLayers.Reach.class)
    void withinTheClipAllIsAsBefore(FastLayers.Reach reach) {
        check(reach, "loss-clip: 1.0e-7", EVEN, FIRST, Math.log(2), -0.5, 0.5, 0);
    }

    /** Σ t m is 0.9: the third class's label is beyond. */
    @ParameterizedTest
    @EnumSource(FastLayers.Reach.class)
    void eachLabelIsLimitedByItself(FastLayers.Reach reach) {
        float[] smooth = {0.8f, 0.1f, 0.1f};
        double loss = 0.9 * Math.log(2) - 0.1 * Math.log(1e-7);

        check(reach, "loss-clip: 1.0e-7", EVEN, smooth, loss, 0.5 * 0.9 - 0.8, 0.5 * 0.9 - 0.1, 0);
        check(reach, "batch-size: 1", EVEN, smooth, 0.9 * Math.log(2) + 0.1 * (FAR + Math.log(2)), -0.3, 0.4, -0.1);
    }

    @ParameterizedTest
    @EnumSource(FastLayers.Reach.class)
    void withoutAClipTheGradientNeverEnds(FastLayers.Reach reach) {
        check(reach, "batch-size: 1", WRONG, FIRST, FAR, -1, 1, 0);
    }

    /** A network without hidden layers on a black image: its logits are its biases, and a step of rate 1 takes the gradient. */
    private static void check(
            FastLayers.Reach reach, String training, float[] logits, float[] labels, double loss, double... gradient) {
        MultiLayerNetwork network = NetworkBuilder.build(recipe(training), Shape.grey(1, 1), 3, 1);
        try {
            FastLayers.install(network, reach);
            StepTally tally =
                    FastLayers.tally(network, recipe(training).training().lossClip(), reach);
            INDArray biases = network.getParam((network.getnLayers() - 1) + "_b");
            biases.assign(Nd4j.createFromArray(new float[][] {logits}));

            network.fit(Nd4j.zeros(2, 1, 1, 1), Nd4j.createFromArray(new float[][] {labels, labels}));

            assertThat(network.score()).isEqualTo(loss, within(1e-5));
            assertThat(tally.right()).isEqualTo(logits[0] >= logits[1] ? 2 : 0);
            for (int i = 0; i < gradient.length; i++) {
                assertThat((double) logits[i] - biases.getFloat(i)).isEqualTo(gradient[i], within(1e-5));
            }
        } finally {
            network.close();
        }
    }

    private static Recipe recipe(String training) {
        return new SpaceReader(Path.of("data"))
                .read(
                        "name: s\ntrials: 1\nnetwork: [activation: identity]\n"
                                + "training: {epochs: 1, optimizer: sgd, learning-rate: 1, " + training + "}\n",
                        "s.yaml",
                        Path.of(""))
                .recipe(Map.of());
    }
}
