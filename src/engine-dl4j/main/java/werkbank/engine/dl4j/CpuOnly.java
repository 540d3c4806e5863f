package werkbank.engine.dl4j;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.URL;
import java.nio.charset.StandardCharsets;
import java.util.Collections;
import java.util.Enumeration;
import java.util.List;
import org.nd4j.common.config.ND4JClassLoading;
import org.nd4j.linalg.factory.Nd4jBackend;

/**
 * Hides every backend of ND4J but the one for the CPU. ND4J takes its priorities from environment variables, which a
 * process can't set for itself; and a CUDA backend that is only asked whether it is available unpacks and loads its
 * libraries, and prints a trace when there is no driver.
 */
final class CpuOnly extends ClassLoader {
    private static final String SERVICE = "META-INF/services/" + Nd4jBackend.class.getName();
    private static final String CPU_BACKEND = "CpuBackend";

    CpuOnly(ClassLoader parent) {
        super(parent);
    }

    /** Hides other backends from ND4J; of effect only before its first use in this process. */
    static void install() {
        ND4JClassLoading.setNd4jClassloader(new CpuOnly(CpuOnly.class.getClassLoader()));
    }

    @Override
    public Enumeration<URL> getResources(String name) throws IOException {
        Enumeration<URL> all = super.getResources(name);
        if (!name.equals(SERVICE)) {
            return all;
        }
        List<URL> cpu = Collections.list(all).stream().filter(CpuOnly::isCpu).toList();
        return Collections.enumeration(cpu);
    }

    private static boolean isCpu(URL service) {
        try (InputStream in = service.openStream()) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8).contains(CPU_BACKEND);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
