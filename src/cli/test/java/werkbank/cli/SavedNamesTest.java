package werkbank.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class SavedNamesTest {
    private final SavedNames names = new SavedNames();

    private Stream<String> of(String... files) {
        return Stream.of(files).map(file -> names.of(Path.of(file)));
    }

    @Test
    void filesOfOneNameAreCounted() {
        assertThat(of("a/x.jpg", "b/x.jpg", "y.jpg", "c/x.jpg"))
                .containsExactly("x.jpg.seen.png", "x.jpg.2.seen.png", "y.jpg.seen.png", "x.jpg.3.seen.png");
    }

    @Test
    void aFileMayBeCalledAsOneThatWasCounted() {
        assertThat(of("a/x.jpg", "b/x.jpg", "x.jpg.2", "c/x.jpg"))
                .containsExactly("x.jpg.seen.png", "x.jpg.2.seen.png", "x.jpg.2.2.seen.png", "x.jpg.3.seen.png");
        assertThat(of("z.2", "z", "z")).containsExactly("z.2.seen.png", "z.seen.png", "z.3.seen.png");
    }
}
