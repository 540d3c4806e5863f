package werkbank.budget;

import java.io.IOException;
import java.net.URISyntaxException;
import java.net.URL;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Optional;
import org.junit.jupiter.api.extension.AfterAllCallback;
import org.junit.jupiter.api.extension.BeforeAllCallback;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.ExtensionContext.Namespace;

/**
 * Measures every test class, from before its first method to after its last, writes its seconds down for the table at the
 * build's end ({@link ClassTimes}), and fails the class that took longer than its budget. JUnit finds it by itself. Where
 * {@link Slowness#PROPERTY} isn't set, as in an IDE, nothing fails.
 */
public final class TimeBudget implements BeforeAllCallback, AfterAllCallback {
    private static final Namespace NAMESPACE = Namespace.create(TimeBudget.class);
    private static final Budgets BUDGETS = Budgets.read();
    private static final Optional<Slowness> SLOWNESS = Slowness.asSet();

    @Override
    public void beforeAll(ExtensionContext context) {
        if (isOutermost(context)) {
            context.getStore(NAMESPACE).put("start", System.nanoTime());
        }
    }

    @Override
    public void afterAll(ExtensionContext context) throws IOException, URISyntaxException {
        if (isOutermost(context)) {
            long start = context.getStore(NAMESPACE).get("start", Long.class);
            Class<?> tests = context.getRequiredTestClass();
            double seconds = (System.nanoTime() - start) / 1e9;
            writeDown(tests, seconds);
            SLOWNESS.flatMap(slowness -> BUDGETS.excess(tests.getName(), seconds, slowness.now()))
                    .ifPresent(line -> {
                        throw new AssertionError(line);
                    });
        }
    }

    /** The time of nested classes is that of the class around them. */
    private static boolean isOutermost(ExtensionContext context) {
        return context.getRequiredTestClass().getEnclosingClass() == null;
    }

    /** Beside the folder that the class was compiled into, which each module has for itself. */
    private static void writeDown(Class<?> tests, double seconds) throws IOException, URISyntaxException {
        Path compiled = path(tests.getProtectionDomain().getCodeSource().getLocation());
        if (Files.isDirectory(compiled)) {
            Path folder = Files.createDirectories(compiled.resolveSibling(ClassTimes.FOLDER));
            Files.writeString(folder.resolve(tests.getName()), String.format(Locale.ROOT, "%.3f%n", seconds));
        }
    }

    /** The file or folder of a URL, in which a space is {@code %20}. */
    static Path path(URL location) throws URISyntaxException {
        return Path.of(location.toURI());
    }
}
