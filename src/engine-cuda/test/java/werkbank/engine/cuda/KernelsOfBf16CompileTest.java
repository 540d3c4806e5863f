package werkbank.engine.cuda;

import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;
import werkbank.recipe.Precision;

@EnabledOnOs(OS.LINUX)
class KernelsOfBf16CompileTest {
    @Test
    void forEveryCardWithoutAWarning(@TempDir Path folder) {
        new KernelCompilation(Precision.BF16, folder).check();
    }
}
