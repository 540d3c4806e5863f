package werkbank;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

class CountedTest {
    @Test
    void aNumberWithItsNoun() {
        assertThat(Counted.of(1, "image")).isEqualTo("1 image");
        assertThat(Counted.of(1_200, "image")).isEqualTo("1,200 images");
        assertThat(Counted.of(2, "class")).isEqualTo("2 classes");
    }

    @Test
    void ofManyNamesAFewAreNamed() {
        assertThat(Counted.some(List.of())).isEmpty();
        assertThat(Counted.some(List.of("a", "b", "c"))).isEqualTo("a, b, c");
        assertThat(Counted.some(List.of("a", "b", "c", "d"))).isEqualTo("a, b, c, …");
        assertThat(Counted.some(List.of(7, 8, 9), 2)).isEqualTo("7, 8, …");
    }
}
