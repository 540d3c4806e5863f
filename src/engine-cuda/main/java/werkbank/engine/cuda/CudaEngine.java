package werkbank.engine.cuda;

import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import werkbank.Version;
import werkbank.WerkbankException;
import werkbank.engine.Hardware;
import werkbank.engine.Workload;
import werkbank.engine.device.ComputeCapability;
import werkbank.engine.executor.ExecutorEngine;
import werkbank.engine.operation.ConvolutionShape;
import werkbank.engine.operation.Operations;
import werkbank.recipe.Algorithms;
import werkbank.recipe.Precision;
import werkbank.recipe.Recipe;

/** Networks on NVIDIA's GPUs from Turing on, in cuDNN, cuBLAS and kernels of our own. */
public final class CudaEngine extends ExecutorEngine {
    /** CUDA, cuDNN and JavaCPP that the calls were written for. */
    static final String VERSION = Version.of("org.bytedeco", "cuda");

    /** Above DL4J's, whose CUDA has no code for the newer of these cards. */
    private static final int RANK = 200;

    /** Ampere, the first generation that multiplies TF32 and bfloat16. */
    private static final ComputeCapability AMPERE = new ComputeCapability(8, 0);

    private final CudaCheck check;

    /** Makes the engine; loads nothing. */
    public CudaEngine() {
        this(CudaCheck.here());
    }

    CudaEngine(CudaCheck check) {
        this.check = check;
    }

    @Override
    public String name() {
        return "cuda";
    }

    @Override
    public int rank() {
        return RANK;
    }

    @Override
    public String library() {
        return "CUDA and cuDNN " + VERSION;
    }

    @Override
    public Optional<String> whyNot() {
        return check.libraries().whyNot();
    }

    /** Precisions that every card here computes in, since each worker may get any of them. */
    @Override
    public List<Precision> precisions() {
        return check.usable().stream().allMatch(gpu -> gpu.capability().isAtLeast(AMPERE))
                ? List.of(Precision.TF32, Precision.F32, Precision.BF16)
                : List.of(Precision.F32);
    }

    /**
     * Forecasts what its networks need, the images that each changes and mixes among it, and the workspaces of cuDNN and
     * cuBLAS, which a process has once for all of them.
     */
    @Override
    public long deviceMemory(Recipe recipe, Workload load) {
        return super.deviceMemory(recipe, load)
                + load.networks() * PictureRoom.bytes(recipe, load.shape(), load.training())
                + workspace(recipe, load)
                + CardSession.PRODUCTS_BYTES;
    }

    /** A step's graph keeps its workspace, beside that of the answers where these need a larger one. */
    private long workspace(Recipe recipe, Workload load) {
        long ofSteps = workspace(recipe, convolutions(recipe, load));
        long ofAnswers = workspace(recipe, answering(recipe, load));
        return ofAnswers > ofSteps ? ofSteps + ofAnswers : ofSteps;
    }

    private long workspace(Recipe recipe, Stream<ConvolutionShape> convolutions) {
        Precision precision = precision(recipe.training());
        long limit = ConvolutionChoice.allowed();
        return convolutions
                .mapToLong(shape -> CudnnConvolution.workspaceBytes(shape, precision, limit))
                .max()
                .orElse(0);
    }

    @Override
    protected Operations open(Precision precision, Algorithms algorithms) {
        check.whyNoGpu().ifPresent(reason -> {
            throw new WerkbankException("networks can't be computed with CUDA here: " + reason);
        });
        return CudaOperations.open(precision, algorithms);
    }

    @Override
    public Hardware hardware() {
        return new CudaHardware(check);
    }
}
