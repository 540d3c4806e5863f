package werkbank.engine.dl4j;

import java.util.SplittableRandom;
import org.apache.commons.math3.stat.StatUtils;
import org.deeplearning4j.nn.multilayer.MultiLayerNetwork;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.factory.Nd4j;
import werkbank.engine.StepSpeed;
import werkbank.engine.onednn.FastLayers;
import werkbank.recipe.Recipe;
import werkbank.recipe.Shape;

/**
 * Training and inference speed of one network, with our layers and with DL4J's own, in one process in turn: the machine
 * may be slow or busy, the ratio stays.
 */
public final class StepTiming implements AutoCloseable {
    private static final int CLASSES = 10;
    /** Steps until the just-in-time compiler has seen our loops. */
    private static final int WARM_UP = 20;

    private static final Shape SHAPE = Shape.grey(28, 28);

    private final INDArray features;
    private final INDArray labels;
    private final MultiLayerNetwork fast;
    private final MultiLayerNetwork plain;

    /** @param batch images a step; they are random and 28 × 28 */
    public StepTiming(Recipe recipe, int batch) {
        this.fast = NetworkBuilder.build(recipe, SHAPE, CLASSES, 1);
        FastLayers.install(fast);
        FastLayers.tally(fast, recipe.training().lossClip());
        StepUpdater.install(fast, recipe.training().clipping());
        this.plain = NetworkBuilder.build(recipe, SHAPE, CLASSES, 1);
        SplittableRandom random = new SplittableRandom(1);
        float[] pixels = new float[batch * SHAPE.values()];
        for (int i = 0; i < pixels.length; i++) {
            pixels[i] = (float) random.nextDouble();
        }
        float[] oneHot = new float[batch * CLASSES];
        for (int row = 0; row < batch; row++) {
            oneHot[row * CLASSES + random.nextInt(CLASSES)] = 1;
        }
        this.features = Nd4j.create(pixels, new long[] {batch, SHAPE.channels(), SHAPE.height(), SHAPE.width()}, 'c');
        this.labels = Nd4j.create(oneHot, new long[] {batch, CLASSES}, 'c');
    }

    /**
     * Times training steps.
     *
     * @return medians over the rounds
     * @param rounds at least 1, each some fast steps and then one plain one, after some of each to warm up
     * @param fastSteps in a round
     */
    public StepSpeed training(int rounds, int fastSteps) {
        return measure(rounds, fastSteps, network -> network.fit(features, labels));
    }

    /** Measures {@link MultiLayerNetwork#output(INDArray)} as {@link #training} measures a step. */
    public StepSpeed inference(int rounds, int fastSteps) {
        return measure(rounds, fastSteps, network -> network.output(features).close());
    }

    private interface Step {
        void on(MultiLayerNetwork network);
    }

    private StepSpeed measure(int rounds, int fastSteps, Step step) {
        seconds(fast, WARM_UP, step);
        seconds(plain, 1, step);
        double[] fastSpeeds = new double[rounds];
        double[] plainSpeeds = new double[rounds];
        for (int round = 0; round < rounds; round++) {
            fastSpeeds[round] = fastSteps * features.size(0) / seconds(fast, fastSteps, step);
            plainSpeeds[round] = features.size(0) / seconds(plain, 1, step);
        }
        return new StepSpeed(StatUtils.percentile(fastSpeeds, 50), StatUtils.percentile(plainSpeeds, 50));
    }

    private static double seconds(MultiLayerNetwork network, int steps, Step step) {
        long start = System.nanoTime();
        for (int i = 0; i < steps; i++) {
            step.on(network);
        }
        return (System.nanoTime() - start) / 1e9;
    }

    @Override
    public void close() {
        fast.close();
        plain.close();
        features.close();
        labels.close();
    }
}
