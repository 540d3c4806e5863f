package werkbank.engine.cuda;

import org.bytedeco.cuda.cublas.cublasContext;
import org.bytedeco.cuda.global.cublas;
import org.bytedeco.cuda.global.cudart;
import org.bytedeco.javacpp.FloatPointer;
import werkbank.engine.operation.Kind;
import werkbank.recipe.Precision;

/** Products of matrices in cuBLAS, which has columns where ours have rows. */
final class Products {
    private static final FloatPointer ONE = new FloatPointer(1f);
    private static final FloatPointer ZERO = new FloatPointer(0f);

    private final cublasContext handle;
    private final Precision precision;

    Products(cublasContext handle, Precision precision) {
        this.handle = handle;
        this.precision = precision;
    }

    /**
     * Writes {@code c = op(a) · op(b)}, [rows][columns] = [rows][inner] · [inner][columns] in row order. A matrix in row order
     * is its transpose in columns, so the factors change places: cᵀ = op(b)ᵀ · op(a)ᵀ.
     */
    void multiply(
            boolean transposeA,
            boolean transposeB,
            int rows,
            int columns,
            int inner,
            CudaBuffer a,
            CudaBuffer b,
            CudaBuffer c) {
        CudaStatus.cublas(
                cublas.cublasGemmEx(
                        handle,
                        transposeB ? cublas.CUBLAS_OP_T : cublas.CUBLAS_OP_N,
                        transposeA ? cublas.CUBLAS_OP_T : cublas.CUBLAS_OP_N,
                        columns,
                        rows,
                        inner,
                        ONE,
                        b.pointer(),
                        type(b),
                        transposeB ? inner : columns,
                        a.pointer(),
                        type(a),
                        transposeA ? rows : inner,
                        ZERO,
                        c.pointer(),
                        type(c),
                        columns,
                        precision == Precision.TF32 ? cublas.CUBLAS_COMPUTE_32F_FAST_TF32 : cublas.CUBLAS_COMPUTE_32F,
                        cublas.CUBLAS_GEMM_DEFAULT),
                "cublasGemmEx");
    }

    private int type(CudaBuffer buffer) {
        return buffer.kind() == Kind.VALUE && precision == Precision.BF16 ? cudart.CUDA_R_16BF : cudart.CUDA_R_32F;
    }
}
