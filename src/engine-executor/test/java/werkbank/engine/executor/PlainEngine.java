package werkbank.engine.executor;

import java.util.List;
import java.util.Optional;
import werkbank.engine.Backend;
import werkbank.engine.Hardware;
import werkbank.engine.operation.Operations;
import werkbank.engine.plain.PlainOperations;
import werkbank.recipe.Algorithms;
import werkbank.recipe.Precision;

/** The executor on operations in plain Java, found by its name and never chosen where another engine is. */
public class PlainEngine extends ExecutorEngine {
    @Override
    public String name() {
        return "plain";
    }

    @Override
    public int rank() {
        return Integer.MIN_VALUE + 1;
    }

    @Override
    public Optional<String> whyNot() {
        return Optional.empty();
    }

    @Override
    public List<Precision> precisions() {
        return List.of(Precision.F32, Precision.TF32, Precision.BF16);
    }

    @Override
    protected Operations open(Precision precision, Algorithms algorithms) {
        return new PlainOperations(precision);
    }

    @Override
    public Hardware hardware() {
        return () -> new Backend("Java", "17", "plain Java", 1, false);
    }
}
