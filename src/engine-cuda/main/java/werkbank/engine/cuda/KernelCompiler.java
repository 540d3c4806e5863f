package werkbank.engine.cuda;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import org.bytedeco.cuda.global.nvrtc;
import org.bytedeco.cuda.nvrtc._nvrtcProgram;
import org.bytedeco.javacpp.BytePointer;
import org.bytedeco.javacpp.PointerPointer;
import org.bytedeco.javacpp.SizeTPointer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * NVRTC, which makes machine code of kernels; it needs no card. Code for the very card is asked for and not PTX, which a
 * driver refuses that is older than the compiler.
 */
final class KernelCompiler {
    private static final Logger LOG = LoggerFactory.getLogger(KernelCompiler.class);

    private KernelCompiler() {}

    /** NVRTC's version, for instance {@code 13.0}. */
    static String version() {
        int[] major = new int[1];
        int[] minor = new int[1];
        CudaStatus.nvrtc(nvrtc.nvrtcVersion(major, minor), "nvrtcVersion");
        return major[0] + "." + minor[0];
    }

    /**
     * Compiles a source for one kind of card.
     *
     * @param fileName under which it reports errors
     * @param options those of {@link KernelSource#options}
     * @return a cubin
     * @throws CudaException with the compiler's own words when the source isn't right
     */
    static byte[] compile(String fileName, String source, List<String> options) {
        return compile(fileName, source, options, warning -> LOG.debug("{}", warning));
    }

    /** Compiles, and tells what the compiler has to say of a source that is right, if anything. */
    static byte[] compile(String fileName, String source, List<String> options, Consumer<String> warnings) {
        _nvrtcProgram program = new _nvrtcProgram();
        try (BytePointer text = new BytePointer(source, StandardCharsets.UTF_8);
                BytePointer name = new BytePointer(fileName, StandardCharsets.UTF_8);
                PointerPointer<BytePointer> arguments = new PointerPointer<>(options.toArray(String[]::new))) {
            CudaStatus.nvrtc(
                    nvrtc.nvrtcCreateProgram(
                            program, text, name, 0, (PointerPointer<?>) null, (PointerPointer<?>) null),
                    "nvrtcCreateProgram");
            try {
                int code = nvrtc.nvrtcCompileProgram(program, options.size(), arguments);
                if (code == nvrtc.NVRTC_ERROR_COMPILATION) {
                    throw new CudaException("a kernel can't be compiled: " + log(program));
                }
                CudaStatus.nvrtc(code, "nvrtcCompileProgram");
                Optional.of(log(program)).filter(words -> !words.isEmpty()).ifPresent(warnings);
                return cubin(program);
            } finally {
                nvrtc.nvrtcDestroyProgram(program);
            }
        }
    }

    private static byte[] cubin(_nvrtcProgram program) {
        try (SizeTPointer size = new SizeTPointer(1)) {
            CudaStatus.nvrtc(nvrtc.nvrtcGetCUBINSize(program, size), "nvrtcGetCUBINSize");
            byte[] cubin = new byte[Math.toIntExact(size.get())];
            CudaStatus.nvrtc(nvrtc.nvrtcGetCUBIN(program, cubin), "nvrtcGetCUBIN");
            return cubin;
        }
    }

    private static String log(_nvrtcProgram program) {
        try (SizeTPointer size = new SizeTPointer(1)) {
            CudaStatus.nvrtc(nvrtc.nvrtcGetProgramLogSize(program, size), "nvrtcGetProgramLogSize");
            byte[] log = new byte[Math.toIntExact(size.get())];
            CudaStatus.nvrtc(nvrtc.nvrtcGetProgramLog(program, log), "nvrtcGetProgramLog");
            return new String(log, StandardCharsets.UTF_8).replace("\0", "").strip();
        }
    }
}
