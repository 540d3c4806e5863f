package werkbank.engine.cuda;

import java.util.Locale;
import java.util.Optional;
import org.bytedeco.cuda.global.cudart;
import werkbank.engine.operation.Buffer;
import werkbank.engine.operation.ConvolutionPlan;
import werkbank.engine.operation.ConvolutionShape;
import werkbank.engine.operation.Kind;
import werkbank.engine.operation.Recording;
import werkbank.recipe.Algorithms;
import werkbank.recipe.Precision;

/** The operations on an NVIDIA GPU: convolutions in cuDNN, products in cuBLAS, all else in kernels of our own. */
final class CudaOperations extends KernelOperations {
    private final CardSession session;
    private final CardLauncher launcher;
    private final Products products;
    private final ConvolutionChoice convolutions;
    private boolean closed;

    private CudaOperations(CardSession session, CardLauncher launcher, Precision precision, Algorithms kinds) {
        super(launcher, precision);
        this.session = session;
        this.launcher = launcher;
        this.products = new Products(session.products(), precision);
        this.convolutions = ConvolutionChoice.of(session, precision, kinds);
    }

    /**
     * Opens operations for the calling thread, on libraries that {@link CudaCheck} has loaded.
     *
     * @throws werkbank.engine.DeviceMemoryException when the card is full
     */
    static CudaOperations open(Precision precision, Algorithms kinds) {
        CardSession session = CardSession.open();
        CardLauncher launcher = new CardLauncher(session, precision);
        try {
            return new CudaOperations(session, launcher, precision, kinds);
        } catch (RuntimeException | Error e) {
            launcher.close();
            session.close();
            throw e;
        }
    }

    @Override
    public Buffer allocate(Kind kind, long length) {
        return launcher.allocate(kind, length);
    }

    @Override
    public Optional<Buffer> asValues(Buffer floats) {
        return precision() == Precision.BF16 ? Optional.empty() : Optional.of(((CudaBuffer) floats).as(Kind.VALUE));
    }

    @Override
    public void upload(float[] from, Buffer to) {
        session.staging().upload(from, ((CudaBuffer) to).pointer());
    }

    @Override
    public void upload(int[] from, Buffer to) {
        session.staging().upload(from, ((CudaBuffer) to).pointer());
    }

    @Override
    public void upload(byte[] from, Buffer to) {
        session.staging().upload(from, ((CudaBuffer) to).pointer());
    }

    @Override
    public void download(Buffer from, float[] to) {
        session.staging().download(((CudaBuffer) from).pointer(), to);
    }

    @Override
    public void copy(Buffer from, Buffer to) {
        CudaStatus.cuda(
                cudart.cudaMemcpyAsync(
                        ((CudaBuffer) to).pointer(),
                        ((CudaBuffer) from).pointer(),
                        ((CudaBuffer) from).bytes(),
                        cudart.cudaMemcpyDeviceToDevice,
                        session.stream()),
                "cudaMemcpyAsync");
    }

    @Override
    public void zero(Buffer buffer) {
        launcher.zero((CudaBuffer) buffer);
    }

    @Override
    public void await() {
        session.await();
    }

    @Override
    public Recording record(Runnable work) {
        return session.recorder().record(work);
    }

    @Override
    public ConvolutionPlan convolution(ConvolutionShape shape) {
        return new CudnnConvolution(convolutions, this::pad, this::unpad, shape);
    }

    @Override
    public void multiply(
            boolean transposeA, boolean transposeB, int rows, int columns, int inner, Buffer a, Buffer b, Buffer c) {
        products.multiply(transposeA, transposeB, rows, columns, inner, (CudaBuffer) a, (CudaBuffer) b, (CudaBuffer) c);
    }

    @Override
    public String describe() {
        return String.format(
                Locale.ROOT,
                "cuDNN %s, cuBLAS %s, CUDA %s, kernels by NVRTC %s, on %s with compute capability %s",
                LibraryVersions.cudnn(),
                LibraryVersions.cublas(session.products()),
                LibraryVersions.runtime(),
                KernelCompiler.version(),
                CardSession.cardName(),
                session.capability());
    }

    @Override
    public long free() {
        return session.memory().left();
    }

    @Override
    public void close() {
        if (!closed) {
            closed = true;
            launcher.close();
            session.close();
        }
    }
}
