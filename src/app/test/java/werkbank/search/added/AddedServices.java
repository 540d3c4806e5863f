package werkbank.search.added;

import java.io.IOException;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.stream.Stream;
import org.junit.jupiter.api.extension.AfterEachCallback;
import org.junit.jupiter.api.extension.BeforeEachCallback;
import org.junit.jupiter.api.extension.ExtensionContext;
import werkbank.space.SamplerKind;
import werkbank.space.SchedulerKind;

/**
 * The class path of a test's thread has one more entry, whose services files name {@link MiddleSampler} and
 * {@link EveryOtherTrial}. No other test sees them.
 */
public final class AddedServices implements BeforeEachCallback, AfterEachCallback {
    private ClassLoader usual;
    private Path entry;

    @Override
    public void beforeEach(ExtensionContext context) throws IOException {
        usual = Thread.currentThread().getContextClassLoader();
        entry = Files.createTempDirectory("added");
        name(SamplerKind.class, MiddleSampler.class);
        name(SchedulerKind.class, EveryOtherTrial.class);
        Thread.currentThread()
                .setContextClassLoader(
                        new URLClassLoader(new URL[] {entry.toUri().toURL()}, usual));
    }

    private void name(Class<?> door, Class<?> kind) throws IOException {
        Path file = entry.resolve("META-INF/services").resolve(door.getName());
        Files.createDirectories(file.getParent());
        Files.writeString(file, kind.getName() + "\n");
    }

    @Override
    public void afterEach(ExtensionContext context) throws IOException {
        ((URLClassLoader) Thread.currentThread().getContextClassLoader()).close();
        Thread.currentThread().setContextClassLoader(usual);
        try (Stream<Path> files = Files.walk(entry)) {
            for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
                Files.delete(file);
            }
        }
    }
}
