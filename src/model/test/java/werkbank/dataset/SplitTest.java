package werkbank.dataset;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import werkbank.recipe.Shape;

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
    void aStratifiedSplitHasEachClassesShare() {
        // 60, 30 and 10 of each class: 12, 6 and 2 of twenty, and of forty others 24, 12 and 4.
        int[] labels = IntStream.range(0, 100)
                .map(row -> row < 60 ? 0 : row < 90 ? 1 : 2)
                .toArray();
        Split split = Split.stratified(labels, 20, 40, 7);

        assertThat(counts(labels, split.validation())).containsExactly(12, 6, 2);
        assertThat(counts(labels, split.training())).containsExactly(24, 12, 4);
        Split all = Split.stratified(labels, 20, 0, 7);
        assertThat(all.validation()).isEqualTo(split.validation());
        assertThat(IntStream.concat(IntStream.of(all.training()), IntStream.of(all.validation()))
                        .sorted()
                        .toArray())
                .isEqualTo(IntStream.range(0, 100).toArray());
        assertThat(Split.stratified(labels, 20, 0, 8).validation()).isNotEqualTo(split.validation());
    }

    @Test
    void whatRoundingLeavesGoesToTheLargestRemainders() {
        // 5, 3 and 2 of ten rows; of three 1.5, 0.9 and 0.6: one whole, then the classes 1 and 2.
        int[] labels = {0, 0, 0, 0, 0, 1, 1, 1, 2, 2};
        assertThat(counts(labels, Split.stratified(labels, 3, 0, 1).validation()))
                .containsExactly(1, 1, 1);
        // Of one 0.5, 0.3 and 0.2.
        assertThat(counts(labels, Split.stratified(labels, 1, 0, 1).validation()))
                .containsExactly(1, 0, 0);
    }

    @Test
    void eachImageIsHeldOutOfOneFoldAndClassesAreSharedOut() {
        int[] labels = IntStream.range(0, 103)
                .map(row -> row < 60 ? 0 : row < 92 ? 1 : 2)
                .toArray();
        List<Split> folds = Split.folds(labels, 5, 0, 7);

        assertThat(folds.stream()
                        .flatMapToInt(fold -> IntStream.of(fold.validation()))
                        .sorted())
                .containsExactly(IntStream.range(0, 103).boxed().toArray(Integer[]::new));
        assertThat(folds).hasSize(5).allSatisfy(fold -> {
            assertThat(fold.validation()).hasSizeBetween(20, 21).doesNotContain(fold.training());
            assertThat(fold.training()).hasSize(103 - fold.validation().length).doesNotHaveDuplicates();
            int[] counts = counts(labels, fold.validation());
            assertThat(counts[0]).isEqualTo(12);
            assertThat(counts[1]).isBetween(6, 7);
            assertThat(counts[2]).isBetween(2, 3);
        });
        assertThat(folds.get(0).validation())
                .isNotEqualTo(Arrays.stream(folds.get(0).validation()).sorted().toArray());
        assertThat(Split.folds(labels, 5, 0, 7).get(3).training())
                .isEqualTo(folds.get(3).training());
        assertThat(Split.folds(labels, 5, 0, 8).get(3).training())
                .isNotEqualTo(folds.get(3).training());
    }

    @Test
    void aLimitIsDividedIntoFolds() {
        int[] labels = IntStream.range(0, 100)
                .map(row -> row < 60 ? 0 : row < 90 ? 1 : 2)
                .toArray();
        List<Split> folds = Split.folds(labels, 2, 20, 1);

        assertThat(counts(
                        labels,
                        IntStream.concat(
                                        IntStream.of(folds.get(0).validation()),
                                        IntStream.of(folds.get(1).validation()))
                                .toArray()))
                .containsExactly(12, 6, 2);
        assertThat(folds.get(0).training()).isEqualTo(folds.get(1).validation());
    }

    @Test
    void oneSplitHoldsOutOnce() {
        int[] labels = {0, 1, 1, 0, 1, 0, 1, 0, 0, 1};
        assertThat(Split.all(labels, 4, 0, 3, 1, false, false).get(0).training())
                .isEqualTo(Split.of(10, 4, 3, 1).training());
        assertThat(Split.all(labels, 4, 0, 3, 1, true, false).get(0).training())
                .isEqualTo(Split.stratified(labels, 4, 3, 1).training());
        assertThat(Split.all(labels, 0, 3, 0, 1, true, false)).hasSize(3);
    }

    @Test
    void theLastAreHeldOutInTheFilesOrder() {
        Split split = Split.all(new int[10], 4, 0, 0, 1, false, true).get(0);
        assertThat(split.training()).containsExactly(0, 1, 2, 3, 4, 5);
        assertThat(split.validation()).containsExactly(6, 7, 8, 9);
        Split limited = Split.all(new int[10], 4, 0, 3, 2, false, true).get(0);
        assertThat(limited.training()).containsExactly(0, 1, 2);
        assertThat(limited.validation()).containsExactly(6, 7, 8, 9);
        assertThatThrownBy(() -> Split.last(10, 10, 0)).isInstanceOf(IllegalArgumentException.class);
    }

    private static int[] counts(int[] labels, int[] rows) {
        int[] counts = new int[3];
        for (int row : rows) {
            counts[labels[row]]++;
        }
        return counts;
    }

    @Test
    void impossibleSplitsAreRefused() {
        assertThatThrownBy(() -> Split.of(10, 10, 0, 1)).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> Split.of(10, 0, 0, 1)).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> Split.of(10, 5, -1, 1)).isInstanceOf(IllegalArgumentException.class);
        assertThat(Split.of(10, 9, 0, 1).training()).hasSize(1);
        assertThatThrownBy(() -> Split.folds(new int[10], 11, 0, 1)).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> Split.folds(new int[10], 4, 3, 1)).isInstanceOf(IllegalArgumentException.class);
        assertThat(Split.folds(new int[10], 10, 0, 1)).hasSize(10);
        assertThatThrownBy(() -> Split.stratified(new int[10], 10, 0, 1)).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> Split.stratified(new int[10], 5, -1, 1)).isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void subsetKeepsOrderPixelsAndClasses() {
        LabelledImages images = new LabelledImages(
                new Images(new byte[][] {{1}, {2}, {3}, {4}}, Shape.grey(1, 1)), new int[] {0, 1, 2, 1}, 3);
        LabelledImages subset = images.subset(new int[] {3, 0});
        assertThat(subset.images().stream()).containsExactly(new byte[] {4}, new byte[] {1});
        assertThat(subset.labels()).containsExactly(1, 0);
        assertThat(subset.classes()).isEqualTo(3);
        assertThat(subset.rows()).isEqualTo(2);
    }
}
