package werkbank.engine.dl4j;

import java.util.Locale;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.factory.Nd4j;
import werkbank.engine.onednn.OffHeap;

/** Copies between ND4J's vectors and Java's arrays. */
final class FloatArrays {
    private FloatArrays() {}

    /** Copies a vector, in one piece where it is in host memory. */
    static float[] copy(INDArray vector) {
        return OffHeap.holdsArrays() && OffHeap.isPlain(vector) ? OffHeap.copy(vector) : vector.toFloatVector();
    }

    /** @throws IllegalArgumentException when there are more or fewer values than the vector has */
    static void assign(INDArray vector, float[] values) {
        requireLength(values, vector.length());
        try (INDArray given = Nd4j.createFromArray(values)) {
            vector.assign(given.reshape(vector.shape()));
        }
    }

    /** @throws IllegalArgumentException when there are more or fewer values */
    static void requireLength(float[] values, long length) {
        if (values.length != length) {
            throw new IllegalArgumentException(
                    String.format(Locale.ROOT, "%d values where the network has %d", values.length, length));
        }
    }
}
