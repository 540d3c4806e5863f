package werkbank.engine.cuda;

import java.util.ArrayList;
import java.util.List;
import org.bytedeco.cuda.cudnn.cudnnContext;
import org.bytedeco.cuda.cudnn.cudnnConvolutionBwdDataAlgoPerf_t;
import org.bytedeco.cuda.global.cudnn;
import org.bytedeco.javacpp.Pointer;
import org.bytedeco.javacpp.SizeTPointer;

/** Convolution by data: the output's gradient and the weights give the input's gradient. */
final class DataDirection extends ConvolutionDirection {
    DataDirection(cudnnContext handle, ConvolutionTensors tensors) {
        super(handle, tensors);
    }

    @Override
    String name() {
        return "data";
    }

    @Override
    Operand first() {
        return Operand.OUTPUT;
    }

    @Override
    Operand second() {
        return Operand.WEIGHTS;
    }

    @Override
    Operand result() {
        return Operand.INPUT;
    }

    @Override
    List<OfferedAlgorithm> offered() {
        int most = most();
        int[] found = new int[1];
        try (cudnnConvolutionBwdDataAlgoPerf_t list = new cudnnConvolutionBwdDataAlgoPerf_t(most)) {
            CudaStatus.cudnn(
                    cudnn.cudnnGetConvolutionBackwardDataAlgorithm_v7(
                            handle,
                            tensors.weights(),
                            tensors.output(),
                            tensors.convolution(),
                            tensors.input(),
                            most,
                            found,
                            list),
                    "cudnnGetConvolutionBackwardDataAlgorithm_v7");
            return read(list, found[0]);
        }
    }

    @Override
    List<OfferedAlgorithm> measured(Pointer first, Pointer second, Pointer result, Pointer workspace, long bytes) {
        int most = most();
        int[] found = new int[1];
        try (cudnnConvolutionBwdDataAlgoPerf_t list = new cudnnConvolutionBwdDataAlgoPerf_t(most)) {
            CudaStatus.cudnn(
                    cudnn.cudnnFindConvolutionBackwardDataAlgorithmEx(
                            handle,
                            tensors.weights(),
                            second,
                            tensors.output(),
                            first,
                            tensors.convolution(),
                            tensors.input(),
                            result,
                            most,
                            found,
                            list,
                            workspace,
                            bytes),
                    "cudnnFindConvolutionBackwardDataAlgorithmEx");
            return read(list, found[0]);
        }
    }

    private int most() {
        int[] most = new int[1];
        CudaStatus.cudnn(
                cudnn.cudnnGetConvolutionBackwardDataAlgorithmMaxCount(handle, most),
                "cudnnGetConvolutionBackwardDataAlgorithmMaxCount");
        return most[0];
    }

    private static List<OfferedAlgorithm> read(cudnnConvolutionBwdDataAlgoPerf_t list, int count) {
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
        return cudnn.cudnnGetConvolutionBackwardDataWorkspaceSize(
                handle, tensors.weights(), tensors.output(), tensors.convolution(), tensors.input(), algorithm, bytes);
    }

    @Override
    void run(int algorithm, Pointer first, Pointer second, Pointer result, Pointer workspace, long bytes) {
        CudaStatus.cudnn(
                cudnn.cudnnConvolutionBackwardData(
                        handle,
                        ONE,
                        tensors.weights(),
                        second,
                        tensors.output(),
                        first,
                        tensors.convolution(),
                        algorithm,
                        workspace,
                        bytes,
                        ZERO,
                        tensors.input(),
                        result),
                "cudnnConvolutionBackwardData");
    }
}
