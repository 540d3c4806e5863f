package werkbank.engine;

import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;
import werkbank.recipe.LayerShape;
import werkbank.recipe.NetworkShapes;
import werkbank.recipe.Shape;
import werkbank.recipe.layer.Activation;
import werkbank.recipe.layer.BatchNorm;
import werkbank.recipe.layer.Convolution;
import werkbank.recipe.layer.Dense;
import werkbank.recipe.layer.Extent;
import werkbank.recipe.layer.Initializer;
import werkbank.recipe.layer.Layer;

/**
 * The parameters of a network before its first step, so that all engines start alike. Weights are drawn as the recipe
 * says, as wide as Keras's; biases are 0, and batch normalisation begins as the identity.
 *
 * <p>What a layer gets depends on the network's seed, the layer's place and its sizes alone.
 */
public final class FirstWeights {
    /** Distance of the layers' seeds: an odd number without a pattern, 2⁶⁴ over the golden ratio. */
    private static final long LAYERS_APART = 0x9E3779B97F4A7C15L;

    private final float[] parameters;
    private int at;

    private FirstWeights(int count) {
        parameters = new float[count];
    }

    /**
     * Draws all parameters of a network, [parameters] in the order of {@link NetworkState#parameters}: of a convolution
     * the biases, then the weights filter by filter, [filters][channels][height][width]; of a dense layer the weights unit
     * by unit, [units][inputs], then the biases; of a batch normalisation scale, shift, mean and variance of each channel.
     *
     * @throws werkbank.InputException when a layer can't take what comes before it
     */
    public static float[] of(NetworkSpec spec) {
        List<Layer> layers = spec.recipe().network();
        List<LayerShape> rows = NetworkShapes.infer(layers, spec.shape(), spec.classes());
        FirstWeights weights = new FirstWeights(Math.toIntExact(NetworkShapes.parameters(rows)));
        Shape shape = spec.shape();
        Extent input = Extent.image(shape.height(), shape.width(), shape.channels());
        for (int i = 0; i < rows.size(); i++) {
            Layer layer = i < layers.size()
                    ? layers.get(i)
                    : new Dense(spec.classes(), Activation.IDENTITY, Initializer.GLOROT_UNIFORM);
            int end = weights.at + Math.toIntExact(rows.get(i).parameters());
            weights.add(layer, input, new SplittableRandom(spec.seed() + LAYERS_APART * (i + 1)));
            if (weights.at != end) {
                throw new IllegalArgumentException("nobody knows the first weights of " + layer);
            }
            input = rows.get(i).output();
        }
        return weights.parameters;
    }

    private void add(Layer layer, Extent input, SplittableRandom random) {
        if (layer instanceof Convolution conv) {
            long taps = (long) conv.kernel() * conv.kernel();
            long inputs = taps * input.channels();
            at += conv.filters();
            draw(inputs * conv.filters(), inputs, taps * conv.filters(), conv.initializer(), random);
        } else if (layer instanceof Dense dense) {
            draw(input.values() * dense.units(), input.values(), dense.units(), dense.initializer(), random);
            at += dense.units();
        } else if (layer instanceof BatchNorm) {
            int channels = (int) input.channels();
            Arrays.fill(parameters, at, at + channels, 1);
            Arrays.fill(parameters, at + 3 * channels, at + 4 * channels, 1);
            at += 4 * channels;
        }
    }

    /**
     * Draws the next weights.
     *
     * @param inputs of a unit, n of {@link Initializer}
     * @param outputs of a unit, m
     */
    private void draw(long count, long inputs, long outputs, Initializer initializer, SplittableRandom random) {
        int end = Math.toIntExact(at + count);
        double n = inputs;
        double m = outputs;
        switch (initializer) {
            case GLOROT_UNIFORM -> uniform(end, Math.sqrt(6 / (n + m)), random);
            case HE_UNIFORM -> uniform(end, Math.sqrt(6 / n), random);
            case GLOROT_NORMAL -> normal(end, Math.sqrt(2 / (n + m)), random);
            case HE_NORMAL -> normal(end, Math.sqrt(2 / n), random);
            case LECUN_NORMAL -> normal(end, Math.sqrt(1 / n), random);
        }
    }

    /** Draws uniform weights between −limit and limit. */
    private void uniform(int end, double limit, SplittableRandom random) {
        while (at < end) {
            parameters[at++] = (float) ((2 * random.nextDouble() - 1) * limit);
        }
    }

    /** Draws normal weights by Box and Muller (1958), with functions that give the same on every machine. */
    private void normal(int end, double deviation, SplittableRandom random) {
        while (at < end) {
            double radius = Math.sqrt(-2 * StrictMath.log(1 - random.nextDouble()));
            double angle = 2 * Math.PI * random.nextDouble();
            parameters[at++] = (float) (deviation * radius * StrictMath.cos(angle));
            if (at < end) {
                parameters[at++] = (float) (deviation * radius * StrictMath.sin(angle));
            }
        }
    }
}
