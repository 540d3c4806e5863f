package werkbank.augment;

import java.util.List;
import werkbank.recipe.Augmentation.Fill;
import werkbank.recipe.Augmentation.RandAugment;
import werkbank.recipe.Shape;

/**
 * Some of fourteen changes of an image's bytes, one after the other, each drawn anew and to either side, so strong as {@link
 * RandStrength} says. One for each thread.
 */
final class RandAugmenter {
    private final int operations;
    private final SplitMix random = new SplitMix();
    private final List<ByteChange> changes;
    private final byte[] first;
    private final byte[] second;

    /** @param fill what rotation, shear and translation bring in from outside */
    RandAugmenter(RandAugment some, Fill fill, Shape shape) {
        RandStrength strength = RandStrength.of(some);
        double shear = strength.shear();
        double translation = strength.translation();
        Tones tones = new Tones(strength, shape);
        Blends blends = new Blends(strength, shape);
        this.operations = some.operations();
        this.changes = List.of(
                (from, sign, to) -> System.arraycopy(from, 0, to, 0, to.length),
                tones::stretch,
                tones::equalize,
                ByteWarp.rotation(strength.turn(), fill, shape),
                tones::solarize,
                blends::colour,
                tones::posterize,
                blends::contrast,
                blends::brightness,
                blends::sharpness,
                ByteWarp.shear(0, shear, fill, shape),
                ByteWarp.shear(shear, 0, fill, shape),
                ByteWarp.translation(0, translation * shape.width(), fill, shape),
                ByteWarp.translation(translation * shape.height(), 0, fill, shape));
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
