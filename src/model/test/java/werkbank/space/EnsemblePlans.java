package werkbank.space;

import java.util.OptionalDouble;
import java.util.OptionalInt;
import werkbank.space.EnsemblePlan.Method;

/** Plans of ensembles for tests. */
public final class EnsemblePlans {
    private EnsemblePlans() {}

    /** A plan with so many members at most. */
    public static EnsemblePlan of(Method method, int topK) {
        EnsemblePlan plan = EnsemblePlan.of(method);
        return new EnsemblePlan(method, OptionalInt.of(topK), plan.testTime(), plan.int8(), plan.msPerImage());
    }

    /** Limits the milliseconds that an image may take all members together. */
    public static EnsemblePlan atMost(EnsemblePlan plan, double milliseconds) {
        return new EnsemblePlan(
                plan.method(), plan.topK(), plan.testTime(), plan.int8(), OptionalDouble.of(milliseconds));
    }
}
