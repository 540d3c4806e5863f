package werkbank.study;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;
import werkbank.dataset.Fold;
import werkbank.dataset.Images;
import werkbank.dataset.LabelledImages;
import werkbank.experiment.result.Baselines;
import werkbank.recipe.Shape;

class BaselineMethodsTest {
    /** Nine of ten images are black and of class 0, the others white and of class 2; class 1 has none. */
    private static LabelledImages images(int rows) {
        byte[][] pixels = new byte[rows][4];
        int[] labels = new int[rows];
        for (int row = 0; row < rows; row += 10) {
            pixels[row] = new byte[] {-1, -1, -1, -1};
            labels[row] = 2;
        }
        return new LabelledImages(new Images(pixels, new Shape(1, 2, 2)), labels, 3);
    }

    @Test
    void theMajorityIsOfTheTrainingImagesAndJudgedOnTheOthers() {
        Baselines reached = new BaselineMethods(new Fold(images(200), images(50))).reach(1);
        assertThat(reached.majorityClass()).isZero();
        assertThat(reached.majority().score().accuracy()).isEqualTo(0.9);
        assertThat(reached.majority().macro().recall()).isEqualTo(0.5);
        // The shares of the classes as probabilities: their entropy.
        assertThat(reached.majority().score().logLoss())
                .isCloseTo(-0.9 * Math.log(0.9) - 0.1 * Math.log(0.1), within(1e-6));
        assertThat(reached.linear().score().errors()).isZero();
        assertThat(reached.linear().macro().recall()).isEqualTo(1);
        assertThat(reached.learnedFrom()).isEqualTo(200);
        assertThat(reached.trainingImages()).isEqualTo(200);
    }
}
