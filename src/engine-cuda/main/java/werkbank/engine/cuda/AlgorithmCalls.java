package werkbank.engine.cuda;

import java.util.OptionalLong;

/** Questions and settings of cuDNN for a direction of a convolution. */
interface AlgorithmCalls {
    /** Sets the arithmetic that the convolution runs with. */
    void math(int type);

    /** Bytes of workspace that an algorithm needs with the arithmetic that is set; empty when it can't be run so. */
    OptionalLong workspace(int algorithm);
}
