package werkbank.engine.cuda;

import java.io.File;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.bytedeco.cuda.cublas.cublasContext;
import org.bytedeco.cuda.cudnn.cudnnContext;
import org.bytedeco.cuda.global.cublas;
import org.bytedeco.cuda.global.cudart;
import org.bytedeco.cuda.global.cudnn;
import werkbank.recipe.Precision;

/**
 * Loads NVIDIA's libraries in a process of its own, as a test's process can't get rid of them, and prints what they say, a
 * line each.
 */
final class LibraryProbe {
    private static final List<String> CARDS = List.of("sm_75", "sm_80", "sm_90", "sm_100", "sm_120");

    private LibraryProbe() {}

    /** @param arguments a folder with the driver's library, which may be an empty one */
    public static void main(String[] arguments) {
        Map<String, String> environment = new HashMap<>(System.getenv());
        environment.merge(
                LibraryPlaces.VARIABLE, arguments[0], (libraries, driver) -> driver + File.pathSeparator + libraries);
        LibrarySearch search = LibrarySearch.in(LibraryPlaces.of(environment, Path.of("/"), false), file -> false);
        CudaLibraries libraries = search.libraries();
        libraries.words().forEach(line -> say("found", line));
        libraries.loadRuntime();
        say("runtime", LibraryVersions.runtime());
        say("devices", cudart.cudaGetDeviceCount(new int[1]));
        say("why not", CudaCheck.runtime().orElse("it can"));
        libraries.loadCompiler();
        say("compiler", KernelCompiler.version());
        for (String card : CARDS) {
            compile(KernelSource.NOISE, Precision.F32, card);
        }
        for (KernelSource source : KernelSource.values()) {
            compile(source, Precision.BF16, "sm_90");
        }
        libraries.loadNetworks();
        say("cudnn", LibraryVersions.cudnn());
        say("mixed", LibraryVersions.mixedCudnn().orElse("no"));
        say("cudnn handle", cudnn.cudnnCreate(new cudnnContext()));
        say("cublas handle", cublas.cublasCreate_v2(new cublasContext()));
        try {
            CardSession.open();
            say("session", "opened");
        } catch (CudaException e) {
            say("session", e.getMessage());
        }
    }

    private static void compile(KernelSource source, Precision precision, String card) {
        byte[] cubin = KernelCompiler.compile(source.fileName(), source.text(), KernelSource.options(precision, card));
        boolean machineCode = cubin.length > 1000 && cubin[1] == 'E' && cubin[2] == 'L' && cubin[3] == 'F';
        say("compiled", source + " for " + card + (machineCode ? "" : ": no machine code"));
    }

    private static void say(String what, Object answer) {
        System.out.println(what + ": " + answer);
    }
}
