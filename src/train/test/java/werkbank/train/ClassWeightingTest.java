package werkbank.train;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import werkbank.recipe.Training.ClassWeights;

class ClassWeightingTest {
    @Test
    void balancedWeightsMakeTheClassesEqual() {
        // Nine rows: 6, 1, 2 and none of four classes.
        int[] labels = {0, 0, 0, 0, 0, 0, 1, 2, 2};
        List<Double> weights = ClassWeighting.of(new ClassWeights(true, List.of()), labels, 4);

        assertThat(weights).containsExactly(0.5, 3.0, 1.5, 1.0);
        assertThat(Arrays.stream(labels).mapToDouble(weights::get).average()).hasValue(1);
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
