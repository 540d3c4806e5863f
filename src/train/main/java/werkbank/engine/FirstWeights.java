package werkbank.engine;

import java.util.Arrays;
import java.util.SplittableRandom;
import werkbank.recipe.NetworkGraph;
import werkbank.recipe.layer.BatchNorm;
import werkbank.recipe.layer.Convolution;
import werkbank.recipe.layer.Dense;
import werkbank.recipe.layer.DepthwiseConvolution;
import werkbank.recipe.layer.ElementaryLayer;
import werkbank.recipe.layer.Extent;
import werkbank.recipe.layer.GroupNorm;
import werkbank.recipe.layer.Initializer;
import werkbank.recipe.layer.Whitening;

/**
 * The parameters of a network before its first step, so that all engines start alike. Weights are drawn as the recipe
 * says, as wide as Keras's but for depthwise convolutions; biases are 0, and batch normalisation begins as the identity.
 *
 * <p>What a layer gets depends on the network's seed, the layer's place and its sizes alone.
 */
public final class FirstWeights {
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
        NetworkGraph graph = spec.graph();
        FirstWeights weights = new FirstWeights(Math.toIntExact(graph.parameters()));
        for (NetworkGraph.Node node : graph.nodes()) {
            int end = weights.at + Math.toIntExact(node.parameters());
            // Mixed, since generators whose seeds lie the golden ratio apart draw one sequence, each from another place
            // on.
            SplittableRandom random = new SplittableRandom(Draws.ofLayer(spec.seed(), node.index()));
            weights.add(node.layer(), node.input(), random);
            if (weights.at != end) {
                throw new IllegalArgumentException("nobody knows the first weights of " + node.layer());
            }
        }
        return weights.parameters;
    }

    private void add(ElementaryLayer layer, Extent input, SplittableRandom random) {
        if (layer instanceof Convolution conv) {
            convolution(conv, input.channels(), random);
        } else if (layer instanceof DepthwiseConvolution depthwise) {
            depthwise(depthwise.like(input), random);
        } else if (layer instanceof Whitening whitening) {
            whitening(whitening, whitening.like(input), input, random);
        } else if (layer instanceof Dense dense) {
            draw(input.values() * dense.units(), input.values(), dense.units(), dense.initializer(), random);
            at += dense.units();
        } else if (layer instanceof BatchNorm) {
            int channels = (int) input.channels();
            fill(channels, 1);
            fill(channels, 0);
            fill(channels, 0);
            fill(channels, 1);
        } else if (layer instanceof GroupNorm) {
            fill((int) input.channels(), 1);
            fill((int) input.channels(), 0);
        }
    }

    /** Biases, then the weights that the data have made, or drawn ones before they have. */
    private void whitening(Whitening layer, Convolution like, Extent input, SplittableRandom random) {
        if (layer.weights().isEmpty()) {
            convolution(like, input.channels(), random);
        } else {
            at += like.filters();
            layer.weights().forEach(weight -> parameters[at++] = weight);
        }
    }

    private void fill(int count, float value) {
        Arrays.fill(parameters, at, at + count, value);
        at += count;
    }

    private void convolution(Convolution conv, long channels, SplittableRandom random) {
        int first = filters(conv, channels, random);
        if (conv.initializer() == Initializer.DIRAC) {
            for (int filter = 0; filter < Math.min(conv.filters(), channels); filter++) {
                passOn(first, filter, filter, channels, conv.kernel());
            }
        }
    }

    private void depthwise(Convolution like, SplittableRandom random) {
        int first = filters(like, 1, random);
        if (like.initializer() == Initializer.DIRAC) {
            for (int filter = 0; filter < like.filters(); filter++) {
                passOn(first, filter, 0, 1, like.kernel());
            }
        }
    }

    /**
     * Biases, if it has some, then weights.
     *
     * @param channels that a filter looks at
     * @return where the weights begin
     */
    private int filters(Convolution conv, long channels, SplittableRandom random) {
        long taps = (long) conv.kernel() * conv.kernel();
        at += conv.unbiased() ? 0 : conv.filters();
        int first = at;
        draw(taps * channels * conv.filters(), taps * channels, taps * conv.filters(), conv.initializer(), random);
        return first;
    }

    /**
     * Has a filter pass one of the channels on that it looks at: by its middle weight, or in an even filter by the one
     * before the middle, since the smaller half of the border lies before the image. Where an even filter is dilated
     * none lies on the pixel itself; this one moves the image by half the dilation, rounded down.
     */
    private void passOn(int first, int filter, int channel, long channels, int kernel) {
        long taps = (long) kernel * kernel;
        long weights = first + filter * taps * channels;
        Arrays.fill(parameters, Math.toIntExact(weights), Math.toIntExact(weights + taps * channels), 0);
        int middle = (kernel - 1) / 2;
        parameters[Math.toIntExact(weights + channel * taps + (long) middle * kernel + middle)] = 1;
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
            case DIRAC -> uniform(end, Math.sqrt(1 / n), random);
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
