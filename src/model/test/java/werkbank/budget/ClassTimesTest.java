package werkbank.budget;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ClassTimesTest {
    @TempDir
    Path folder;

    private void ran(String module, String tests, String seconds, boolean compiled) throws IOException {
        Path target = folder.resolve(module).resolve("target");
        Files.writeString(Files.createDirectories(target.resolve("class-times")).resolve(tests), seconds);
        Path file = target.resolve("test-classes").resolve(tests.replace('.', '/') + ".class");
        Files.createDirectories(file.getParent());
        if (compiled) {
            Files.createFile(file);
        }
    }

    @Test
    void theSlowestOfAllModulesComeFirstAndFormerClassesNotAtAll() throws IOException {
        ran("one", "a.FirstTest", "1.250\n", true);
        ran("one", "a.GoneTest", "99\n", false);
        ran("two", "b.SecondIT", "20.5\n", true);
        ran("two", "b.ThirdTest", "0.1\n", true);

        ClassTimes times =
                ClassTimes.read(List.of(folder.resolve("one"), folder.resolve("two"), folder.resolve("none")));

        assertThat(times.table(2).lines())
                .containsExactly(
                        "Slowest of 3 test classes, 22 s in all:", "   20.5 s  b.SecondIT", "    1.3 s  a.FirstTest");
    }
}
