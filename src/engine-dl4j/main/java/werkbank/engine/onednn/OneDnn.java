package werkbank.engine.onednn;

import java.util.Locale;
import java.util.Optional;
import org.bytedeco.dnnl.dnnl_version_t;
import org.bytedeco.dnnl.engine;
import org.bytedeco.dnnl.global.dnnl;
import org.bytedeco.dnnl.stream;
import werkbank.engine.NativeFolder;
import werkbank.engine.RootCause;

/**
 * oneDNN on this machine's CPU, without ND4J between. ND4J's operations set a primitive up anew at each call and move
 * its arrays into the layout that oneDNN prefers and back; here primitives are kept, and neighbouring layers hand one
 * another arrays in that layout.
 *
 * <p>There are natives for x86-64 only; elsewhere, and on a GPU, layers run on ND4J's operations.
 */
final class OneDnn {
    private static final Optional<String> PROBLEM = load();

    private OneDnn() {}

    /** Why oneDNN can't be called here, in words; empty when it can. */
    static Optional<String> whyNot() {
        return PROBLEM;
    }

    static boolean isAvailable() {
        return PROBLEM.isEmpty();
    }

    /** The library's name and version, for instance {@code oneDNN 2.5.2}. */
    static String name() {
        dnnl_version_t version = dnnl.dnnl_version();
        return String.format(Locale.ROOT, "oneDNN %d.%d.%d", version.major(), version.minor(), version.patch());
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
            return Loaded.ENGINE.isNull() ? Optional.of("oneDNN has no engine for this CPU") : Optional.empty();
        } catch (LinkageError | RuntimeException e) {
            return Optional.of(RootCause.inWords(e));
        }
    }

    private static final class Loaded {
        static final engine ENGINE = new engine(engine.kind.cpu, 0);
        static final ThreadLocal<stream> STREAM = ThreadLocal.withInitial(() -> new stream(ENGINE));
    }
}
