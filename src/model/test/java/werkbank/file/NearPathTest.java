package werkbank.file;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class NearPathTest {
    @ParameterizedTest
    @CsvSource({"/a/b, .", "/a/b/c/d, c/d", "/a, /a", "/a/bc, /a/bc", "b/c, b/c"})
    void aFolderItselfIsADot(String path, String shown) {
        assertThat(NearPath.from(Path.of("/a/b"), Path.of(path))).isEqualTo(Path.of(shown));
    }
}
