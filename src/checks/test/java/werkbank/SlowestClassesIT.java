package werkbank;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import werkbank.budget.ClassTimes;

/** The last thing that a build does: it shows where its time has gone. */
class SlowestClassesIT {
    private static final int SHOWN = 20;

    @Test
    void theSlowestTestClassesOfAllModulesAreShown() throws IOException {
        ClassTimes times;
        try (Stream<Path> modules = Files.list(Path.of("src"))) {
            times = ClassTimes.read(
                    Stream.concat(modules, Stream.of(Path.of(""))).toList());
        }
        System.out.println(times.table(SHOWN));
        assertThat(times.rows()).isNotEmpty();
    }
}
