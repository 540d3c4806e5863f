package werkbank.engine.cuda;

import java.util.List;
import java.util.OptionalLong;

/** What cuDNN is asked for one direction of one convolution. */
interface AlgorithmCalls {
    /** The algorithms that there are, the one first that cuDNN expects to be the quickest. */
    List<OfferedAlgorithm> offered();

    /** Sets the arithmetic that the convolution runs with. */
    void math(int type);

    /** Bytes of workspace that an algorithm needs with the arithmetic that is set; empty when it can't be run so. */
    OptionalLong workspace(int algorithm);
}
