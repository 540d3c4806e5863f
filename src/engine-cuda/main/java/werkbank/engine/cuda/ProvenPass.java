package werkbank.engine.cuda;

import java.util.HashSet;
import java.util.Optional;
import java.util.Set;
import java.util.function.BiFunction;
import org.bytedeco.cuda.cudnn.cudnnContext;
import werkbank.engine.operation.ConvolutionShape;

/**
 * A direction of a convolution with the first algorithm that really runs: cuDNN offers some that it then refuses. It is
 * chosen when it is first asked for, which is not while a graph is captured, and kept.
 */
final class ProvenPass implements AutoCloseable {
    private final ConvolutionChoice choice;
    private final BiFunction<cudnnContext, ConvolutionTensors, ConvolutionDirection> kind;
    private final ConvolutionShape shape;
    private final long offset;
    private final Workspace workspace;
    private final Set<ConvolutionChoice.Way> refused = new HashSet<>();
    private ConvolutionPass pass;
    private boolean proven;

    /** @param offset bytes of the workspace that are used for something else */
    ProvenPass(
            ConvolutionChoice choice,
            BiFunction<cudnnContext, ConvolutionTensors, ConvolutionDirection> kind,
            ConvolutionShape shape,
            long offset) {
        this.choice = choice;
        this.kind = kind;
        this.shape = shape;
        this.offset = offset;
        this.workspace = choice.session().workspace();
    }

    /**
     * Makes a call that ends in {@link #now}, with one algorithm after the other until one runs.
     *
     * @throws CudaException the last one's, when none runs
     */
    void run(Runnable call) {
        prepare();
        while (!proven) {
            try {
                call.run();
                proven = true;
                return;
            } catch (CudaException e) {
                refused.add(pass.way());
                close();
                prepareAfter(e);
            }
        }
        call.run();
    }

    private void prepare() {
        if (pass == null) {
            pass = choice.pass(kind, shape, refused);
            workspace.reserve(offset + pass.memory());
        }
    }

    private void prepareAfter(CudaException failure) {
        try {
            prepare();
        } catch (CudaException e) {
            failure.addSuppressed(e);
            throw failure;
        }
    }

    /** Runs on its operands; within a call of {@link #run}. */
    void now(DevicePointer first, DevicePointer second, DevicePointer result) {
        pass.run(first, second, result, space());
    }

    private DevicePointer space() {
        DevicePointer whole = workspace.pointer();
        return whole == null ? new DevicePointer(0) : whole.plus(offset);
    }

    /** The algorithm in words; empty when none was asked for. */
    Optional<String> words() {
        return Optional.ofNullable(pass).map(ConvolutionPass::words);
    }

    /** Frees cuDNN's descriptions; it may be prepared again. */
    @Override
    public void close() {
        if (pass != null) {
            pass.close();
            pass = null;
        }
    }
}
