package werkbank.metric;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import org.junit.jupiter.api.Test;

class ClassesTest {
    @Test
    void mostProbable() {
        assertThat(Classes.mostProbable(new float[] {0.1f, 0.7f, 0.2f})).isEqualTo(1);
        assertThat(Classes.mostProbable(new float[] {0.2f, 0.4f, 0.4f})).isEqualTo(1);
        assertThat(Classes.mostProbable(new float[] {0.25f, 0.25f, 0.25f, 0.25f}))
                .isZero();
        assertThat(Classes.mostProbable(new float[][] {{0, 1}, {1, 0}, {0, 1}})).containsExactly(1, 0, 1);
    }

    @Test
    void imagesOfEachClass() {
        assertThat(Classes.counts(new int[] {2, 0, 2}, 4)).containsExactly(1, 0, 2, 0);
    }

    @Test
    void confusionCountsTrueClassByPredictedClass() {
        int[][] confusion = ClassScore.confusion(new int[] {0, 0, 1, 1, 1}, new int[] {0, 1, 1, 1, 0}, 3);
        assertThat(confusion).isDeepEqualTo(new int[][] {{1, 1, 0}, {1, 2, 0}, {0, 0, 0}});
    }

    @Test
    void precisionAndRecall() {
        List<ClassScore> scores = ClassScore.of(new int[][] {{1, 1, 0}, {1, 2, 0}, {0, 1, 0}});
        assertThat(scores).extracting(ClassScore::label).containsExactly(0, 1, 2);
        assertThat(scores).extracting(ClassScore::images).containsExactly(2, 3, 1);
        assertThat(scores.get(0).precision()).isEqualTo(0.5);
        assertThat(scores.get(0).recall()).isEqualTo(0.5);
        assertThat(scores.get(1).precision()).isEqualTo(0.5);
        assertThat(scores.get(1).recall()).isCloseTo(2 / 3.0, within(1e-15));
    }

    @Test
    void aClassWithoutImagesOrWithoutPredictionsScoresZero() {
        List<ClassScore> scores = ClassScore.of(new int[][] {{2, 0}, {0, 0}});
        assertThat(scores.get(1)).isEqualTo(new ClassScore(1, 0, 0, 0));
    }
}
