package werkbank.engine.cuda;

import java.io.IOException;
import java.util.EnumMap;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import werkbank.engine.operation.DepthwiseContract;
import werkbank.engine.operation.GraphContract;
import werkbank.engine.operation.GroupContract;
import werkbank.engine.operation.Operations;
import werkbank.engine.operation.OperationsContract;
import werkbank.recipe.Algorithms;
import werkbank.recipe.Precision;

/** The operations on a card pass the contract that those in plain Java pass. */
@Tag("card")
class CudaOperationsTest extends OperationsContract implements GraphContract, GroupContract, DepthwiseContract {
    /** One for each precision: to open a card's libraries takes longer than most tests. */
    private static final Map<Precision, Operations> OPEN = new EnumMap<>(Precision.class);

    @BeforeAll
    static void aCard() throws IOException, InterruptedException {
        TestCard.assume();
    }

    @AfterAll
    static void close() {
        OPEN.values().forEach(Operations::close);
        OPEN.clear();
    }

    @Override
    public Operations operations(Precision precision) {
        return OPEN.computeIfAbsent(precision, p -> CudaOperations.open(p, Algorithms.DETERMINISTIC));
    }
}
