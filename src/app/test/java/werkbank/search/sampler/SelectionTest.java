package werkbank.search.sampler;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Comparator;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class SelectionTest {
    @Test
    void ofManyTheBestHalfStaysAndAnEvenSelection() {
        List<Integer> losses =
                IntStream.range(0, 100).mapToObj(i -> (i * 37) % 100).toList();
        assertThat(Selection.of(losses, Comparator.naturalOrder(), 100)).isSameAs(losses);
        assertThat(Selection.of(losses, Comparator.naturalOrder(), 20))
                .containsExactly(0, 1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 19, 28, 37, 46, 55, 64, 73, 82, 91);
    }
}
