package werkbank.dataset;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class SplitTest {
    @Test
    void everyRowIsInExactlyOnePart() {
        Split split = Split.of(1000, 100, 0, 7);
        assertThat(split.validation()).hasSize(100);
        assertThat(split.training()).hasSize(900);
        assertThat(IntStream.concat(IntStream.of(split.training()), IntStream.of(split.validation()))
                        .sorted()
                        .toArray())
                .isEqualTo(IntStream.range(0, 1000).toArray());
    }

    @Test
    void theSameSeedGivesTheSameSplit() {
        assertThat(Split.of(1000, 100, 50, 7)).usingRecursiveComparison().isEqualTo(Split.of(1000, 100, 50, 7));
        assertThat(Split.of(1000, 100, 0, 8).validation())
                .isNotEqualTo(Split.of(1000, 100, 0, 7).validation());
    }

    @Test
    void theSplitOfASeedStaysForEver() {
        Split split = Split.of(10, 3, 0, 1);
        assertThat(split.validation()).containsExactly(6, 8, 0);
        assertThat(split.training()).containsExactly(2, 5, 7, 1, 4, 9, 3);
    }

    @Test
    void theLimitTakesTrainingRowsFromTheFrontAndLeavesValidationAlone() {
        Split all = Split.of(1000, 100, 0, 7);
        Split limited = Split.of(1000, 100, 300, 7);
        assertThat(limited.validation()).isEqualTo(all.validation());
        assertThat(limited.training())
                .hasSize(300)
                .isEqualTo(IntStream.of(all.training()).limit(300).toArray());
        assertThat(Split.of(1000, 100, 5000, 7).training()).isEqualTo(all.training());
    }

    @Test
    void impossibleSplitsAreRefused() {
        assertThatThrownBy(() -> Split.of(10, 10, 0, 1)).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> Split.of(10, 0, 0, 1)).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> Split.of(10, 5, -1, 1)).isInstanceOf(IllegalArgumentException.class);
        assertThat(Split.of(10, 9, 0, 1).training()).hasSize(1);
    }

    @Test
    void subsetKeepsOrderPixelsAndClasses() {
        LabelledImages images = new LabelledImages(new byte[][] {{1}, {2}, {3}, {4}}, new int[] {0, 1, 2, 1}, 1, 1, 3);
        LabelledImages subset = images.subset(new int[] {3, 0});
        assertThat(subset.images()).isDeepEqualTo(new byte[][] {{4}, {1}});
        assertThat(subset.labels()).containsExactly(1, 0);
        assertThat(subset.classes()).isEqualTo(3);
        assertThat(subset.rows()).isEqualTo(2);
    }
}
