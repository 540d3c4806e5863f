package werkbank.augment;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import werkbank.recipe.Augmentation.Fill;
import werkbank.recipe.Augmentation.RandAugment;
import werkbank.recipe.Shape;

/** Values worked out by hand. */
class RandAugmenterTest {
    private static byte[] bytes(int... values) {
        byte[] bytes = new byte[values.length];
        for (int i = 0; i < values.length; i++) {
            bytes[i] = (byte) values[i];
        }
        return bytes;
    }

    private static byte[] changed(ByteChange change, int sign, int... image) {
        byte[] to = new byte[image.length];
        change.apply(bytes(image), sign, to);
        return to;
    }

    private static Tones tones(double share, int... sizes) {
        return new Tones(new RandStrength(share), new Shape(sizes[0], sizes[1], sizes[2]));
    }

    private static Blends blends(double share, int... sizes) {
        return new Blends(new RandStrength(share), new Shape(sizes[0], sizes[1], sizes[2]));
    }

    @Test
    void eachChannelIsStretched() {
        assertThat(changed(tones(0, 1, 1, 3)::stretch, 1, 50, 100, 150)).isEqualTo(bytes(0, 128, 255));
        assertThat(changed(tones(0, 2, 1, 2)::stretch, 1, 7, 7, 0, 1)).isEqualTo(bytes(7, 7, 0, 255));
    }

    @Test
    void levelsAreSpread() {
        // Too few pixels for a step.
        assertThat(changed(tones(0, 1, 1, 4)::equalize, 1, 3, 4, 5, 6)).isEqualTo(bytes(3, 4, 5, 6));
        // 600 pixels, of which the brightest are 90: a step is (600 − 90) / 255 = 2.
        int[] image = new int[600];
        for (int i = 0; i < 600; i++) {
            image[i] = i < 300 ? 10 : i < 510 ? 20 : 30;
        }
        byte[] out = changed(tones(0, 1, 20, 30)::equalize, 1, image);
        assertThat(List.of(out[0] & 0xFF, out[300] & 0xFF, out[510] & 0xFF)).containsExactly(0, 150, 255);
    }

    @Test
    void brightLevelsAreInverted() {
        assertThat(changed(tones(1, 1, 1, 2)::solarize, 1, 0, 200)).isEqualTo(bytes(255, 55));
        assertThat(changed(tones(0, 1, 1, 2)::solarize, 1, 254, 255)).isEqualTo(bytes(254, 0));
        assertThat(changed(tones(0.5, 1, 1, 2)::solarize, 1, 127, 128)).isEqualTo(bytes(127, 127));
    }

    @Test
    void lowBitsAreLost() {
        assertThat(changed(tones(1, 1, 1, 2)::posterize, 1, 0xFF, 0x1F)).isEqualTo(bytes(0xF0, 0x10));
        assertThat(changed(tones(0.3, 1, 1, 1)::posterize, 1, 0xFF)).isEqualTo(bytes(0xFE));
        assertThat(changed(tones(0, 1, 1, 1)::posterize, 1, 0xFF)).isEqualTo(bytes(0xFF));
    }

    @Test
    void blendsGoAwayFromWhatLacksSomething() {
        // Factors of 1.9 and 0.1.
        assertThat(changed(blends(1, 1, 1, 2)::brightness, 1, 100, 200)).isEqualTo(bytes(190, 255));
        assertThat(changed(blends(1, 1, 1, 2)::brightness, -1, 100, 200)).isEqualTo(bytes(10, 20));
        // The mean is 150.
        assertThat(changed(blends(1, 1, 1, 2)::contrast, -1, 100, 200)).isEqualTo(bytes(145, 155));
        // The grey of pure red of 200 is 60.
        assertThat(changed(blends(1, 3, 1, 1)::colour, -1, 200, 0, 0)).isEqualTo(bytes(74, 54, 54));
        assertThat(changed(blends(1, 1, 1, 2)::colour, -1, 100, 200)).isEqualTo(bytes(100, 200));
    }

