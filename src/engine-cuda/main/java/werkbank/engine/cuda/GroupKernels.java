package werkbank.engine.cuda;

import static werkbank.engine.cuda.KernelSource.GROUPS;

import werkbank.engine.operation.Buffer;
import werkbank.engine.operation.GroupShape;
import werkbank.engine.operation.Kind;
import werkbank.engine.operation.SumOrder;

/** Normalisation of each image over groups of its channels. */
final class GroupKernels {
    private final Launches launches;

    GroupKernels(Launches launches) {
        this.launches = launches;
    }

    void normalise(GroupShape shape, double epsilon, Buffer x, Buffer gamma, Buffer beta, Buffer saved, Buffer y) {
        blocks("groupNormalise", shape, numbers(shape), (float) epsilon, x, gamma, beta, saved, y);
    }

    /** Writes the gradients of gamma and beta. */
    void scaleGradients(GroupShape shape, Buffer x, Buffer saved, Buffer dy, Buffer dgamma, Buffer dbeta) {
        int channels = shape.channels();
        int partials = SumOrder.partials(Math.multiplyExact(shape.images(), shape.pixels()), channels);
        launches.sums(
                GROUPS,
                "groupNormaliseSums",
                2,
                partials,
                channels,
                launches.wide(Kind.VALUE),
                numbers(shape),
                partials,
                x,
                saved,
                dy,
                dgamma,
                dbeta);
    }

    /** Writes the gradient of the input. */
    void gradient(GroupShape shape, Buffer x, Buffer gamma, Buffer saved, Buffer dy, Buffer dx) {
        blocks("groupNormaliseGradient", shape, numbers(shape), x, gamma, saved, dy, dx);
    }

    /** Starts a kernel whose blocks have a group of an image. */
    private void blocks(String kernel, GroupShape shape, Object... arguments) {
        launches.blocks(GROUPS, kernel, Math.multiplyExact(shape.images(), shape.groups()), arguments);
    }

    /** The fields of the kernels' structure {@code Groups}, in its order. */
    private static int[] numbers(GroupShape shape) {
        return new int[] {shape.images(), shape.pixels(), shape.channels(), shape.groups(), shape.partials()};
    }
}
