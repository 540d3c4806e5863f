package werkbank.engine.cuda;

import static werkbank.engine.cuda.KernelSource.GRADIENTS;

import werkbank.engine.operation.Buffer;
import werkbank.engine.operation.Kind;
import werkbank.engine.operation.SumOrder;

/** Kernels for gradients before a step, as flat arrays, and whether numbers are finite. */
final class GradientKernels {
    /** Numbers of a thread. */
    private static final int WIDE = 4;

    /** Flat arrays are summed up as rows of so many numbers; {@code COLUMNS} in {@code gradients.cu}. */
    private static final int COLUMNS = SumOrder.COLUMNS;

    private final Launches launches;

    GradientKernels(Launches launches) {
        this.launches = launches;
    }

    void penalise(double l1, double l2, Buffer weights, Buffer gradients, Buffer step, Buffer figures) {
        int partials = partials(weights);
        sums(
                "penalise",
                2,
                partials,
                (float) l1,
                (float) l2,
                weights.length(),
                partials,
                weights,
                gradients,
                step,
                figures);
    }

    void clip(double value, double norm, Buffer gradients) {
        long length = gradients.length();
        if (norm > 0) {
            int partials = partials(gradients);
            Buffer factor = launches.memory().result();
            sums("clipFactor", 1, partials, (float) value, (float) norm, length, partials, gradients, factor);
            launches.flat(GRADIENTS, "clipNorm", length, WIDE, length, factor, gradients);
        } else if (value > 0) {
            launches.flat(GRADIENTS, "clipValues", length, WIDE, (float) value, length, gradients);
        }
    }

    /** Counts what is not finite, about; 0 if all is. The result is one number. */
    Buffer notFinite(Buffer buffer) {
        int partials = partials(buffer);
        String kernel = buffer.kind() == Kind.VALUE ? "notFiniteValues" : "notFiniteFloats";
        Buffer result = launches.memory().result();
        sums(kernel, 1, partials, buffer.length(), partials, buffer, result);
        return result;
    }

    private static int partials(Buffer buffer) {
        return (SumOrder.partials(buffer.length()) + COLUMNS - 1) / COLUMNS;
    }

    private void sums(String kernel, int sums, int partials, Object... arguments) {
        launches.sums(GRADIENTS, kernel, sums, partials, COLUMNS, WIDE, arguments);
    }
}
