package werkbank.engine.cpu;

import static org.junit.jupiter.api.Assumptions.assumeTrue;

import org.junit.jupiter.api.BeforeEach;
import werkbank.engine.operation.DepthwiseContract;
import werkbank.engine.operation.GraphContract;
import werkbank.engine.operation.GroupContract;
import werkbank.engine.operation.Operations;
import werkbank.engine.operation.OperationsContract;
import werkbank.recipe.Precision;

/** The operations in oneDNN pass the contract that those in plain Java pass. */
class CpuOperationsTest extends OperationsContract implements GraphContract, GroupContract, DepthwiseContract {
    @BeforeEach
    void itIsThere() {
        assumeTrue(OneDnn.whyNot().isEmpty());
    }

    @Override
    public Operations operations(Precision precision) {
        assumeTrue(precision != Precision.BF16 || OneDnn.multipliesBf16());
        return new CpuOperations(precision);
    }

    /** oneDNN's rectifier and maximum pass over what is no number, which an epoch's end finds in the parameters. */
    @Override
    public boolean keepsTheUnusual() {
        return false;
    }
}
