package werkbank.engine.executor;

import java.util.Optional;
import werkbank.engine.operation.Buffer;
import werkbank.engine.operation.Operations;
import werkbank.recipe.layer.Activation;

/** A dense layer with bias and activation function, or the output layer, whose function is the identity. */
final class TrainingDense implements TrainingLayer {
    private final Operations operations;
    private final Activation function;
    private final int images;
    private final int inputs;
    private final int units;

    private final Buffer x;
    private final Buffer weights;
    private final Buffer bias;
    private final Buffer z;
    private final Buffer y;

    private final Buffer dy;
    private final Buffer dz;
    private final Buffer dweights;
    private final Buffer dbias;
    private final Optional<Buffer> dx;

    /**
     * @param z gets what the function is given; {@code y} its values, the same buffer where nobody asks for both
     */
    TrainingDense(Batch batch, Place place, Activation function, Buffer z, Buffer y) {
        this.operations = batch.operations();
        this.function = function;
        this.images = batch.images();
        this.inputs = Math.toIntExact(place.input().values());
        this.units = place.outputChannels();
        this.x = batch.arrays().input(place);
        this.weights = batch.parameters().weights(place);
        this.bias = batch.parameters().of(place, Role.BIAS);
        this.z = z;
        this.y = y;
        this.dy = batch.arrays().gradient(place);
        this.dz = function == Activation.IDENTITY ? dy : batch.arrays().changeable(place);
        this.dweights = batch.learning().gradient(place, Role.WEIGHTS);
        this.dbias = batch.learning().gradient(place, Role.BIAS);
        this.dx = batch.arrays().inputGradient(place);
    }

    @Override
    public void forward() {
        operations.multiply(false, true, images, units, inputs, x, weights, z);
        operations.biasActivation(function, images, units, bias, z, y);
    }

    @Override
    public void backward() {
        operations.biasActivationGradient(function, images, units, kept(), dy, dz, dbias);
        operations.multiply(true, false, units, inputs, images, dz, x, dweights);
        dx.ifPresent(gradient -> operations.multiply(false, false, images, inputs, units, dz, weights, gradient));
    }

    /** The identity looks at nothing; the output layer's values are of another kind than its gradient. */
    private Buffer kept() {
        if (function == Activation.IDENTITY) {
            return dy;
        }
        return function.isInPlace() ? y : z;
    }
}
