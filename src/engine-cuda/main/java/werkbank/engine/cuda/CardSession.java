package werkbank.engine.cuda;

import java.nio.charset.StandardCharsets;
import org.bytedeco.cuda.cublas.cublasContext;
import org.bytedeco.cuda.cudart.CUstream_st;
import org.bytedeco.cuda.cudnn.cudnnContext;
import org.bytedeco.cuda.global.cublas;
import org.bytedeco.cuda.global.cudart;
import org.bytedeco.cuda.global.cudnn;
import werkbank.engine.device.ComputeCapability;

/**
 * A thread's way to the card: its stream, the handles of the libraries on it, and the workspace. Networks of a thread share
 * it, since one works at a time; it is closed with the last of them.
 */
final class CardSession implements AutoCloseable {
    /** The first card that the process may see; a worker sees its own alone. */
    private static final int DEVICE = 0;

    /** Workspace that cuBLAS recommends from Hopper on; for others an eighth would do. */
    static final long PRODUCTS_BYTES = 32L << 20;

    private static final int NAME_BYTES = 256;

    private static final ThreadLocal<CardSession> OF_THREAD = new ThreadLocal<>();

    private final CUstream_st stream = new CUstream_st();
    private final cudnnContext convolutions = new cudnnContext();
    private final cublasContext products = new cublasContext();
    private final CardMemory memory = new CardMemory(new RuntimeMemory(stream));
    private final Workspace workspace = new Workspace(memory);
    private final GraphRecorder recorder;
    private final ComputeCapability capability;
    private DevicePointer productsWorkspace;
    private Staging staging;
    private int users;

    private CardSession() {
        memory.onShortage(workspace::giveBack);
        sleepWhileWaiting();
        CudaStatus.cuda(cudart.cudaSetDevice(DEVICE), "cudaSetDevice");
        capability = new ComputeCapability(
                attribute(cudart.cudaDevAttrComputeCapabilityMajor),
                attribute(cudart.cudaDevAttrComputeCapabilityMinor));
        try {
            CudaStatus.cuda(
                    cudart.cudaStreamCreateWithFlags(stream, cudart.cudaStreamNonBlocking),
                    "cudaStreamCreateWithFlags");
            staging = new Staging(stream);
            CudaStatus.cudnn(cudnn.cudnnCreate(convolutions), "cudnnCreate");
            CudaStatus.cudnn(cudnn.cudnnSetStream(convolutions, stream), "cudnnSetStream");
            openProducts();
        } catch (RuntimeException | Error e) {
            free();
            throw e;
        }
        recorder = new GraphRecorder(new StreamCapture(stream), workspace);
    }

    /**
     * Has threads sleep until the card is done: several workers share one, often with fewer cores than workers, and a thread
     * that looks again and again would take one of them. Where the card is in use already it stays as it is.
     */
    private static void sleepWhileWaiting() {
        if (cudart.cudaSetDeviceFlags(cudart.cudaDeviceScheduleBlockingSync) != cudart.cudaSuccess) {
            cudart.cudaGetLastError();
        }
    }

    /** The stream comes first: setting it takes the workspace away again. */
    private void openProducts() {
        CudaStatus.cublas(cublas.cublasCreate_v2(products), "cublasCreate");
        CudaStatus.cublas(cublas.cublasSetStream_v2(products, stream), "cublasSetStream");
        productsWorkspace = memory.allocate(PRODUCTS_BYTES);
        CudaStatus.cublas(
                cublas.cublasSetWorkspace_v2(products, productsWorkspace, PRODUCTS_BYTES), "cublasSetWorkspace");
        CudaStatus.cublas(
                cublas.cublasSetMathMode(
                        products, cublas.CUBLAS_DEFAULT_MATH | cublas.CUBLAS_MATH_DISALLOW_REDUCED_PRECISION_REDUCTION),
                "cublasSetMathMode");
        CudaStatus.cublas(
                cublas.cublasSetAtomicsMode(products, cublas.CUBLAS_ATOMICS_NOT_ALLOWED), "cublasSetAtomicsMode");
    }

    /**
     * The session of the calling thread, opened where there is none; each call is followed by a {@link #close}.
     *
     * @throws werkbank.engine.DeviceMemoryException when the card is full
     */
    static synchronized CardSession open() {
        CardSession session = OF_THREAD.get();
        // Another thread may have closed it for its last user.
        if (session == null || session.users == 0) {
            session = new CardSession();
            OF_THREAD.set(session);
        }
        session.users++;
        return session;
    }

    CUstream_st stream() {
        return stream;
    }

    /** The handle of cuDNN on the stream. */
    cudnnContext convolutions() {
        return convolutions;
    }

    /** The handle of cuBLAS on the stream. */
    cublasContext products() {
        return products;
    }

    CardMemory memory() {
        return memory;
    }

    Workspace workspace() {
        return workspace;
    }

    Staging staging() {
        return staging;
    }

    GraphRecorder recorder() {
        return recorder;
    }

    ComputeCapability capability() {
        return capability;
    }

    /** Waits until all is done that was called. */
    void await() {
        CudaStatus.cuda(cudart.cudaStreamSynchronize(stream), "cudaStreamSynchronize");
    }

    /** Sets memory to 0. */
    void zero(DevicePointer pointer, long bytes) {
        CudaStatus.cuda(cudart.cudaMemsetAsync(pointer, 0, bytes, stream), "cudaMemsetAsync");
    }

    /** The card's name as the driver has it. */
    static String cardName() {
        byte[] name = new byte[NAME_BYTES];
        CudaStatus.cuda(cudart.cuDeviceGetName(name, name.length, DEVICE), "cuDeviceGetName");
        return new String(name, StandardCharsets.UTF_8).replace("\0", "").strip();
    }

    private static int attribute(int attribute) {
        int[] value = new int[1];
        CudaStatus.cuda(cudart.cudaDeviceGetAttribute(value, attribute, DEVICE), "cudaDeviceGetAttribute");
        return value[0];
    }

    /** Frees everything once its last user is gone. */
    @Override
    public void close() {
        synchronized (CardSession.class) {
            users--;
            if (users > 0) {
                return;
            }
        }
        if (OF_THREAD.get() == this) {
            OF_THREAD.remove();
        }
        free();
    }

    /** Frees what there is, and goes on where a call fails, since after a lost card each does. */
    private void free() {
        if (!stream.isNull()) {
            cudart.cudaStreamSynchronize(stream);
        }
        if (!products.isNull()) {
            cublas.cublasDestroy_v2(products);
        }
        if (!convolutions.isNull()) {
            cudnn.cudnnDestroy(convolutions);
        }
        if (productsWorkspace != null) {
            cudart.cudaFree(productsWorkspace);
        }
        if (staging != null) {
            staging.close();
        }
        workspace.close();
        if (!stream.isNull()) {
            cudart.cudaStreamDestroy(stream);
        }
    }
}
