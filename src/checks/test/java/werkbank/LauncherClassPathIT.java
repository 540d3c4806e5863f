package werkbank;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The class paths that the launcher starts programs with have what is found at run time only. */
class LauncherClassPathIT {
    @ParameterizedTest
    @ValueSource(strings = {"cli", "spark"})
    void enginesAndImportsAreOnIt(String module) throws IOException {
        assertThat(Files.readString(Path.of("src", module, "target/classpath.txt")))
                .contains("werkbank-app", "werkbank-engine-dl4j", "werkbank-engine-cpu", "werkbank-keras");
    }
}
