package werkbank.engine.cuda;

import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.Supplier;
import org.bytedeco.cuda.cudart.CUfunc_st;
import org.bytedeco.cuda.cudart.CUmod_st;
import org.bytedeco.cuda.global.cudart;
import org.bytedeco.javacpp.BytePointer;
import werkbank.engine.device.ComputeCapability;
import werkbank.recipe.Precision;

/** The kernels that are loaded on the process's card; each source is compiled and loaded when it is first needed. */
final class CardKernels {
    private static final CubinCache CACHE = CubinCache.ofUser();
    private static final Map<Loaded, CUmod_st> MODULES = new HashMap<>();
    private static final Map<Named, CUfunc_st> FUNCTIONS = new HashMap<>();

    private CardKernels() {}

    private record Loaded(KernelSource source, List<String> options) {}

    private record Named(Loaded module, String kernel) {}

    /**
     * A kernel, ready to be launched.
     *
     * @throws CudaException when it can't be compiled or loaded
     */
    static synchronized CUfunc_st function(
            KernelSource source, String kernel, Precision precision, ComputeCapability card) {
        String architecture = String.format(Locale.ROOT, "sm_%d%d", card.major(), card.minor());
        Loaded module = new Loaded(source, KernelSource.options(precision, architecture));
        return FUNCTIONS.computeIfAbsent(new Named(module, kernel), CardKernels::found);
    }

    private static CUfunc_st found(Named named) {
        CUmod_st module = MODULES.computeIfAbsent(named.module(), CardKernels::loaded);
        CUfunc_st function = new CUfunc_st();
        CudaStatus.cuda(cudart.cuModuleGetFunction(function, module, named.kernel()), "cuModuleGetFunction");
        return function;
    }

    private static CUmod_st loaded(Loaded wanted) {
        String text = wanted.source().text();
        String version = KernelCompiler.version();
        Supplier<byte[]> compiler = () -> KernelCompiler.compile(wanted.source().fileName(), text, wanted.options());
        try {
            return module(CACHE.of(text, wanted.options(), version, compiler));
        } catch (CudaException e) {
            // A file that somebody has cut short, for instance.
            return module(CACHE.renewed(text, wanted.options(), version, compiler));
        }
    }

    private static CUmod_st module(byte[] cubin) {
        CUmod_st module = new CUmod_st();
        try (BytePointer image = new BytePointer(cubin)) {
            CudaStatus.cuda(cudart.cuModuleLoadData(module, image), "cuModuleLoadData");
        }
        return module;
    }
}
