package werkbank.engine.cuda;

import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;
import werkbank.recipe.Precision;

@EnabledOnOs(OS.LINUX)
class KernelsOfFloatsCompileTest {
    @Test
    void forEveryCardWithoutAWarning(@TempDir Path folder) {
        new KernelCompilation(Precision.F32, folder).check();
    }
}
