package werkbank.engine.cuda;

import java.util.ArrayList;
import java.util.List;
import org.bytedeco.cuda.cudnn.cudnnContext;
import org.bytedeco.cuda.cudnn.cudnnConvolutionBwdFilterAlgoPerf_t;
import org.bytedeco.cuda.global.cudnn;
import org.bytedeco.javacpp.Pointer;
import org.bytedeco.javacpp.SizeTPointer;

/** Convolution by filter: the input and the output's gradient give the weights' gradient. */
final class FilterDirection extends ConvolutionDirection {
    FilterDirection(cudnnContext handle, ConvolutionTensors tensors) {
        super(handle, tensors);
    }

    @Override
    String name() {
        return "filter";
    }

    @Override
    Operand first() {
        return Operand.INPUT;
    }

    @Override
    Operand second() {
        return Operand.OUTPUT;
    }

    @Override
    Operand result() {
        return Operand.WEIGHTS;
    }

    @Override
    List<OfferedAlgorithm> offered() {
        int most = most();
        int[] found = new int[1];
        try (cudnnConvolutionBwdFilterAlgoPerf_t list = new cudnnConvolutionBwdFilterAlgoPerf_t(most)) {
            CudaStatus.cudnn(
                    cudnn.cudnnGetConvolutionBackwardFilterAlgorithm_v7(
                            handle,
                            tensors.input(),
                            tensors.output(),
                            tensors.convolution(),
                            tensors.weights(),
                            most,
                            found,
                            list),
                    "cudnnGetConvolutionBackwardFilterAlgorithm_v7");
            return read(list, found[0]);
        }
    }

    @Override
    List<OfferedAlgorithm> measured(Pointer first, Pointer second, Pointer result, Pointer workspace, long bytes) {
        int most = most();
        int[] found = new int[1];
        try (cudnnConvolutionBwdFilterAlgoPerf_t list = new cudnnConvolutionBwdFilterAlgoPerf_t(most)) {
            CudaStatus.cudnn(
                    cudnn.cudnnFindConvolutionBackwardFilterAlgorithmEx(
                            handle,
                            tensors.input(),
                            first,
                            tensors.output(),
                            second,
                            tensors.convolution(),
                            tensors.weights(),
                            result,
                            most,
                            found,
                            list,
                            workspace,
                            bytes),
                    "cudnnFindConvolutionBackwardFilterAlgorithmEx");
            return read(list, found[0]);
        }
    }

    private int most() {
        int[] most = new int[1];
        CudaStatus.cudnn(
                cudnn.cudnnGetConvolutionBackwardFilterAlgorithmMaxCount(handle, most),
                "cudnnGetConvolutionBackwardFilterAlgorithmMaxCount");
        return most[0];
    }

    private static List<OfferedAlgorithm> read(cudnnConvolutionBwdFilterAlgoPerf_t list, int count) {
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
        return cudnn.cudnnGetConvolutionBackwardFilterWorkspaceSize(
                handle, tensors.input(), tensors.output(), tensors.convolution(), tensors.weights(), algorithm, bytes);
    }

    @Override
    void run(int algorithm, Pointer first, Pointer second, Pointer result, Pointer workspace, long bytes) {
        CudaStatus.cudnn(
                cudnn.cudnnConvolutionBackwardFilter(
                        handle,
                        ONE,
                        tensors.input(),
                        first,
                        tensors.output(),
                        second,
                        tensors.convolution(),
                        algorithm,
                        workspace,
                        bytes,
                        ZERO,
                        tensors.weights(),
                        result),
                "cudnnConvolutionBackwardFilter");
    }
}
