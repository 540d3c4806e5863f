package werkbank.engine.cuda;

import werkbank.engine.operation.Buffer;
import werkbank.engine.operation.Kind;

/** A place where kernels run, one after the other. */
public interface Launcher {
    /** Starts a kernel; it begins when all before it are done. */
    void launch(KernelCall call);

    /**
     * Allocates numbers, all 0 before the next kernel begins.
     *
     * @throws werkbank.engine.operation.DeviceMemoryException when there is not so much left
     */
    Buffer allocate(Kind kind, long length);
}
