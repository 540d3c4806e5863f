package werkbank.engine.cpu;

import java.util.Locale;
import java.util.Optional;
import org.bytedeco.dnnl.dnnl_version_t;
import org.bytedeco.dnnl.engine;
import org.bytedeco.dnnl.global.dnnl;
import org.bytedeco.dnnl.stream;
import werkbank.engine.NativeFolder;
import werkbank.engine.RootCause;

/** oneDNN on this machine's processor. There are natives for x86-64 only. */
final class OneDnn {
    private static final Optional<String> PROBLEM = load();

    private OneDnn() {}

    /** Why oneDNN can't be called here, in words; empty when it can. */
    static Optional<String> whyNot() {
        return PROBLEM;
    }

    /** The library's version, for instance {@code 2.5.2}. */
    static String version() {
        dnnl_version_t version = dnnl.dnnl_version();
        return String.format(Locale.ROOT, "%d.%d.%d", version.major(), version.minor(), version.patch());
    }

    /** Whether the processor multiplies numbers of bfloat16, so that they are faster than floats. */
    static boolean multipliesBf16() {
        return has(dnnl.dnnl_cpu_isa_avx512_core_bf16);
    }

    /** Whether the processor has AVX-512, for which oneDNN has algorithms of its own. */
    static boolean hasAvx512() {
        return has(dnnl.dnnl_cpu_isa_avx512_core);
    }

    private static boolean has(int isa) {
        return (dnnl.dnnl_get_effective_cpu_isa() & isa) == isa;
    }

    /** Whether the processor multiplies bytes and adds the products up at once, so that they are faster than floats. */
    static boolean multipliesBytes() {
        int able = dnnl.dnnl_get_effective_cpu_isa();
        return (able & dnnl.dnnl_cpu_isa_avx512_core_vnni) == dnnl.dnnl_cpu_isa_avx512_core_vnni
                || able == dnnl.dnnl_cpu_isa_avx2_vnni;
    }

    static engine engine() {
        return Loaded.ENGINE;
    }

    /** The calling thread's stream. */
    static stream stream() {
        return Loaded.STREAM.get();
    }

    private static Optional<String> load() {
        NativeFolder.use();
        try {
            return Loaded.ENGINE.isNull() ? Optional.of("oneDNN has no engine for this processor") : Optional.empty();
        } catch (LinkageError | RuntimeException e) {
            return Optional.of("oneDNN can't be loaded: " + RootCause.inWords(e));
        }
    }

    private static final class Loaded {
        static final engine ENGINE = new engine(engine.kind.cpu, 0);
        static final ThreadLocal<stream> STREAM = ThreadLocal.withInitial(() -> {
            OpenMp.begin();
            return new stream(ENGINE);
        });
    }
}
