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

    private static final double MIB = 1 << 20;

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
            throw ofLibrary(
                    code == cudnn.CUDNN_STATUS_ALLOC_FAILED
                            || code == cudnn.CUDNN_STATUS_INTERNAL_ERROR_DEVICE_ALLOCATION_FAILED,
                    text(call, cudnn.cudnnGetErrorString(code), code));
        }
    }

    static void cublas(int code, String call) {
        if (code != cublas.CUBLAS_STATUS_SUCCESS) {
            throw ofLibrary(
                    code == cublas.CUBLAS_STATUS_ALLOC_FAILED, text(call, cublas.cublasGetStatusString(code), code));
        }
    }

    static void nvrtc(int code, String call) {
        if (code != nvrtc.NVRTC_SUCCESS) {
            throw new CudaException(text(call, nvrtc.nvrtcGetErrorString(code), code));
        }
    }

    /** The runtime knows whether a library failed because the card is gone. */
    private static WerkbankException ofLibrary(boolean full, String words) {
        int cause = cudart.cudaGetLastError();
        if (LOST.contains(cause)) {
            return failure(cause, words + " because CUDA");
        }
        return full || cause == cudart.cudaErrorMemoryAllocation
                ? new DeviceMemoryException("the GPU has no memory left: " + words + "; " + memory())
                : new CudaException(words);
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
