package werkbank.engine.cuda;

import java.util.EnumMap;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import werkbank.engine.operation.Operations;
import werkbank.engine.operation.OperationsContract;
import werkbank.recipe.Precision;

/** Our kernels pass the contract of operations, on the processor; what isn't theirs is plain Java's. */
class ProcessorOperationsTest extends OperationsContract {
    private static final Map<Precision, ProcessorOperations> OPEN = new EnumMap<>(Precision.class);

    @BeforeAll
    static void compiler() {
        Twins.requireCompiler();
    }

    @AfterEach
    void guards() {
        OPEN.values().forEach(ProcessorOperations::checkGuards);
    }

    @AfterAll
    static void close() {
        OPEN.values().forEach(ProcessorOperations::close);
        OPEN.clear();
    }

    @Override
    public Operations operations(Precision precision) {
        return OPEN.computeIfAbsent(precision, ProcessorOperations::start);
    }
}
