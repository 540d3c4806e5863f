package werkbank.engine.operation;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;

import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.SplittableRandom;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import werkbank.augment.Augmenter;
import werkbank.recipe.Augmentation;
import werkbank.recipe.Augmentation.Axes;
import werkbank.recipe.Augmentation.Blur;
import werkbank.recipe.Augmentation.Content;
import werkbank.recipe.Augmentation.Elastic;
import werkbank.recipe.Augmentation.Erase;
import werkbank.recipe.Augmentation.Fill;
import werkbank.recipe.Augmentation.FlipMode;
import werkbank.recipe.Augmentation.RandAugment;
import werkbank.recipe.AugmentationBuilder;
import werkbank.recipe.Augmentations;
import werkbank.recipe.BatchMix;
import werkbank.recipe.Mixing;
import werkbank.recipe.Precision;
import werkbank.recipe.Shape;

/** Training images and targets. */
interface PictureContract extends OperationsUnderTest {
    int ROWS = 9;
    long SEED = 77;

    /** A card's sines and cosines may differ in the last digit, which shows where grey values change fast. */
    private static double pixelError(Precision precision) {
        return precision == Precision.BF16 ? 4e-3 : 2e-4;
    }

    private static Augmentation of(
            Augmentation affine, double flip, double brightness, Elastic elastic, Erase erase, Fill fill) {
        return new AugmentationBuilder()
                .rotation(affine.rotation())
                .shift(affine.shift())
                .shear(affine.shear())
                .zoom(affine.zoom())
                .zoomTied(affine.zoomTied())
                .flipHorizontal(flip)
                .flipVertical(flip)
                .brightness(brightness)
                .elastic(Optional.ofNullable(elastic))
                .erase(Optional.ofNullable(erase))
                .fill(fill)
                .build();
    }

    private static Map<String, Augmentation> kinds() {
        Augmentation all = Augmentations.affine(20, 0.15, 10, 0.2);
        Map<String, Augmentation> kinds = new LinkedHashMap<>();
        kinds.put("none", Augmentation.NONE);
        kinds.put("rotation", Augmentations.affine(45, 0, 0, 0));
        kinds.put("shift", Augmentations.affine(0, 0.4, 0, 0));
        kinds.put("shear", Augmentations.affine(0, 0, 30, 0));
        kinds.put("zoom", Augmentations.affine(0, 0, 0, 0.5));
        kinds.put("flips", of(Augmentation.NONE, 0.5, 0, null, null, Fill.NEAREST));
        kinds.put("brightness", of(Augmentation.NONE, 0, 0.5, null, null, Fill.NEAREST));
        for (Fill fill : Fill.values()) {
            kinds.put("all, filled by " + fill, of(all, 0.5, 0.2, null, null, fill));
            kinds.put("elastic, filled by " + fill, of(all, 0, 0, new Elastic(8, 2.5), null, fill));
        }
        for (Content content : Content.values()) {
            Erase erase = new Erase(0.7, 0.05, 0.5, 0.3, content);
            kinds.put("erased by " + content, of(Augmentation.NONE, 0, 0, null, erase, Fill.NEAREST));
            kinds.put("all, erased by " + content, of(all, 0.5, 0.3, new Elastic(4, 1), erase, Fill.REFLECT));
        }
        Augmentation tied = new AugmentationBuilder()
                .shift(new Axes(0.2, 0))
                .zoom(new Axes(0.3, 0.1))
                .zoomTied(true)
                .fill(Fill.CONSTANT)
                .build();
        kinds.put("tied zoom, axes of their own", tied);
        for (Fill fill : Fill.values()) {
            AugmentationBuilder crop = new AugmentationBuilder().cropPadding(3).fill(fill);
            kinds.put("crop, filled by " + fill, crop.build());
            kinds.put(
                    "crop, alternating flips and shear, filled by " + fill,
                    crop.flipMode(FlipMode.ALTERNATING)
                            .flipHorizontal(0.5)
                            .flipVertical(0.3)
                            .shear(10)
                            .build());
        }
        kinds.put("contrast", new AugmentationBuilder().contrast(0.5).build());
        kinds.put(
                "colours",
                new AugmentationBuilder()
                        .brightness(0.2)
                        .contrast(0.3)
                        .saturation(0.5)
                        .hue(0.2)
                        .grey(0.3)
                        .build());
        kinds.put(
                "blur",
                new AugmentationBuilder()
                        .blur(Optional.of(new Blur(0.7, 0.3, 2.5)))
                        .build());
        kinds.put("cutout", new AugmentationBuilder().cutout(5).build());
        for (Fill fill : Fill.values()) {
            kinds.put(
                    "RandAugment, filled by " + fill,
                    new AugmentationBuilder()
                            .randAugment(Optional.of(new RandAugment(14, 17)))
                            .fill(fill)
                            .build());
        }
        return kinds;
    }

    private static byte[] pixels(Shape shape) {
        byte[] pixels = new byte[ROWS * shape.values()];
        SplittableRandom random = new SplittableRandom(3);
        for (int i = 0; i < pixels.length; i++) {
            // Smooth images with some noise: what a small error of a coordinate does to them is small too.
            double wave = Math.sin(i % shape.width() * 0.4) + Math.cos(i / shape.width() * 0.3);
            pixels[i] = (byte) Math.round(127 + 60 * wave + random.nextInt(5));
        }
        return pixels;
    }

