package werkbank.engine.cuda;

import java.util.Locale;
import java.util.Optional;
import org.bytedeco.cuda.cublas.cublasContext;
import org.bytedeco.cuda.global.cublas;
import org.bytedeco.cuda.global.cudart;
import org.bytedeco.cuda.global.cudnn;

/** The versions of the libraries in this process, in words. */
final class LibraryVersions {
    private LibraryVersions() {}

    /** The CUDA runtime, whose number is 1000 · major + 10 · minor. */
    static String runtime() {
        int[] number = new int[1];
        CudaStatus.cuda(cudart.cudaRuntimeGetVersion(number), "cudaRuntimeGetVersion");
        return String.format(Locale.ROOT, "%d.%d", number[0] / 1000, number[0] % 1000 / 10);
    }

    /** cuDNN, whose number is 10,000 · major + 100 · minor + patch. */
    static String cudnn() {
        return threeParts((int) cudnn.cudnnGetVersion());
    }

    /** cuBLAS, with a number of the same form. */
    static String cublas(cublasContext handle) {
        int[] number = new int[1];
        CudaStatus.cublas(cublas.cublasGetVersion_v2(handle, number), "cublasGetVersion");
        return threeParts(number[0]);
    }

    private static String threeParts(int number) {
        return String.format(Locale.ROOT, "%d.%d.%d", number / 10_000, number % 10_000 / 100, number % 100);
    }

    /** Says in one line that cuDNN's parts are of several versions; empty when they fit together. */
    static Optional<String> mixedCudnn() {
        boolean fits = cudnn.cudnnGraphVersionCheck() == cudnn.CUDNN_STATUS_SUCCESS
                && cudnn.cudnnOpsVersionCheck() == cudnn.CUDNN_STATUS_SUCCESS
                && cudnn.cudnnCnnVersionCheck() == cudnn.CUDNN_STATUS_SUCCESS
                && cudnn.cudnnAdvVersionCheck() == cudnn.CUDNN_STATUS_SUCCESS;
        return fits
                ? Optional.empty()
                : Optional.of(String.format(
                        Locale.ROOT,
                        "parts of two cuDNNs were loaded, the first is %s; name a folder with a whole one in %s",
                        cudnn(),
                        LibraryPlaces.VARIABLE));
    }
}