    @Test
    void sharpnessIsAboutTheNeighbours() {
        // The middle's mean with weight 5 is (5 · 130 + 8 · 0) / 13 = 50; the edge stays.
        byte[] soft = changed(blends(1, 1, 3, 3)::sharpness, -1, 0, 0, 0, 0, 130, 0, 0, 0, 0);
        assertThat(soft).isEqualTo(bytes(0, 0, 0, 0, 58, 0, 0, 0, 0));
        byte[] sharp = changed(blends(1, 1, 3, 3)::sharpness, 1, 0, 0, 0, 0, 130, 0, 0, 0, 0);
        assertThat(sharp).isEqualTo(bytes(0, 0, 0, 0, 202, 0, 0, 0, 0));
    }

    @Test
    void pixelsAreMovedToTheNearestPlace() {
        Shape line = Shape.grey(1, 4);
        ByteWarp moved = ByteWarp.translation(0, 1.4, Fill.CONSTANT, line);
        assertThat(changed(moved, 1, 1, 2, 3, 4)).isEqualTo(bytes(2, 3, 4, 0));
        assertThat(changed(moved, -1, 1, 2, 3, 4)).isEqualTo(bytes(0, 1, 2, 3));
        ByteWarp turned = ByteWarp.rotation(Math.PI / 2, Fill.NEAREST, Shape.grey(2, 2));
        assertThat(changed(turned, 1, 1, 2, 3, 4)).isEqualTo(bytes(3, 1, 4, 2));
        assertThat(changed(turned, -1, 1, 2, 3, 4)).isEqualTo(bytes(2, 4, 1, 3));
        ByteWarp sheared = ByteWarp.shear(0, 1, Fill.CONSTANT, Shape.grey(3, 3));
        assertThat(changed(sheared, 1, 1, 2, 3, 4, 5, 6, 7, 8, 9)).isEqualTo(bytes(0, 1, 2, 4, 5, 6, 8, 9, 0));
    }

    @Test
    void allFourteenAreDrawn() {
        Shape shape = new Shape(3, 24, 24);
        byte[] image = new byte[shape.values()];
        new SplittableRandom(1).nextBytes(image);
        for (int i = 0; i < image.length; i++) {
            image[i] = (byte) (60 + (image[i] & 0x7F));
        }
        RandAugmenter augmenter = new RandAugmenter(new RandAugment(1, 10), Fill.CONSTANT, shape);
        Set<List<Byte>> seen = new HashSet<>();
        for (int seed = 0; seed < 2000; seed++) {
            seen.add(boxed(augmenter.apply(image, seed * 31L)));
        }
        // Five have no sign: the identity, stretching, spreading, inverting and losing bits.
        assertThat(seen).hasSize(5 + 2 * 9);
        assertThat(seen).contains(boxed(image));
    }

    private static List<Byte> boxed(byte[] values) {
        Byte[] boxed = new Byte[values.length];
        for (int i = 0; i < values.length; i++) {
            boxed[i] = values[i];
        }
        return List.of(boxed);
    }

    @Test
    void someComeOneAfterTheOther() {
        Shape shape = new Shape(1, 4, 4);
        byte[] image = bytes(0, 10, 20, 30, 40, 50, 60, 70, 80, 90, 100, 110, 120, 130, 140, 150);
        RandAugmenter one = new RandAugmenter(new RandAugment(1, 20), Fill.NEAREST, shape);
        RandAugmenter two = new RandAugmenter(new RandAugment(2, 20), Fill.NEAREST, shape);
        for (long seed = 0; seed < 100; seed++) {
            byte[] first = one.apply(image, seed).clone();
            // Each change takes two draws, so that the second one begins two numbers later.
            byte[] second = one.apply(first, seed + 0x3C6EF372FE94F82AL).clone();
            assertThat(two.apply(image, seed)).isEqualTo(second);
        }
    }
}
