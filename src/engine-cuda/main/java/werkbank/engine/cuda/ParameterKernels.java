package werkbank.engine.cuda;

import static werkbank.engine.cuda.KernelSource.PARAMETERS;

import java.util.List;
import werkbank.engine.operation.Buffer;
import werkbank.engine.operation.Kind;
import werkbank.engine.operation.SumOrder;
import werkbank.engine.operation.UpdateRule;

/** What is done to parameters, their gradients and other flat arrays. */
final class ParameterKernels {
    /** Numbers of a thread. */
    private static final int WIDE = 4;
    /** Flat arrays are summed up as rows of so many numbers; {@code COLUMNS} in {@code parameters.cu}. */
    private static final int COLUMNS = SumOrder.COLUMNS;

    private final Launches launches;

    ParameterKernels(Launches launches) {
        this.launches = launches;
    }

    void narrow(Buffer from, Buffer to) {
        launches.flat(PARAMETERS, "narrow", from.length(), WIDE, from.length(), from, to);
    }

    void widen(Buffer from, Buffer to) {
        launches.flat(PARAMETERS, "widen", from.length(), WIDE, from.length(), from, to);
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
            launches.flat(PARAMETERS, "clipNorm", length, WIDE, length, factor, gradients);
        } else if (value > 0) {
            launches.flat(PARAMETERS, "clipValues", length, WIDE, (float) value, length, gradients);
        }
    }

    void update(UpdateRule rule, Buffer step, Buffer parameters, Buffer gradients, List<Buffer> states) {
        launches.flat(
                PARAMETERS,
                "update",
                parameters.length(),
                WIDE,
                rule.method().ordinal(),
                new float[] {rule.rho(), rule.momentum(), rule.beta1(), rule.beta2(), rule.epsilon(), rule.decay()},
                rule.decayed(),
                parameters.length(),
                step,
                parameters,
                gradients,
                state(states, 0),
                state(states, 1),
                state(states, 2));
    }

    private static Object state(List<Buffer> states, int number) {
        return number < states.size() ? states.get(number) : KernelCall.NONE;
    }

    void mix(Buffer average, double kept, Buffer values, double share) {
        long length = average.length();
        launches.flat(PARAMETERS, "mix", length, WIDE, length, (float) kept, (float) share, average, values);
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
        launches.sums(PARAMETERS, kernel, sums, partials, COLUMNS, WIDE, arguments);
    }
}
