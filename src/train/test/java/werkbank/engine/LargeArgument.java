package werkbank.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import werkbank.recipe.Recipe;
import werkbank.recipe.Shape;
import werkbank.recipe.Training;
import werkbank.recipe.layer.Activation;
import werkbank.recipe.layer.ActivationLayer;
import werkbank.recipe.layer.Convolution;
import werkbank.recipe.layer.Dense;
import werkbank.recipe.layer.Initializer;
import werkbank.recipe.layer.Layer;

/**
 * A network of two classes whose only image has one pixel, which is the argument of an activation function in each channel. The
 * biases are 0, so that after one step of plain gradient descent at rate 1 they are the gradients.
 *
 * @param argument far from 0, where each function is all but a straight line
 */
public record LargeArgument(Activation function, Place place, float argument) {
    /** The layer that has the function. */
    public enum Place {
        CONVOLUTION,
        DENSE,
        ACTIVATION_LAYER
    }

    public static final Shape SHAPE = Shape.grey(1, 1);
    public static final int CLASSES = 2;
    public static final float[] TARGETS = {0, 1};

    /** Some of it is left over when vectors of 8 or 16 numbers are full. */
    private static final int CHANNELS = 19;

    private static final float[] ARGUMENTS = {30, 100, 1e4f, 1e30f};
    private static final double SELU_LAMBDA = 1.0507009873554805;
    private static final double SELU_ALPHA = 1.6732632423543772;

    /** Every function in every place, with arguments of both signs. */
    public static Stream<LargeArgument> all() {
        return Stream.of(Activation.values())
                .flatMap(function -> Stream.of(Place.values()).flatMap(place -> Stream.of(1, -1)
                        .flatMap(sign -> Stream.iterate(0, i -> i < ARGUMENTS.length, i -> i + 1)
                                .map(i -> new LargeArgument(function, place, sign * ARGUMENTS[i])))));
    }

    /** Plain gradient descent with a batch of 1. */
    public Recipe recipe() {
        Initializer any = Initializer.GLOROT_UNIFORM;
        List<Layer> layers =
                switch (place) {
                    case CONVOLUTION -> List.of(convolution(function));
                    case DENSE -> List.of(new Dense(CHANNELS, function, any));
                    case ACTIVATION_LAYER -> List.of(convolution(Activation.IDENTITY), new ActivationLayer(function));
                };
        return EngineContract.recipe(layers, Training.Method.SGD, Training.ClassWeights.NONE, 1);
    }

    private static Layer convolution(Activation function) {
        return new Convolution(CHANNELS, 1, 1, 1, Convolution.Padding.SAME, function, Initializer.GLOROT_UNIFORM);
    }

    /** All parameters, as {@link NetworkState} has them: 1 before the function, and after it such that logits are moderate. */
    public float[] parameters() {
        float[] parameters = new float[2 * CHANNELS + CLASSES * CHANNELS + CLASSES];
        int weights = place == Place.DENSE ? 0 : CHANNELS;
        Arrays.fill(parameters, weights, weights + CHANNELS, 1);
        Arrays.fill(parameters, 2 * CHANNELS, 3 * CHANNELS, outputWeight());
        Arrays.fill(parameters, 3 * CHANNELS, 4 * CHANNELS, -outputWeight());
        return parameters;
    }

    private float outputWeight() {
        return Math.scalb(1f, -5 - Math.getExponent(Math.max(1, Math.abs(value()))));
    }

    /**
     * Holds what a step made against the formulas.
     *
     * @param parameters after a step of rate 1 from {@link #parameters()}, on {@link #argument} with {@link #TARGETS}
     */
    public void assertStepped(float[] parameters, double loss) {
        double logit = CHANNELS * (double) outputWeight() * value();
        double probability = 1 / (1 + Math.exp(-2 * logit));
        double slopeAbove = 2 * outputWeight() * probability;
        int biases = place == Place.DENSE ? CHANNELS : 0;
        for (int i = biases; i < biases + CHANNELS; i++) {
            assertThat(-parameters[i] / slopeAbove).as("derivative of %s", this).isEqualTo(slope(), within(2e-3));
        }
        for (float parameter : parameters) {
            assertThat(Float.isFinite(parameter))
                    .as("%s: every parameter is a number", this)
                    .isTrue();
        }
        assertThat(loss).as("loss of %s", this).isEqualTo(-Math.log(1 - probability), within(2e-3));
    }

    /** The function's value, to 1e-11 of it or of 1. */
    public double value() {
        return switch (function) {
            case RELU, GELU, SWISH, LEAKYRELU, IDENTITY -> slope() * argument;
            case ELU -> argument > 0 ? argument : -1;
            case SELU -> SELU_LAMBDA * (argument > 0 ? argument : -SELU_ALPHA);
            case TANH -> Math.signum(argument);
            case SIGMOID -> argument > 0 ? 1 : 0;
        };
    }

    /** The function's derivative, to 1e-10. */
    public double slope() {
        return switch (function) {
            case RELU, ELU, GELU, SWISH -> argument > 0 ? 1 : 0;
            case SELU -> argument > 0 ? SELU_LAMBDA : 0;
            case LEAKYRELU -> argument > 0 ? 1 : 0.01;
            case TANH, SIGMOID -> 0;
            case IDENTITY -> 1;
        };
    }
}
