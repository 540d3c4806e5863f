package werkbank.engine.cuda;

import java.util.List;
import java.util.OptionalLong;
import org.bytedeco.cuda.cudnn.cudnnContext;
import org.bytedeco.cuda.global.cudnn;
import org.bytedeco.javacpp.FloatPointer;
import org.bytedeco.javacpp.Pointer;
import org.bytedeco.javacpp.SizeTPointer;

/** A direction of a convolution in cuDNN's calls. */
abstract class ConvolutionDirection implements AlgorithmCalls, AutoCloseable {
    /** Factors of result and former result, which the calls read from the host's memory. */
    static final FloatPointer ONE = new FloatPointer(1f);

    static final FloatPointer ZERO = new FloatPointer(0f);

    final cudnnContext handle;
    final ConvolutionTensors tensors;

    /** @param tensors of its own, closed with it */
    ConvolutionDirection(cudnnContext handle, ConvolutionTensors tensors) {
        this.handle = handle;
        this.tensors = tensors;
    }

    /** The name that records have of the direction. */
    abstract String name();

    abstract Operand first();

    abstract Operand second();

    abstract Operand result();

    /** The algorithms that there are, the one first that cuDNN expects to be the quickest. */
    abstract List<OfferedAlgorithm> offered();

    /** Runs and times all algorithms, which overwrites the result; needs memory of its own. */
    abstract List<OfferedAlgorithm> measured(
            Pointer first, Pointer second, Pointer result, Pointer workspace, long bytes);

    /** Runs an algorithm in the arithmetic that is set. */
    abstract void run(int algorithm, Pointer first, Pointer second, Pointer result, Pointer workspace, long bytes);

    /** Asks cuDNN for an algorithm's workspace; answers cuDNN's status. */
    abstract int askWorkspace(int algorithm, SizeTPointer bytes);

    @Override
    public final void math(int type) {
        tensors.math(type);
    }

    @Override
    public final OptionalLong workspace(int algorithm) {
        try (SizeTPointer bytes = new SizeTPointer(1)) {
            return askWorkspace(algorithm, bytes) == cudnn.CUDNN_STATUS_SUCCESS
                    ? OptionalLong.of(bytes.get())
                    : OptionalLong.empty();
        }
    }

    @Override
    public final void close() {
        tensors.close();
    }
}
