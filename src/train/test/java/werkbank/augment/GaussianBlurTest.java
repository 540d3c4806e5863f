package werkbank.augment;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;
import werkbank.recipe.Augmentation.Blur;
import werkbank.recipe.Shape;

class GaussianBlurTest {
    /** Weights of a Gaussian with σ = ½ at distances 0, 1 and 2: e^0, e^−2 and e^−8, with the sum 1. */
    private static final double SUM = 1 + 2 * Math.exp(-2) + 2 * Math.exp(-8);

    private static final double W0 = 1 / SUM;
    private static final double W1 = Math.exp(-2) / SUM;
    private static final double W2 = Math.exp(-8) / SUM;

    private static float[] blurred(Shape shape, float... image) {
        float[] out = image.clone();
        new GaussianBlur(new Blur(1, 0.5, 0.5), shape).apply(0.3, 0.7, out, 0);
        return out;
    }

    @Test
    void aPointSpreads() {
        float[] out = blurred(Shape.grey(5, 5), point(5, 12));
        double[] weights = {W2, W1, W0, W1, W2};
        for (int i = 0; i < 25; i++) {
            assertThat((double) out[i]).isCloseTo(weights[i / 5] * weights[i % 5], within(1e-6));
        }
    }

    @Test
    void theEdgeIsAMirror() {
        float[] out = blurred(Shape.grey(1, 3), 1, 0, 0);
        // a a | a b c | c c: at a distance of 1 to the left lies a itself.
        assertThat((double) out[0]).isCloseTo(W0 + W1, within(1e-6));
        assertThat((double) out[1]).isCloseTo(W1 + W2, within(1e-6));
        assertThat((double) out[2]).isCloseTo(W2, within(1e-6));
    }

    @Test
    void channelsStayApart() {
        float[] out = blurred(new Shape(2, 1, 2), 1, 1, 0, 0);
        assertThat(out[0]).isCloseTo(1, within(1e-6f));
        assertThat(out[2]).isEqualTo(0);
    }

    @Test
    void theDrawDecidesWhetherAndHowMuch() {
        GaussianBlur blur = new GaussianBlur(new Blur(0.4, 0.5, 1.5), Shape.grey(3, 3));
        float[] sharp = point(3, 4);
        blur.apply(0.4, 0, sharp, 0);
        assertThat(sharp).containsExactly(point(3, 4));
        float[] little = point(3, 4);
        blur.apply(0.39, 0, little, 0);
        assertThat((double) little[4]).isCloseTo(W0 * W0, within(1e-6));
        float[] much = point(3, 4);
        blur.apply(0.39, 0.99, much, 0);
        assertThat(much[4]).isLessThan(0.3f);
    }

    private static float[] point(int side, int at) {
        float[] image = new float[side * side];
        image[at] = 1;
        return image;
    }
}
