package werkbank.engine.cuda;

import static werkbank.engine.cuda.KernelSource.ACTIVATION;

import werkbank.engine.operation.Buffer;
import werkbank.engine.operation.Kind;
import werkbank.engine.operation.SumOrder;
import werkbank.recipe.layer.Activation;

/** Biases and activation functions. */
final class ActivationKernels {
    private final Launches launches;

    ActivationKernels(Launches launches) {
        this.launches = launches;
    }

    void biasActivation(Activation function, int rows, int channels, Buffer bias, Buffer x, Buffer y) {
        String kernel = x.kind() == Kind.FLOAT ? "biasActivationOfFloats" : "biasActivation";
        launches.rows(
                ACTIVATION,
                kernel,
                rows,
                channels,
                launches.wide(x.kind()),
                function.ordinal(),
                rows,
                channels,
                bias,
                x,
                y);
    }

    void activation(Activation function, long length, Buffer x, Buffer y) {
        launches.flat(ACTIVATION, "activation", length, launches.wide(Kind.VALUE), function.ordinal(), length, x, y);
    }

    void activationGradient(Activation function, long length, Buffer kept, Buffer dy, Buffer dx) {
        launches.flat(
                ACTIVATION,
                "activationGradient",
                length,
                launches.wide(Kind.VALUE),
                function.ordinal(),
                length,
                kept,
                dy,
                dx);
    }

    void biasActivationGradient(
            Activation function, int rows, int channels, Buffer kept, Buffer dy, Buffer dx, Buffer dbias) {
        int partials = SumOrder.partials(rows, channels);
        launches.sums(
                ACTIVATION,
                "biasActivationGradient",
                1,
                partials,
                channels,
                launches.wide(Kind.VALUE),
                function.ordinal(),
                rows,
                channels,
                partials,
                kept,
                dy,
                dx,
                dbias);
    }
}
