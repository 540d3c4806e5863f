package werkbank.engine.onednn;

import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.indexing.INDArrayIndex;
import org.nd4j.linalg.indexing.NDArrayIndex;

/**
 * A dilated kernel as a larger one with zeros between its taps, which convolves to the same. ND4J 1.0.0-M2.1 hands
 * oneDNN a dilation that is one too large and fails ("could not create a descriptor for a dilated convolution").
 */
final class Dilation {
    private Dilation() {}

    /** Shape of the larger kernel, for weights [outputs][inputs][height][width]. */
    static long[] shape(INDArray weights, int[] dilation) {
        return new long[] {
            weights.size(0), weights.size(1), reach(weights.size(2), dilation[0]), reach(weights.size(3), dilation[1])
        };
    }

    static int reach(long kernel, int dilation) {
        return (int) ((kernel - 1) * dilation + 1);
    }

    /** The larger kernel's taps, as a view with the shape of the weights. */
    static INDArray taps(INDArray larger, int[] dilation) {
        return larger.get(
                NDArrayIndex.all(),
                NDArrayIndex.all(),
                every(dilation[0], larger.size(2)),
                every(dilation[1], larger.size(3)));
    }

    private static INDArrayIndex every(int stride, long end) {
        return NDArrayIndex.interval(0, stride, end);
    }
}
