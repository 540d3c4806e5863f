package werkbank.engine.cuda;

import java.util.stream.Stream;
import org.bytedeco.cuda.cudnn.cudnnContext;
import org.bytedeco.cuda.cudnn.cudnnTensorStruct;
import org.bytedeco.cuda.global.cudnn;
import werkbank.engine.operation.ConvolutionShape;

/**
 * A direction that cuDNN computes only with the channels of an image one after the other: operands are rearranged into the
 * workspace, and the result back.
 */
final class RearrangedPass implements ConvolutionPass {
    private final cudnnContext handle;
    private final ConvolutionPass pass;
    private final Side first;
    private final Side second;
    private final Side result;

    /**
     * Wraps a pass.
     *
     * @param pass of the same convolution with channels one after the other
     * @param type cuDNN's number of the kind of numbers; {@code width} their bytes
     */
    RearrangedPass(
            cudnnContext handle,
            ConvolutionDirection direction,
            ConvolutionPass pass,
            ConvolutionShape shape,
            int type,
            int width) {
        this.handle = handle;
        this.pass = pass;
        this.first = new Side(direction.first(), shape, type, width);
        this.second = new Side(direction.second(), shape, type, width);
        this.result = new Side(direction.result(), shape, type, width);
    }

    /** Bytes of all three arrays in the other order. */
    static long bytes(ConvolutionShape shape, int width) {
        return Stream.of(Operand.values())
                .mapToLong(operand -> bytes(operand, shape, width))
                .sum();
    }

    private static long bytes(Operand operand, ConvolutionShape shape, int width) {
        return CardMemory.aligned(operand.numbers(shape) * width);
    }

    /** An operand in both orders. */
    private static final class Side {
        private final cudnnTensorStruct here = new cudnnTensorStruct();
        private final cudnnTensorStruct there = new cudnnTensorStruct();
        private final long bytes;

        Side(Operand operand, ConvolutionShape shape, int type, int width) {
            bytes = RearrangedPass.bytes(operand, shape, width);
            describe(here, cudnn.CUDNN_TENSOR_NHWC, type, operand.sizes(shape));
            describe(there, cudnn.CUDNN_TENSOR_NCHW, type, operand.sizes(shape));
        }

        private static void describe(cudnnTensorStruct tensor, int format, int type, int[] sizes) {
            CudaStatus.cudnn(cudnn.cudnnCreateTensorDescriptor(tensor), "cudnnCreateTensorDescriptor");
            CudaStatus.cudnn(
                    cudnn.cudnnSetTensor4dDescriptor(tensor, format, type, sizes[0], sizes[1], sizes[2], sizes[3]),
                    "cudnnSetTensor4dDescriptor");
        }

        void close() {
            cudnn.cudnnDestroyTensorDescriptor(here);
            cudnn.cudnnDestroyTensorDescriptor(there);
        }
    }

    @Override
    public long memory() {
        return first.bytes + second.bytes + result.bytes + pass.memory();
    }

    @Override
    public void run(DevicePointer one, DevicePointer other, DevicePointer made, DevicePointer workspace) {
        DevicePointer a = workspace;
        DevicePointer b = a.plus(first.bytes);
        DevicePointer c = b.plus(second.bytes);
        move(first.here, one, first.there, a);
        move(second.here, other, second.there, b);
        pass.run(a, b, c, c.plus(result.bytes));
        move(result.there, c, result.here, made);
    }

    private void move(cudnnTensorStruct from, DevicePointer x, cudnnTensorStruct to, DevicePointer y) {
        CudaStatus.cudnn(
                cudnn.cudnnTransformTensor(handle, ConvolutionDirection.ONE, from, x, ConvolutionDirection.ZERO, to, y),
                "cudnnTransformTensor");
    }

    @Override
    public ConvolutionChoice.Way way() {
        return pass.way();
    }

    @Override
    public String words() {
        return pass.words() + " (rearranged)";
    }

    @Override
    public void close() {
        pass.close();
        first.close();
        second.close();
        result.close();
    }
}
