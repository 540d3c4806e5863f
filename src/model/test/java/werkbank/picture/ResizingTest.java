package werkbank.picture;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class ResizingTest {
    @Test
    void atTheSameSizeNothingChanges() {
        float[][] values = {{1, 2, 3}, {4, 5, 6}};
        assertThat(Resizing.of(values, 2, 3)).isDeepEqualTo(values);
    }

    @Test
    void whatShrinksIsTheMeanOfWhatItCovers() {
        assertThat(Resizing.of(new float[][] {{0, 2, 10, 20}, {4, 6, 30, 40}}, 1, 2))
                .isDeepEqualTo(new float[][] {{3, 25}});
        // Two thirds of the first and a third of the second; the rest the other way round.
        assertThat(Resizing.of(new float[][] {{3, 6, 9}}, 1, 2)).isDeepEqualTo(new float[][] {{4, 8}});
    }

    @Test
    void whatGrowsLiesBetweenItsNeighbours() {
        assertThat(Resizing.of(new float[][] {{0, 4}}, 2, 4)).isDeepEqualTo(new float[][] {{0, 1, 3, 4}, {0, 1, 3, 4}});
    }
}
