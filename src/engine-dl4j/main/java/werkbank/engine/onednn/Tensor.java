package werkbank.engine.onednn;

import java.nio.FloatBuffer;
import java.util.Arrays;
import org.deeplearning4j.nn.workspace.ArrayType;
import org.deeplearning4j.nn.workspace.LayerWorkspaceMgr;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.indexing.NDArrayIndex;

/**
 * An activation or gradient in some layout.
 *
 * @param array of the layout's shape, over the memory that the layout describes; ND4J reads the right values from it
 *     only when the layout is plain
 */
record Tensor(INDArray array, Layout layout) {

    /** The array itself where it lies in C order, otherwise a copy that does. */
    static Tensor plain(INDArray array) {
        INDArray plain = OffHeap.isPlain(array) ? array : array.dup('c');
        return new Tensor(plain, Layout.plain(plain.shape()));
    }

    static Tensor create(Layout layout, ArrayType type, LayerWorkspaceMgr workspaces) {
        long values = Arrays.stream(layout.shape()).reduce(1, Math::multiplyExact);
        if (values == layout.floats()) {
            return new Tensor(workspaces.createUninitialized(type, DataType.FLOAT, layout.shape(), 'c'), layout);
        }
        INDArray padded = workspaces.createUninitialized(type, DataType.FLOAT, new long[] {layout.floats()}, 'c');
        INDArray shaped = padded.get(NDArrayIndex.interval(0, values)).reshape(layout.shape());
        return new Tensor(shaped, layout);
    }

    /** All values in the order in which they lie, padding included. */
    FloatBuffer values() {
        return OffHeap.view(array, layout.floats());
    }

    boolean isOver(INDArray other) {
        return other.data().address() == array.data().address() && Arrays.equals(other.shape(), array.shape());
    }

    /** Copies the values into an array of the given kind. */
    Tensor copy(ArrayType type, LayerWorkspaceMgr workspaces) {
        Tensor copy = create(layout, type, workspaces);
        copy.values().put(values());
        return copy;
    }
}
