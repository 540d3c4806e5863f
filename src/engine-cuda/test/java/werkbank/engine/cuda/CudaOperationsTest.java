package werkbank.engine.cuda;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import werkbank.engine.operation.Operations;
import werkbank.engine.operation.OperationsContract;
import werkbank.recipe.Algorithms;
import werkbank.recipe.Precision;

/** The operations on a card pass the contract that those in plain Java pass. */
@Tag("card")
class CudaOperationsTest extends OperationsContract {
    private final List<Operations> open = new ArrayList<>();

    @BeforeEach
    void aCard() {
        TestCard.assume();
    }

    @AfterEach
    void close() {
        open.forEach(Operations::close);
    }

    @Override
    public Operations operations(Precision precision) {
        Operations operations = CudaOperations.open(precision, Algorithms.DETERMINISTIC);
        open.add(operations);
        return operations;
    }
}
