package werkbank.engine.cuda;

import static werkbank.engine.cuda.KernelSource.POOLING;

import werkbank.engine.operation.Buffer;
import werkbank.engine.operation.Kind;
import werkbank.engine.operation.PoolShape;

/** Kernels of pooling with windows. */
final class PoolingKernels {
    private final Launches launches;
    private final int wide;

    PoolingKernels(Launches launches) {
        this.launches = launches;
        this.wide = launches.wide(Kind.VALUE);
    }

    void maxPool(PoolShape shape, Buffer x, Buffer y) {
        onOutputs("maxPool", shape, x, y);
    }

    void maxPoolGradient(PoolShape shape, Buffer x, Buffer dy, Buffer dx) {
        onInputs("maxPoolGradient", shape, x, dy, dx);
    }

    void averagePool(PoolShape shape, Buffer x, Buffer y) {
        onOutputs("averagePool", shape, x, y);
    }

    void averagePoolGradient(PoolShape shape, Buffer dy, Buffer dx) {
        onInputs("averagePoolGradient", shape, dy, dx);
    }

    private void onOutputs(String kernel, PoolShape shape, Buffer x, Buffer y) {
        int rows = Math.multiplyExact(shape.images() * shape.outHeight(), shape.outWidth());
        launches.rows(POOLING, kernel, rows, shape.channels(), wide, numbers(shape), x, y);
    }

    private void onInputs(String kernel, PoolShape shape, Buffer... buffers) {
        int rows = Math.multiplyExact(shape.images() * shape.height(), shape.width());
        Object[] arguments = new Object[buffers.length + 1];
        arguments[0] = numbers(shape);
        System.arraycopy(buffers, 0, arguments, 1, buffers.length);
        launches.rows(POOLING, kernel, rows, shape.channels(), wide, arguments);
    }

    /** The fields of the kernels' structure {@code Pool}, in its order. */
    private static int[] numbers(PoolShape shape) {
        return new int[] {
            shape.images(),
            shape.height(),
            shape.width(),
            shape.channels(),
            shape.size(),
            shape.stride(),
            shape.outHeight(),
            shape.outWidth()
        };
    }
}
