package werkbank.augment;

import java.util.List;
import werkbank.recipe.Augmentation.Fill;
import werkbank.recipe.Augmentation.RandAugment;
import werkbank.recipe.Shape;

/**
 * Some of fourteen changes of an image's bytes, one after the other, each drawn anew and to either side. Their strengths
 * are those of Cubuk et al. (2020), in shares m of the greatest magnitude: rotation by 30 m degrees, shear by 0.3 m,
 * translation by 150/331 m of the image, factors 1 ± 0.9 m of colour, contrast, brightness and sharpness, 8 − 4 m bits of a
 * value, and inversion from 255 (1 − m) on. One for each thread.
 */
final class RandAugmenter {
    private static final double DEGREES = 30;
    private static final double SHEAR = 0.3;
    private static final double TRANSLATION = 150.0 / 331;

    private final int operations;
    private final SplitMix random = new SplitMix();
    private final List<ByteChange> changes;
    private final byte[] first;
    private final byte[] second;

    /** @param fill what rotation, shear and translation bring in from outside */
    RandAugmenter(RandAugment some, Fill fill, Shape shape) {
        double share = some.magnitude() / RandAugment.MOST;
        double turn = Math.toRadians(DEGREES * share);
        Tones tones = new Tones(share, shape);
        Blends blends = new Blends(share, shape);
        this.operations = some.operations();
        this.changes = List.of(
                (from, sign, to) -> System.arraycopy(from, 0, to, 0, to.length),
                tones::stretch,
                tones::equalize,
                ByteWarp.rotation(turn, fill, shape),
                tones::solarize,
                blends::colour,
                tones::posterize,
                blends::contrast,
                blends::brightness,
                blends::sharpness,
                ByteWarp.shear(0, SHEAR * share, fill, shape),
                ByteWarp.shear(SHEAR * share, 0, fill, shape),
                ByteWarp.translation(0, TRANSLATION * share * shape.width(), fill, shape),
                ByteWarp.translation(TRANSLATION * share * shape.height(), 0, fill, shape));
        this.first = new byte[shape.values()];
        this.second = new byte[shape.values()];
    }

    /** The changed image; the array is written anew for the next one. */
    byte[] apply(byte[] source, long seed) {
        random.restart(seed);
        byte[] image = source;
        for (int i = 0; i < operations; i++) {
            ByteChange change = changes.get((int) random.between(0, changes.size()));
            int sign = random.nextDouble() < 0.5 ? -1 : 1;
            byte[] next = i % 2 == 0 ? first : second;
            change.apply(image, sign, next);
            image = next;
        }
        return image;
    }
}
