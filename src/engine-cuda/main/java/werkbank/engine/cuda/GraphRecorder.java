package werkbank.engine.cuda;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import werkbank.engine.DeviceMemoryException;
import werkbank.engine.operation.Recording;

/** Makes recordings: as graphs, or as plain calls where a graph can't be made, which is slower and gives the same numbers. */
final class GraphRecorder {
    private static final Logger LOG = LoggerFactory.getLogger(GraphRecorder.class);

    private final CaptureCalls calls;
    private final Workspace workspace;
    private boolean told;

    GraphRecorder(CaptureCalls calls, Workspace workspace) {
        this.calls = calls;
        this.workspace = workspace;
    }

    /** Records work, which takes effect when the recording runs. */
    Recording record(Runnable work) {
        // What was given back for want of memory has to be there before the capture.
        workspace.pointer();
        try {
            calls.begin();
        } catch (CudaException e) {
            return plain(work, e);
        }
        try {
            work.run();
        } catch (CudaException | DeviceMemoryException e) {
            calls.abandon();
            return plain(work, e);
        } catch (RuntimeException | Error e) {
            calls.abandon();
            throw e;
        }
        try {
            return new GraphRecording(calls.end(), workspace);
        } catch (CudaException | DeviceMemoryException e) {
            return plain(work, e);
        }
    }

    private Recording plain(Runnable work, RuntimeException reason) {
        if (!told) {
            told = true;
            LOG.warn(
                    "steps are not recorded as a CUDA graph, so that each of their operations is launched by itself: {}",
                    reason.getMessage());
        }
        return new PlainRecording(work);
    }

    private record PlainRecording(Runnable work) implements Recording {
        @Override
        public void run() {
            work.run();
        }

        @Override
        public void close() {}
    }

    private static final class GraphRecording implements Recording {
        private final CaptureCalls.Graph graph;
        private final Workspace workspace;
        private boolean closed;

        GraphRecording(CaptureCalls.Graph graph, Workspace workspace) {
            this.graph = graph;
            this.workspace = workspace;
            workspace.graphBegun();
        }

        @Override
        public void run() {
            graph.launch();
        }

        @Override
        public void close() {
            if (!closed) {
                closed = true;
                try {
                    graph.destroy();
                } finally {
                    workspace.graphEnded();
                }
            }
        }
    }
}
