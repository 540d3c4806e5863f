package werkbank.engine.cuda;

import org.bytedeco.cuda.cudart.CUgraphExec_st;
import org.bytedeco.cuda.cudart.CUgraph_st;
import org.bytedeco.cuda.cudart.CUstream_st;
import org.bytedeco.cuda.global.cudart;

/** Graphs of the CUDA runtime. */
final class StreamCapture implements CaptureCalls {
    private final CUstream_st stream;

    StreamCapture(CUstream_st stream) {
        this.stream = stream;
    }

    /**
     * Other threads may allocate meanwhile; what this one must not do, an allocation inside a library for instance, ends
     * the capture instead of leaving the graph with an address that is freed later.
     */
    @Override
    public void begin() {
        CudaStatus.cuda(
                cudart.cudaStreamBeginCapture(stream, cudart.cudaStreamCaptureModeThreadLocal),
                "cudaStreamBeginCapture");
    }

    @Override
    public Graph end() {
        CUgraph_st graph = new CUgraph_st();
        int code = cudart.cudaStreamEndCapture(stream, graph);
        if (code != cudart.cudaSuccess || graph.isNull()) {
            cudart.cudaGetLastError();
            CudaStatus.cuda(code, "cudaStreamEndCapture");
            throw new CudaException("cudaStreamEndCapture has no graph");
        }
        try {
            CUgraphExec_st executable = new CUgraphExec_st();
            CudaStatus.cuda(cudart.cudaGraphInstantiate(executable, graph, 0), "cudaGraphInstantiate");
            return new Executable(executable);
        } finally {
            cudart.cudaGraphDestroy(graph);
        }
    }

    @Override
    public void abandon() {
        CUgraph_st graph = new CUgraph_st();
        cudart.cudaStreamEndCapture(stream, graph);
        if (!graph.isNull()) {
            cudart.cudaGraphDestroy(graph);
        }
        cudart.cudaGetLastError();
    }

    private final class Executable implements Graph {
        private final CUgraphExec_st executable;

        Executable(CUgraphExec_st executable) {
            this.executable = executable;
        }

        @Override
        public void launch() {
            CudaStatus.cuda(cudart.cudaGraphLaunch(executable, stream), "cudaGraphLaunch");
        }

        @Override
        public void destroy() {
            // Both fail only when the card is lost, which the next call tells.
            cudart.cudaStreamSynchronize(stream);
            cudart.cudaGraphExecDestroy(executable);
        }
    }
}
