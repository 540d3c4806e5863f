package werkbank.engine;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Random;
import werkbank.file.Json;
import werkbank.recipe.NetworkGraph;
import werkbank.recipe.Shape;

/** One layer with a softmax; its steps are gradient descent with momentum. */
final class SoftmaxNetwork implements TrainableNetwork {
    private static final float MOMENTUM = 0.9f;

    private final Sizes sizes;
    private final float[] classWeights;
    /** Weights [class][pixel], then biases [class]. */
    private final float[] parameters;

    private final float[] velocity;
    private int steps;
    private double rate;

    record Sizes(int pixels, int classes) {}

    /**
     * What a saved network says of itself.
     *
     * @param rate of its last step
     */
    record Saved(Sizes sizes, double rate) {}

    SoftmaxNetwork(Sizes sizes, float[] parameters) {
        this.sizes = sizes;
        this.parameters = parameters;
        this.velocity = new float[parameters.length];
        this.classWeights = new float[sizes.classes()];
        Arrays.fill(classWeights, 1);
    }

    SoftmaxNetwork(NetworkSpec spec) {
        this(
                new Sizes(spec.shape().values(), spec.classes()),
                new float[(spec.shape().values() + 1) * spec.classes()]);
        Random random = new Random(spec.seed());
        for (int i = 0; i < sizes.pixels() * sizes.classes(); i++) {
            parameters[i] = (float) (0.01 * random.nextGaussian());
        }
        for (int c = 0; c < spec.classWeights().size(); c++) {
            classWeights[c] = spec.classWeights().get(c).floatValue();
        }
        rate = spec.recipe().training().optimizer().learningRate();
    }

    @Override
    public Step step(float[] features, float[] targets, double learningRate) {
        int images = targets.length / sizes.classes();
        float[] gradient = new float[parameters.length];
        double loss = 0;
        int right = 0;
        for (int image = 0; image < images; image++) {
            float[] target = Arrays.copyOfRange(targets, image * sizes.classes(), (image + 1) * sizes.classes());
            float[] probabilities = probabilities(features, image * sizes.pixels());
            right += highest(target) == highest(probabilities) ? 1 : 0;
            loss += loss(target, probabilities);
            addGradient(features, image * sizes.pixels(), target, probabilities, gradient);
        }
        for (int i = 0; i < parameters.length; i++) {
            velocity[i] = MOMENTUM * velocity[i] + gradient[i] / images;
            parameters[i] -= (float) learningRate * velocity[i];
        }
        steps++;
        rate = learningRate;
        return new Step(loss / images, right);
    }

    private double loss(float[] target, float[] probabilities) {
        double loss = 0;
        for (int c = 0; c < target.length; c++) {
            loss -= target[c] == 0 ? 0 : classWeights[c] * target[c] * Math.log(probabilities[c]);
        }
        return loss;
    }

    private void addGradient(float[] features, int offset, float[] target, float[] probabilities, float[] gradient) {
        float weight = 0;
        for (int c = 0; c < target.length; c++) {
            weight += classWeights[c] * target[c];
        }
        for (int c = 0; c < target.length; c++) {
            float error = weight * probabilities[c] - classWeights[c] * target[c];
            for (int pixel = 0; pixel < sizes.pixels(); pixel++) {
                gradient[c * sizes.pixels() + pixel] += error * features[offset + pixel];
            }
            gradient[sizes.classes() * sizes.pixels() + c] += error;
        }
    }

    private static int highest(float[] values) {
        int highest = 0;
        for (int i = 1; i < values.length; i++) {
            highest = values[i] > values[highest] ? i : highest;
        }
        return highest;
    }

    @Override
    public float[][] probabilities(float[] features) {
        float[][] rows = new float[features.length / sizes.pixels()][];
        for (int row = 0; row < rows.length; row++) {
            rows[row] = probabilities(features, row * sizes.pixels());
        }
        return rows;
    }

    private float[] probabilities(float[] features, int offset) {
        double[] exponentials = new double[sizes.classes()];
        double sum = 0;
        for (int c = 0; c < exponentials.length; c++) {
            double logit = parameters[sizes.classes() * sizes.pixels() + c];
            for (int pixel = 0; pixel < sizes.pixels(); pixel++) {
                logit += parameters[c * sizes.pixels() + pixel] * features[offset + pixel];
            }
            exponentials[c] = Math.exp(logit);
            sum += exponentials[c];
        }
        float[] probabilities = new float[exponentials.length];
        for (int c = 0; c < exponentials.length; c++) {
            probabilities[c] = (float) (exponentials[c] / sum);
        }
        return probabilities;
    }

    /** Nothing is drawn. */
    @Override
    public void seed(long seed) {}

    @Override
    public boolean isFinite() {
        for (float parameter : parameters) {
            if (!Float.isFinite(parameter)) {
                return false;
            }
        }
        return true;
    }

    @Override
    public NetworkState state() {
        return new NetworkState(steps, rate, parameters.clone(), velocity.clone());
    }

    @Override
    public void restore(NetworkState state) {
        assign(parameters, state.parameters());
        assign(velocity, state.updater());
        steps = state.steps();
        rate = state.rate();
    }

    private static void assign(float[] target, float[] values) {
        if (values.length != target.length) {
            throw new IllegalArgumentException(
                    String.format(Locale.ROOT, "%d values where the network has %d", values.length, target.length));
        }
        System.arraycopy(values, 0, target, 0, values.length);
    }

    @Override
    public NetworkGraph graph() {
        return NetworkGraph.of(List.of(), Shape.grey(1, sizes.pixels()), sizes.classes());
    }

    @Override
    public String configuration() {
        return Json.write(new Saved(sizes, rate));
    }

    @Override
    public void close() {}

    @Override
    public Average average() {
        return new ArrayAverage(parameters.clone());
    }

    private final class ArrayAverage implements Average {
        private final float[] values;

        ArrayAverage(float[] values) {
            this.values = values;
        }

        @Override
        public void mix(double share) {
            for (int i = 0; i < values.length; i++) {
                values[i] += (float) share * (parameters[i] - values[i]);
            }
        }

        @Override
        public void toNetwork() {
            assign(parameters, values);
        }

        @Override
        public void inPlace(Runnable work) {
            float[] trained = parameters.clone();
            assign(parameters, values);
            try {
                work.run();
            } finally {
                assign(parameters, trained);
            }
        }

        @Override
        public void renewStatistics(Iterable<float[]> batches) {}

        @Override
        public float[] values() {
            return values.clone();
        }

        @Override
        public void restore(float[] given) {
            assign(values, given);
        }

        @Override
        public void close() {}
    }
}
