package werkbank.engine.dl4j;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Collections;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Beside a second backend that is only a line in a file, which is all that ND4J needs to try it. */
class CpuOnlyTest {
    private static final String SERVICE = "META-INF/services/org.nd4j.linalg.factory.Nd4jBackend";

    @TempDir
    private Path folder;

    private ClassLoader withAnotherBackend() throws IOException {
        Path service = folder.resolve(SERVICE);
        Files.createDirectories(service.getParent());
        Files.writeString(service, "org.nd4j.linalg.jcublas.JCublasBackend\n");
        return new URLClassLoader(new URL[] {folder.toUri().toURL()}, getClass().getClassLoader());
    }

    @Test
    void onlyTheBackendForTheCpuIsLeft() throws IOException {
        ClassLoader both = withAnotherBackend();
        String other = folder.toUri().toURL().toString();
        assertThat(services(both)).anyMatch(url -> url.startsWith(other));

        List<String> left = services(new CpuOnly(both));

        assertThat(left).isNotEmpty().noneMatch(url -> url.startsWith(other)).allMatch(url -> url.contains("native"));
    }

    @Test
    void otherResourcesAreLeftAlone() throws IOException {
        ClassLoader parent = getClass().getClassLoader();
        assertThat(Collections.list(new CpuOnly(parent).getResources("META-INF/MANIFEST.MF")))
                .isEqualTo(Collections.list(parent.getResources("META-INF/MANIFEST.MF")));
    }

    private static List<String> services(ClassLoader loader) throws IOException {
        return Collections.list(loader.getResources(SERVICE)).stream()
                .map(URL::toString)
                .toList();
    }
}
