package werkbank.engine.cuda;

import java.util.EnumMap;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import werkbank.engine.operation.DepthwiseContract;
import werkbank.engine.operation.GraphContract;
import werkbank.engine.operation.GroupContract;
import werkbank.engine.operation.KernelContract;
import werkbank.engine.operation.Operations;
import werkbank.recipe.Precision;

/** Our kernels pass the contract on the processor, as they have to on a card. */
class ProcessorContractTest extends KernelContract implements GraphContract, GroupContract, DepthwiseContract {
    private static final Map<Precision, ProcessorOperations> STARTED = new EnumMap<>(Precision.class);

    @Override
    public Operations operations(Precision precision) {
        Twins.requireCompiler();
        return STARTED.computeIfAbsent(precision, ProcessorOperations::start);
    }

    @AfterEach
    void checkGuards() {
        STARTED.values().forEach(ProcessorOperations::checkGuards);
    }

    @AfterAll
    static void stop() {
        STARTED.values().forEach(ProcessorOperations::close);
        STARTED.clear();
    }
}
