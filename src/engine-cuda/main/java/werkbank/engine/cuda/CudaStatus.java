package werkbank.engine.cuda;

import java.util.Locale;
import java.util.Set;
import org.bytedeco.cuda.global.cublas;
import org.bytedeco.cuda.global.cudart;
import org.bytedeco.cuda.global.cudnn;
import org.bytedeco.cuda.global.nvrtc;
import org.bytedeco.javacpp.BytePointer;
import org.bytedeco.javacpp.SizeTPointer;
import werkbank.WerkbankException;
import werkbank.engine.DeviceLostException;
import werkbank.engine.DeviceMemoryException;

/** Turns the libraries' answers to calls into exceptions. */
final class CudaStatus {
    /**
     * Errors after which every further call of this process fails (CUDA Runtime API, Error Handling), or that come when a
     * card was reset or fell off its bus. Runtime and driver have the same numbers for them.
     */
    private static final Set<Integer> LOST = Set.of(
            cudart.cudaErrorCudartUnloading,
            cudart.cudaErrorDevicesUnavailable,
            cudart.cudaErrorNoDevice,
            cudart.cudaErrorECCUncorrectable,
            cudart.cudaErrorNvlinkUncorrectable,
            cudart.cudaErrorContained,
            cudart.cudaErrorIllegalAddress,
            cudart.cudaErrorLaunchTimeout,
            cudart.cudaErrorContextIsDestroyed,
            cudart.cudaErrorAssert,
            cudart.cudaErrorHardwareStackError,
            cudart.cudaErrorIllegalInstruction,
            cudart.cudaErrorMisalignedAddress,
            cudart.cudaErrorInvalidAddressSpace,
            cudart.cudaErrorInvalidPc,
            cudart.cudaErrorLaunchFailure,
            cudart.cudaErrorTensorMemoryLeak,
            cudart.cudaErrorMpsConnectionFailed,
            cudart.cudaErrorMpsRpcFailure,
            cudart.cudaErrorMpsServerNotReady,
            cudart.cudaErrorMpsClientTerminated,
            cudart.cudaErrorExternalDevice,
            cudart.cudaErrorUnknown);

    /** Codes of what cuDNN calls not supported, though another driver or a whole installation would have it. */
    private static final Set<Integer> OF_INSTALLATION = Set.of(
            cudnn.CUDNN_STATUS_NOT_SUPPORTED_INCOMPATIBLE_CUDA_DRIVER,
            cudnn.CUDNN_STATUS_NOT_SUPPORTED_INCOMPATIBLE_CUDART,
            cudnn.CUDNN_STATUS_NOT_SUPPORTED_RUNTIME_PREREQUISITE_MISSING,
            cudnn.CUDNN_STATUS_NOT_SUPPORTED_SUBLIBRARY_UNAVAILABLE);

    private static final double MIB = 1 << 20;

    /** Bytes that libraries may want for handles and kernels of theirs, about. */
    private static final long LIBRARIES_NEED = 128L << 20;

    private CudaStatus() {}

    /** Checks a call of the runtime or the driver, which share their numbers. */
    static void cuda(int code, String call) {
        if (code != cudart.cudaSuccess) {
            throw failure(code, call);
        }
    }

    /** Makes the exception of a code of the runtime. */
    static WerkbankException failure(int code, String call) {
        if (LOST.contains(code)) {
            return new DeviceLostException("the GPU doesn't answer any more: " + words(code, call));
        }
        return code == cudart.cudaErrorMemoryAllocation
                ? new DeviceMemoryException("the GPU has no memory left: " + words(code, call) + "; " + memory())
                : new CudaException(words(code, call));
    }

    static void cudnn(int code, String call) {
        if (code != cudnn.CUDNN_STATUS_SUCCESS) {
            boolean full = code == cudnn.CUDNN_STATUS_INTERNAL_ERROR_HOST_ALLOCATION_FAILED
                    || code == cudnn.CUDNN_STATUS_INTERNAL_ERROR_DEVICE_ALLOCATION_FAILED;
            // Internal errors and failed executions have the numbers from there on.
            boolean vague = code == cudnn.CUDNN_STATUS_NOT_INITIALIZED || code >= cudnn.CUDNN_STATUS_INTERNAL_ERROR;
            throw ofLibrary(full, vague, isRefusal(code), text(call, cudnn.cudnnGetErrorString(code), code));
        }
    }

    /** Whether cuDNN has no such thing: for bad parameters and what isn't supported it has the numbers before internal errors. */
    static boolean isRefusal(int code) {
        return code >= cudnn.CUDNN_STATUS_BAD_PARAM
                && code < cudnn.CUDNN_STATUS_INTERNAL_ERROR
                && !OF_INSTALLATION.contains(code);
    }

    static void cublas(int code, String call) {
        if (code != cublas.CUBLAS_STATUS_SUCCESS) {
            boolean vague = code == cublas.CUBLAS_STATUS_NOT_INITIALIZED
                    || code == cublas.CUBLAS_STATUS_EXECUTION_FAILED
                    || code == cublas.CUBLAS_STATUS_INTERNAL_ERROR;
            throw ofLibrary(
                    code == cublas.CUBLAS_STATUS_ALLOC_FAILED,
                    vague,
                    false,
                    text(call, cublas.cublasGetStatusString(code), code));
        }
    }

    static void nvrtc(int code, String call) {
        if (code != nvrtc.NVRTC_SUCCESS) {
            throw new CudaException(text(call, nvrtc.nvrtcGetErrorString(code), code));
        }
    }

    /**
     * Makes the exception of a library's failure. cuDNN and cuBLAS have a runtime of their own built in, whose last error
     * ours doesn't know, so the card itself is asked whether it is gone, and a vague word on a card that is all but full is
     * taken for want of memory: libraries can't load their kernels or make their handles then.
     */
    private static WerkbankException ofLibrary(boolean full, boolean vague, boolean refusal, String words) {
        // The default stream, as nothing runs there and none of ours, which may be captured, waits for it.
        int state = cudart.cudaStreamQuery(null);
        if (LOST.contains(state)) {
            return failure(state, words + " because CUDA");
        }
        return full || (vague && isAllButFull())
                ? new DeviceMemoryException("the GPU has no memory left: " + words + "; " + memory())
                : new CudaException(words, refusal);
    }

    private static boolean isAllButFull() {
        try (SizeTPointer free = new SizeTPointer(1);
                SizeTPointer total = new SizeTPointer(1)) {
            return cudart.cudaMemGetInfo(free, total) == cudart.cudaSuccess && free.get() < LIBRARIES_NEED;
        }
    }

    private static String words(int code, String call) {
        return text(call, cudart.cudaGetErrorString(code), code);
    }

    private static String text(String call, BytePointer said, int code) {
        return String.format(Locale.ROOT, "%s says '%s' (%d)", call, said == null ? "" : said.getString(), code);
    }

    private static String memory() {
        try (SizeTPointer free = new SizeTPointer(1);
                SizeTPointer total = new SizeTPointer(1)) {
            return cudart.cudaMemGetInfo(free, total) == cudart.cudaSuccess
                    ? String.format(Locale.ROOT, "%.0f MiB of %.0f are free", free.get() / MIB, total.get() / MIB)
                    : "how much is free isn't known";
        }
    }
}