    private static float[] expected(Pictures pictures, byte[] pixels, int[] rows, int pass) {
        Shape shape = pictures.shape();
        int plane = shape.height() * shape.width();
        Augmenter augmenter = new Augmenter(pictures.ranges(), shape, pictures.seed());
        float[] y = new float[rows.length * shape.values()];
        float[] changed = new float[shape.values()];
        for (int image = 0; image < rows.length; image++) {
            int from = rows[image] * shape.values();
            augmenter.apply(Arrays.copyOfRange(pixels, from, from + shape.values()), pass, rows[image], changed, 0);
            for (int i = 0; i < changed.length; i++) {
                y[image * shape.values() + i % plane * shape.channels() + i / plane] = changed[i];
            }
        }
        return y;
    }

    @ParameterizedTest
    @EnumSource(Precision.class)
    default void imagesAreChangedAsTheAugmenterChangesThem(Precision precision) {
        OnDevice device = onDevice(precision);
        int[] order = {4, 0, 8, 3, 3, 7, 1, 2, 6, 5};
        for (Shape shape : new Shape[] {Shape.grey(13, 9), Shape.grey(28, 28), new Shape(3, 8, 11), Shape.grey(1, 5)}) {
            byte[] pixels = pixels(shape);
            Buffer bytes = device.bytes(pixels);
            Buffer labels = device.ints(new int[ROWS]);
            kinds().forEach((name, ranges) -> {
                Pictures pictures = new Pictures(bytes, labels, device.ints(order), shape, ranges, SEED);
                Buffer y = device.unwritten(Kind.VALUE, 5L * shape.values());
                device.operations.pictures(pictures, device.step(new StepRow(3, 4, 0, 0, 0, 0, 0)), 5, y);
                float[] expected = expected(pictures, pixels, new int[] {3, 3, 7, 1, 2}, 4);
                device.assertClose(i -> expected[i], i -> pixelError(precision), y, name + " of " + shape);
            });
        }
    }

    @ParameterizedTest
    @EnumSource(Precision.class)
    default void targetsOfTheStepsImages(Precision precision) {
        OnDevice device = onDevice(precision);
        Pictures pictures = new Pictures(
                device.bytes(new byte[ROWS]),
                device.ints(0, 1, 2, 3, 3, 2, 1, 0, 2),
                device.ints(8, 0, 4, 1),
                Shape.grey(1, 1),
                Augmentation.NONE,
                SEED);
        Buffer targets = device.unwritten(Kind.FLOAT, 12);
        Buffer step = device.step(new StepRow(1, 1, 0, 0, 0, 0, 0));
        device.operations.targets(pictures, step, 3, 4, 0, targets);
        assertArrayEquals(new float[] {1, 0, 0, 0, 0, 0, 0, 1, 0, 1, 0, 0}, device.read(targets));
        device.operations.targets(pictures, step, 3, 4, 0.2, targets);
        float[] smoothed = {0.85f, 0.05f, 0.05f, 0.05f, 0.05f, 0.05f, 0.05f, 0.85f, 0.05f, 0.85f, 0.05f, 0.05f};
        assertArrayEquals(smoothed, device.read(targets), 1e-6f);
    }

    @ParameterizedTest
    @EnumSource(Precision.class)
    default void imagesAndTargetsAreMixedWithTheNext(Precision precision) {
        OnDevice device = onDevice(precision);
        Augmentation ranges = new AugmentationBuilder()
                .mixing(new Mixing(1, Optional.empty()))
                .build();
        Shape shape = new Shape(3, 1, 2);
        byte[] bytes = new byte[2 * shape.values()];
        Arrays.fill(bytes, shape.values(), bytes.length, (byte) 255);
        Pictures pictures =
                new Pictures(device.bytes(bytes), device.ints(0, 2), device.ints(1, 0), shape, ranges, SEED);
        Buffer y = device.unwritten(Kind.VALUE, 12);
        Buffer targets = device.unwritten(Kind.FLOAT, 6);

        Buffer added = device.step(new StepRow(0, 1, 0, 0, 0, 0, 0).with(BatchMix.ofImages(0.25f)));
        device.operations.pictures(pictures, added, 2, y);
        device.operations.targets(pictures, added, 2, 3, 0.5, targets);
        float[] sums = new float[12];
        Arrays.fill(sums, 0, 6, 0.75f);
        Arrays.fill(sums, 6, 12, 0.25f);
        device.assertClose(i -> sums[i], i -> pixelError(precision), y, "images that are added");
        float third = 0.5f / 3;
        assertArrayEquals(
                new float[] {0.125f + third, third, 0.375f + third, 0.375f + third, third, 0.125f + third},
                device.read(targets),
                1e-6f);

        Buffer cut = device.step(new StepRow(0, 1, 0, 0, 0, 0, 0).with(new BatchMix(0.5f, 0, 1, 1, 1)));
        device.operations.pictures(pictures, cut, 2, y);
        device.operations.targets(pictures, cut, 2, 3, 0, targets);
        assertArrayEquals(new float[] {1, 1, 1, 0, 0, 0, 0, 0, 0, 1, 1, 1}, device.read(y));
        assertArrayEquals(new float[] {0.5f, 0, 0.5f, 0.5f, 0, 0.5f}, device.read(targets));
    }

    @ParameterizedTest
    @EnumSource(Precision.class)
    default void imagesOfTheHostAreArranged(Precision precision) {
        OnDevice device = onDevice(precision);
        Buffer x = device.floats(1, 2, 3, 10, 20, 30, /**/ 4, 5, 6, 40, 50, 60);
        Buffer y = device.unwritten(Kind.VALUE, 12);
        device.operations.arrange(2, 2, 3, x, y);
        assertArrayEquals(new float[] {1, 10, 2, 20, 3, 30, 4, 40, 5, 50, 6, 60}, device.read(y));
    }
}
