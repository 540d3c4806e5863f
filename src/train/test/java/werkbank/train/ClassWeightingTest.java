package werkbank.train;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import werkbank.recipe.Training.ClassWeights;

class ClassWeightingTest {
    @Test
    void balancedWeightsMakeTheClassesEqual() {
        // Eight rows: 4, 2, 2 and none of four classes.
        int[] labels = {0, 0, 0, 0, 1, 1, 2, 2};

        assertThat(ClassWeighting.of(new ClassWeights(true, List.of()), labels, 4))
                .containsExactly(0.5, 1.0, 1.0, 1.0);
        assertThat(ClassWeighting.of(new ClassWeights(true, List.of()), new int[] {0, 0, 0, 1}, 2))
                .containsExactly(2.0 / 3, 2.0);
    }

    @Test
    void listedWeightsAreTakenAsTheyAre() {
        assertThat(ClassWeighting.of(new ClassWeights(false, List.of(1.0, 3.0)), new int[] {0}, 2))
                .containsExactly(1.0, 3.0);
        assertThat(ClassWeighting.of(ClassWeights.NONE, new int[] {0}, 2)).isEmpty();
    }
}
