package werkbank.engine.executor;

import werkbank.engine.operation.Buffer;
import werkbank.recipe.layer.Activation;

/**
 * A bias and a function, which a layer applies to its sums of products.
 *
 * @param arguments the sums, which get the bias
 * @param values of the function; the same buffer where nobody asks for both
 * @param dbias gets the gradient of the bias
 */
record ActivatedSums(Activation function, Buffer bias, Buffer arguments, Buffer values, Buffer dbias) {
    /** The array that the function's derivative is had from. */
    Buffer kept() {
        return function.isInPlace() ? values : arguments;
    }
}
