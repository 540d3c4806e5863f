package werkbank.engine.cpu;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.concurrent.CompletableFuture;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import werkbank.engine.operation.Buffer;
import werkbank.engine.operation.Kind;
import werkbank.recipe.Precision;

/** Operations take as many threads as their caller is allowed. */
class OpenMpTest {
    private static final Path TASKS = Path.of("/proc/self/task");

    @BeforeEach
    void threadsCanBeCounted() {
        assumeTrue(OneDnn.whyNot().isEmpty() && Files.isDirectory(TASKS));
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 2, 3})
    void anOperationTakesAsManyThreadsAsItsCallerMay(int threads) {
        String name = "limited to " + threads;
        var found = new CompletableFuture<Long>();
        Thread caller = new Thread(
                () -> {
                    new CpuHardware().limitThisThread(threads);
                    multiply();
                    found.complete(tasks(name));
                },
                name);
        caller.setUncaughtExceptionHandler((thread, e) -> found.completeExceptionally(e));
        caller.start();

        assertThat(found.join()).isEqualTo(threads);
    }

    private static void multiply() {
        int side = 512;
        try (CpuOperations operations = new CpuOperations(Precision.F32)) {
            Buffer a = operations.allocate(Kind.VALUE, side * side);
            Buffer b = operations.allocate(Kind.VALUE, side * side);
            Buffer c = operations.allocate(Kind.VALUE, side * side);
            operations.multiply(false, false, side, side, side, a, b, c);
        }
    }

    /** Threads of the process with a name; OpenMP's have their caller's. */
    private static long tasks(String name) {
        try (Stream<Path> tasks = Files.list(TASKS)) {
            return tasks.filter(task -> named(task).equals(name)).count();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static String named(Path task) {
        try {
            return Files.readString(task.resolve("comm")).strip();
        } catch (NoSuchFileException e) { // it has ended meanwhile
            return "";
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
