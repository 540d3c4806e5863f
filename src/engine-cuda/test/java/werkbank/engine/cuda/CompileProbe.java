package werkbank.engine.cuda;

import java.io.File;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import werkbank.recipe.Precision;

/**
 * Compiles all kernels with NVRTC in a process of its own, since a test's can't get rid of NVIDIA's libraries, and prints a line
 * for each, and what the compiler has to say of it.
 */
final class CompileProbe {
    private CompileProbe() {}

    /** @param arguments a folder with the driver's library, which may be an empty one; precision; architectures */
    public static void main(String[] arguments) {
        Map<String, String> environment = new HashMap<>(System.getenv());
        environment.merge(
                LibraryPlaces.VARIABLE, arguments[0], (libraries, driver) -> driver + File.pathSeparator + libraries);
        CudaLibraries libraries = LibrarySearch.in(LibraryPlaces.of(environment, Path.of("/"), false), file -> false)
                .libraries();
        libraries.loadRuntime();
        libraries.loadCompiler();
        Precision precision = Precision.valueOf(arguments[1]);
        Arrays.stream(arguments, 2, arguments.length).parallel().forEach(card -> compile(precision, card));
    }

    private static void compile(Precision precision, String card) {
        Arrays.stream(KernelSource.values()).parallel().forEach(source -> {
            byte[] cubin = KernelCompiler.compile(
                    source.fileName(),
                    source.text(),
                    KernelCompilation.hastened(KernelSource.options(precision, card), card),
                    warning -> System.out.println(warning.replace('\n', ' ')));
            boolean isCode = cubin.length > 1000 && cubin[1] == 'E' && cubin[2] == 'L' && cubin[3] == 'F';
            System.out.println(String.format(Locale.ROOT, "%s %s%s", card, source, isCode ? "" : ": no machine code"));
        });
    }
}
