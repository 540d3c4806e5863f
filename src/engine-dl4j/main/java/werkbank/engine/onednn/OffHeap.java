package werkbank.engine.onednn;

import java.nio.FloatBuffer;
import org.bytedeco.javacpp.FloatPointer;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.factory.Nd4j;

/** ND4J arrays as buffers, without copying. */
public final class OffHeap {
    private OffHeap() {}

    /** Whether arrays are in host memory, where Java can reach them, and not on a GPU. */
    public static boolean holdsArrays() {
        return Nd4j.getEnvironment().isCPU();
    }

    /** The array's values in C order; valid as long as the array's memory is. The array must be {@link #isPlain}. */
    static FloatBuffer view(INDArray array) {
        return view(array, array.length());
    }

    /** A view of so many floats from the array's first value on. */
    static FloatBuffer view(INDArray array, long floats) {
        return new FloatPointer(array.data().addressPointer()).capacity(floats).asBuffer();
    }

    /** Whether the array is float and lies in C order without gaps; strides of dimensions of size 1 don't matter. */
    public static boolean isPlain(INDArray array) {
        long expected = 1;
        for (int dimension = array.rank() - 1; dimension >= 0; dimension--) {
            long size = array.size(dimension);
            if (size != 1 && array.stride(dimension) != expected) {
                return false;
            }
            expected *= size;
        }
        return array.dataType() == DataType.FLOAT;
    }

    /** All values of a plain array. */
    public static float[] copy(INDArray array) {
        float[] values = new float[(int) array.length()];
        view(array).get(values);
        return values;
    }

    /** Overwrites a plain array. */
    static void fill(INDArray array, float[] values) {
        view(array).put(values);
    }
}
