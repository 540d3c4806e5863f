package werkbank.engine.cuda;

import java.util.OptionalLong;

/** What cuDNN is told and asked for one direction of one convolution. */
interface AlgorithmCalls {
    /** Sets the arithmetic that the convolution runs with. */
    void math(int type);

    /** Bytes of workspace that an algorithm needs with the arithmetic that is set; empty when it can't be run so. */
    OptionalLong workspace(int algorithm);
}
