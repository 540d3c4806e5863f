package werkbank.engine.cuda;

import static werkbank.engine.cuda.KernelSource.PARAMETERS;

import java.util.List;
import werkbank.engine.operation.Buffer;
import werkbank.engine.operation.UpdateRule;

/** Kernels for parameters, as flat arrays: steps, averages, copies of other kinds. */
final class ParameterKernels {
    /** Numbers of a thread. */
    private static final int WIDE = 4;

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

    void update(UpdateRule rule, Buffer step, Buffer parameters, Buffer gradients, List<Buffer> states) {
        launches.flat(
                PARAMETERS,
                "update",
                parameters.length(),
                WIDE,
                rule.method().ordinal(),
                new float[] {
                    rule.rho(), rule.momentum(), rule.beta1(), rule.beta2(), rule.epsilon(), rule.decay(), rule.factor()
                },
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

    void mix(Buffer average, Buffer values, double share) {
        long length = average.length();
        launches.flat(PARAMETERS, "mix", length, WIDE, length, (float) (1 - share), (float) share, average, values);
    }
}
