package werkbank.search.sampler;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Collections;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class ThinningTest {
    @Test
    void ofManyTheBestHalfStaysAndAnEvenSelection() {
        List<Integer> losses =
                IntStream.range(0, 100).mapToObj(i -> (i * 37) % 100).toList();
        assertThat(Thinning.of(losses, Integer::doubleValue, 100)).isSameAs(losses);
        List<Integer> few = Thinning.of(losses, Integer::doubleValue, 20);
        assertThat(few).containsExactlyInAnyOrder(0, 1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 19, 28, 37, 46, 55, 64, 73, 82, 91);
        assertThat(few)
                .as("in their order")
                .isEqualTo(losses.stream().filter(few::contains).toList());
    }

    @Test
    void ofEqualOnesTheFirstAreTheBest() {
        List<String> alike = List.of("a", "b", "c", "d", "e", "f");
        assertThat(Thinning.of(alike, any -> 0, 4)).containsExactly("a", "b", "c", "e");
        assertThat(Thinning.of(Collections.nCopies(6, "a"), any -> 0, 4)).hasSize(4);
    }
}
