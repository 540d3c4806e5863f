package werkbank.augment;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import werkbank.recipe.Augmentation;
import werkbank.recipe.AugmentationBuilder;
import werkbank.recipe.Shape;

/** Values worked out by hand. */
class ColourJitterTest {
    private static final Augmentation ALL = new AugmentationBuilder()
            .brightness(1)
            .contrast(1)
            .saturation(1)
            .hue(0.5)
            .grey(1)
            .build();

    private final Drawn drawn = new Drawn();

    ColourJitterTest() {
        drawn.brightness = 1;
        drawn.contrast = 1;
        drawn.saturation = 1;
    }

    private float[] changed(Shape shape, float... image) {
        float[] out = image.clone();
        new ColourJitter(ALL, shape).apply(drawn, out, 0);
        return out;
    }

    @Test
    void brightnessIsTheSameForAllChannels() {
        drawn.brightness = 2;
        assertClose(changed(new Shape(3, 1, 2), 0.1f, 0.6f, 0.2f, 0.3f, 0, 0.5f), 0.2, 1, 0.4, 0.6, 0, 1);
    }

    @Test
    void contrastIsAboutTheMeanGrey() {
        drawn.contrast = 0.5;
        // The mean is 0.4.
        assertClose(changed(Shape.grey(1, 3), 0.2f, 0.4f, 0.6f), 0.3, 0.4, 0.5);
        // Greys are 0.299 and 0.587, their mean 0.443.
        assertClose(changed(new Shape(3, 1, 2), 1, 0, 0, 1, 0, 0), 0.7215, 0.2215, 0.2215, 0.7215, 0.2215, 0.2215);
        drawn.contrast = 2;
        assertClose(changed(Shape.grey(1, 3), 0.1f, 0.4f, 0.7f), 0, 0.4, 1);
    }

    @Test
    void saturationIsAboutEachPixelsGrey() {
        drawn.saturation = 0.5;
        assertClose(changed(new Shape(3, 1, 1), 1, 0, 0), 0.6495, 0.1495, 0.1495);
        drawn.saturation = 1.5;
        // The grey is 0.2 + 0.299 · 0.4 = 0.3196.
        assertClose(changed(new Shape(3, 1, 1), 0.6f, 0.2f, 0.2f), 0.7402, 0.1402, 0.1402);
    }

    @Test
    void huesTurn() {
        drawn.hue = 1 / 3.0;
        assertClose(changed(new Shape(3, 1, 1), 1, 0, 0), 0, 1, 0);
        assertClose(changed(new Shape(3, 1, 1), 0, 1, 0), 0, 0, 1);
        assertClose(changed(new Shape(3, 1, 1), 0, 0, 1), 1, 0, 0);
        drawn.hue = -1 / 3.0;
        assertClose(changed(new Shape(3, 1, 1), 1, 0, 0), 0, 0, 1);
        drawn.hue = 1 / 6.0;
        assertClose(changed(new Shape(3, 1, 1), 1, 0, 0), 1, 1, 0);
        drawn.hue = 1 / 12.0;
        // From red to orange, between 0.2 and 0.6.
        assertClose(changed(new Shape(3, 1, 1), 0.6f, 0.2f, 0.2f), 0.6, 0.4, 0.2);
        drawn.hue = 0.25;
        assertClose(changed(new Shape(3, 1, 1), 0.5f, 0.5f, 0.5f), 0.5, 0.5, 0.5);
    }

    @Test
    void aWholeTurnChangesNothing() {
        SplittableRandom random = new SplittableRandom(2);
        drawn.hue = 1;
        for (int i = 0; i < 1000; i++) {
            float[] colour = {(float) random.nextDouble(), (float) random.nextDouble(), (float) random.nextDouble()};
            assertClose(changed(new Shape(3, 1, 1), colour), colour[0], colour[1], colour[2]);
        }
    }

    @Test
    void greyHasNoColours() {
        drawn.isGrey = true;
        assertClose(changed(new Shape(3, 1, 2), 1, 0, 0, 1, 0, 0), 0.299, 0.587, 0.299, 0.587, 0.299, 0.587);
    }

    @Test
    void greyImagesHaveNoColoursToChange() {
        drawn.saturation = 0;
        drawn.hue = 0.3;
        drawn.isGrey = true;
        assertThat(changed(Shape.grey(1, 2), 0.3f, 0.9f)).containsExactly(0.3f, 0.9f);
    }

    private static void assertClose(float[] found, double... expected) {
        assertThat(found).hasSize(expected.length);
        for (int i = 0; i < expected.length; i++) {
            assertThat((double) found[i]).as("value %d", i).isCloseTo(expected[i], within(2e-5));
        }
    }
}
