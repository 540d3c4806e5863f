package werkbank.budget;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class TimeBudgetTest {
    @Test
    void aFolderMayHaveAnyName(@TempDir Path folder) throws Exception {
        Path classes = Files.createDirectory(folder.resolve("two words, 100 %"));
        assertThat(TimeBudget.path(classes.toUri().toURL())).isEqualTo(classes);
    }
}
