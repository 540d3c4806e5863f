package werkbank.engine.cuda;

import java.util.ArrayList;
import java.util.List;
import org.bytedeco.cuda.cudnn.cudnnContext;
import org.bytedeco.cuda.cudnn.cudnnConvolutionFwdAlgoPerf_t;
import org.bytedeco.cuda.global.cudnn;
import org.bytedeco.javacpp.Pointer;
import org.bytedeco.javacpp.SizeTPointer;

/** Convolution forward: input and weights give the output. */
final class ForwardDirection extends ConvolutionDirection {
    ForwardDirection(cudnnContext handle, ConvolutionTensors tensors) {
        super(handle, tensors);
    }

    @Override
    String name() {
        return "forward";
    }

    @Override
    Operand first() {
        return Operand.INPUT;
    }

    @Override
    Operand second() {
        return Operand.WEIGHTS;
    }

    @Override
    Operand result() {
        return Operand.OUTPUT;
    }

    @Override
    List<OfferedAlgorithm> offered() {
        int most = most();
        int[] found = new int[1];
        try (cudnnConvolutionFwdAlgoPerf_t list = new cudnnConvolutionFwdAlgoPerf_t(most)) {
            CudaStatus.cudnn(
                    cudnn.cudnnGetConvolutionForwardAlgorithm_v7(
                            handle,
                            tensors.input(),
                            tensors.weights(),
                            tensors.convolution(),
                            tensors.output(),
                            most,
                            found,
                            list),
                    "cudnnGetConvolutionForwardAlgorithm_v7");
            return read(list, found[0]);
        }
    }

    @Override
    List<OfferedAlgorithm> measured(Pointer first, Pointer second, Pointer result, Pointer workspace, long bytes) {
        int most = most();
        int[] found = new int[1];
        try (cudnnConvolutionFwdAlgoPerf_t list = new cudnnConvolutionFwdAlgoPerf_t(most)) {
            CudaStatus.cudnn(
                    cudnn.cudnnFindConvolutionForwardAlgorithmEx(
                            handle,
                            tensors.input(),
                            first,
                            tensors.weights(),
                            second,
                            tensors.convolution(),
                            tensors.output(),
                            result,
                            most,
                            found,
                            list,
                            workspace,
                            bytes),
                    "cudnnFindConvolutionForwardAlgorithmEx");
            return read(list, found[0]);
        }
    }

    private int most() {
        int[] most = new int[1];
        CudaStatus.cudnn(
                cudnn.cudnnGetConvolutionForwardAlgorithmMaxCount(handle, most),
                "cudnnGetConvolutionForwardAlgorithmMaxCount");
        return most[0];
    }

    private static List<OfferedAlgorithm> read(cudnnConvolutionFwdAlgoPerf_t list, int count) {
        List<OfferedAlgorithm> offered = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            list.position(i);
            offered.add(new OfferedAlgorithm(
                    list.algo(),
                    list.status() == cudnn.CUDNN_STATUS_SUCCESS,
                    list.determinism() == cudnn.CUDNN_DETERMINISTIC,
                    list.mathType(),
                    list.memory()));
        }
        list.position(0);
        return offered;
    }

    @Override
    int askWorkspace(int algorithm, SizeTPointer bytes) {
        return cudnn.cudnnGetConvolutionForwardWorkspaceSize(
                handle, tensors.input(), tensors.weights(), tensors.convolution(), tensors.output(), algorithm, bytes);
    }

    @Override
    void run(int algorithm, Pointer first, Pointer second, Pointer result, Pointer workspace, long bytes) {
        CudaStatus.cudnn(
                cudnn.cudnnConvolutionForward(
                        handle,
                        ONE,
                        tensors.input(),
                        first,
                        tensors.weights(),
                        second,
                        tensors.convolution(),
                        algorithm,
                        workspace,
                        bytes,
                        ZERO,
                        tensors.output(),
                        result),
                "cudnnConvolutionForward");
    }
}
