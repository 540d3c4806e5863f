package werkbank.engine.cuda;

import org.bytedeco.cuda.cudnn.cudnnConvolutionStruct;
import org.bytedeco.cuda.cudnn.cudnnFilterStruct;
import org.bytedeco.cuda.cudnn.cudnnTensorStruct;
import org.bytedeco.cuda.global.cudnn;
import werkbank.engine.operation.ConvolutionShape;

/** cuDNN's descriptions of a convolution, in one order of numbers. They are memory of cuDNN's, freed by {@link #close}. */
final class ConvolutionTensors implements AutoCloseable {
    private final int format;
    private final cudnnTensorStruct input = new cudnnTensorStruct();
    private final cudnnFilterStruct weights = new cudnnFilterStruct();
    private final cudnnTensorStruct output = new cudnnTensorStruct();
    private final cudnnConvolutionStruct convolution = new cudnnConvolutionStruct();

    /**
     * Describes a convolution.
     *
     * @param format cuDNN's number of the order
     * @param type cuDNN's number of the kind of numbers in memory; sums have 32 bits
     * @param shape whose lower padding is its upper one
     */
    ConvolutionTensors(int format, int type, ConvolutionShape shape) {
        this.format = format;
        try {
            CudaStatus.cudnn(cudnn.cudnnCreateTensorDescriptor(input), "cudnnCreateTensorDescriptor");
            CudaStatus.cudnn(cudnn.cudnnCreateFilterDescriptor(weights), "cudnnCreateFilterDescriptor");
            CudaStatus.cudnn(cudnn.cudnnCreateTensorDescriptor(output), "cudnnCreateTensorDescriptor");
            CudaStatus.cudnn(cudnn.cudnnCreateConvolutionDescriptor(convolution), "cudnnCreateConvolutionDescriptor");
            describe(type, shape);
        } catch (RuntimeException e) {
            close();
            throw e;
        }
    }

    private void describe(int type, ConvolutionShape shape) {
        CudaStatus.cudnn(
                cudnn.cudnnSetTensor4dDescriptor(
                        input, format, type, shape.images(), shape.channels(), shape.height(), shape.width()),
                "cudnnSetTensor4dDescriptor");
        CudaStatus.cudnn(
                cudnn.cudnnSetFilter4dDescriptor(
                        weights, type, format, shape.filters(), shape.channels(), shape.kernel(), shape.kernel()),
                "cudnnSetFilter4dDescriptor");
        CudaStatus.cudnn(
                cudnn.cudnnSetTensor4dDescriptor(
                        output, format, type, shape.images(), shape.filters(), shape.outHeight(), shape.outWidth()),
                "cudnnSetTensor4dDescriptor");
        CudaStatus.cudnn(
                cudnn.cudnnSetConvolution2dDescriptor(
                        convolution,
                        shape.padTop(),
                        shape.padLeft(),
                        shape.stride(),
                        shape.stride(),
                        shape.dilation(),
                        shape.dilation(),
                        cudnn.CUDNN_CROSS_CORRELATION,
                        cudnn.CUDNN_DATA_FLOAT),
                "cudnnSetConvolution2dDescriptor");
    }

    cudnnTensorStruct input() {
        return input;
    }

    cudnnFilterStruct weights() {
        return weights;
    }

    cudnnTensorStruct output() {
        return output;
    }

    cudnnConvolutionStruct convolution() {
        return convolution;
    }

    /** Sets the arithmetic, one of cuDNN's numbers. */
    void math(int type) {
        CudaStatus.cudnn(cudnn.cudnnSetConvolutionMathType(convolution, type), "cudnnSetConvolutionMathType");
    }

    @Override
    public void close() {
        if (!input.isNull()) {
            cudnn.cudnnDestroyTensorDescriptor(input);
            input.setNull();
        }
        if (!weights.isNull()) {
            cudnn.cudnnDestroyFilterDescriptor(weights);
            weights.setNull();
        }
        if (!output.isNull()) {
            cudnn.cudnnDestroyTensorDescriptor(output);
            output.setNull();
        }
        if (!convolution.isNull()) {
            cudnn.cudnnDestroyConvolutionDescriptor(convolution);
            convolution.setNull();
        }
    }
}
