package werkbank.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import java.util.List;
import werkbank.recipe.Recipe;
import werkbank.recipe.Shape;
import werkbank.recipe.Training;
import werkbank.recipe.layer.Activation;
import werkbank.recipe.layer.AlphaDropout;
import werkbank.recipe.layer.Dense;
import werkbank.recipe.layer.Dropout;
import werkbank.recipe.layer.GaussianDropout;
import werkbank.recipe.layer.Initializer;
import werkbank.recipe.layer.Layer;
import werkbank.recipe.layer.SpatialDropout;

/**
 * What a dropout made of an image of ones, seen from outside an engine: the step of a weight of the dense layer that follows is
 * in proportion to its input.
 *
 * @param dropout the second layer
 * @param made [channels · pixels] in the second step after the seed, as multiples of the largest
 */
record DropoutDraws(Layer dropout, float[] made) {
    private static final Shape SHAPE = new Shape(3, 5, 4);
    private static final int PIXELS = 20;
    private static final int CLASSES = 2;
    private static final long SEED = 0x5DEECE66DL;

    /** Takes two steps after the seed on a batch of three images, of which only the last shows in the weights. */
    static DropoutDraws by(Engine engine, Layer dropout) {
        List<Layer> layers =
                List.of(new Dropout(0), dropout, new Dense(1, Activation.IDENTITY, Initializer.GLOROT_UNIFORM));
        Recipe recipe = EngineContract.recipe(layers, Training.Method.SGD, Training.ClassWeights.NONE, images(dropout));
        try (TrainableNetwork network = engine.create(new NetworkSpec(recipe, SHAPE, CLASSES, List.of(), 1))) {
            network.step(batch(dropout), targets(dropout), 0.1);
            network.seed(SEED);
            network.step(batch(dropout), targets(dropout), 0.1);
            float[] before = network.state().parameters();
            network.step(batch(dropout), targets(dropout), 0.1);
            return new DropoutDraws(dropout, moves(before, network.state().parameters()));
        }
    }

    private static float[] moves(float[] before, float[] after) {
        float[] moves = new float[SHAPE.values()];
        for (int i = 0; i < moves.length; i++) {
            moves[i] = after[i] - before[i];
        }
        return relative(moves);
    }

    private static float[] relative(float[] values) {
        float largest = 0;
        for (float value : values) {
            largest = Math.abs(value) > Math.abs(largest) ? value : largest;
        }
        float[] relative = values.clone();
        for (int i = 0; i < relative.length; i++) {
            relative[i] /= largest;
        }
        return relative;
    }

    /** What black images become in alpha dropout shows in the weights too. */
    private static int images(Layer dropout) {
        return dropout instanceof AlphaDropout ? 1 : 3;
    }

    private static float[] batch(Layer dropout) {
        float[] batch = new float[images(dropout) * SHAPE.values()];
        Arrays.fill(batch, batch.length - SHAPE.values(), batch.length, 1);
        return batch;
    }

    private static float[] targets(Layer dropout) {
        float[] targets = new float[images(dropout) * CLASSES];
        for (int i = 0; i < targets.length; i += CLASSES) {
            targets[i] = 1;
        }
        return targets;
    }

    static void areOfNumbers(DropoutDraws draws) {
        draws.require(1);
    }

    static void areOfChannels(DropoutDraws draws) {
        draws.require(PIXELS);
    }

    /** @param together numbers that share a draw */
    private void require(int together) {
        long seed = Draws.ofLayer(Draws.ofStep(SEED, 1), 1);
        int before = (images(dropout) - 1) * SHAPE.values();
        DropoutNoise noise = noise();
        float[] expected = new float[SHAPE.values()];
        for (int i = 0; i < expected.length; i++) {
            float factor = NoiseFactor.of(noise, seed, (before + i) / together);
            expected[i] = factor + noise.shift(factor);
        }
        assertThat(expected).as("something is drawn").isNotEqualTo(new float[expected.length]);
        assertThat(made).as(dropout.toString()).containsExactly(relative(expected), within(2e-3f));
    }

    private DropoutNoise noise() {
        if (dropout instanceof GaussianDropout gaussian) {
            return DropoutNoise.gaussian(gaussian.rate());
        }
        if (dropout instanceof AlphaDropout alpha) {
            return DropoutNoise.alpha(alpha.rate());
        }
        return DropoutNoise.ofShare(
                dropout instanceof SpatialDropout spatial ? spatial.rate() : ((Dropout) dropout).rate());
    }
}
