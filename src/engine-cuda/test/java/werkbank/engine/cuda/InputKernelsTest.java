package werkbank.engine.cuda;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.Optional;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import werkbank.engine.cuda.Twins.Twin;
import werkbank.engine.operation.ConvolutionShape;
import werkbank.engine.operation.Kind;
import werkbank.engine.operation.Pictures;
import werkbank.engine.operation.StepRow;
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
import werkbank.recipe.BatchMix;
import werkbank.recipe.Mixing;
import werkbank.recipe.Precision;
import werkbank.recipe.Shape;

class InputKernelsTest {
    private static final int IMAGES = 6;

    /** Affine changes with a fill; the tied zoom and other shares for each axis with it. */
    private static Augmentation affine(Fill fill, boolean isTied) {
        return new AugmentationBuilder()
                .rotation(25)
                .shift(new Axes(0.3, 0.1))
                .shear(12)
                .zoom(new Axes(0.2, 0.3))
                .zoomTied(isTied)
                .flipHorizontal(0.5)
                .flipVertical(0.5)
                .brightness(0.4)
                .fill(fill)
                .build();
    }

    private static Augmentation with(Optional<Elastic> elastic, Optional<Erase> erase) {
        return new AugmentationBuilder()
                .elastic(elastic)
                .erase(erase)
                .fill(Fill.REFLECT)
                .build();
    }

    private static List<Augmentation> augmentations() {
        return List.of(
                Augmentation.NONE,
                affine(Fill.NEAREST, false),
                affine(Fill.CONSTANT, true),
                affine(Fill.REFLECT, false),
                with(Optional.of(new Elastic(8, 2)), Optional.empty()),
                with(Optional.of(new Elastic(20, 60)), Optional.empty()),
                with(Optional.empty(), Optional.of(new Erase(0.8, 0.02, 0.4, 0.3, Content.NOISE))),
                // Long rectangles, which often don't fit.
                with(Optional.of(new Elastic(3, 1)), Optional.of(new Erase(1, 0.9, 1, 0.01, Content.ZERO))),
                cropped(Fill.NEAREST).build(),
                cropped(Fill.CONSTANT).build(),
                cropped(Fill.REFLECT).build(),
                cropped(Fill.CONSTANT).rotation(10).flipMode(FlipMode.RANDOM).build(),
                new AugmentationBuilder()
                        .cutout(6)
                        .erase(Optional.of(new Erase(0.8, 0.02, 0.4, 0.3, Content.NOISE)))
                        .build(),
                new AugmentationBuilder().cutout(400).build(),
                new AugmentationBuilder().contrast(0.9).build(),
                coloured().build(),
                coloured().blur(Optional.of(new Blur(0.7, 0.3, 2.5))).cutout(4).build(),
                new AugmentationBuilder().grey(0.5).build(),
                // Weights far beyond the image.
                new AugmentationBuilder()
                        .blur(Optional.of(new Blur(1, 90, 100)))
                        .build(),
                coloured()
                        .elastic(Optional.of(new Elastic(8, 2)))
                        .blur(Optional.of(new Blur(1, 1, 2)))
                        .erase(Optional.of(new Erase(0.8, 0.02, 0.4, 0.3, Content.NOISE)))
                        .build(),
                changedInBytes(2, 9, Fill.NEAREST).build(),
                changedInBytes(14, 30, Fill.CONSTANT).build(),
                changedInBytes(14, 17.5, Fill.REFLECT).build(),
                changedInBytes(14, 0, Fill.NEAREST)
                        .shear(8)
                        .contrast(0.4)
                        .blur(Optional.of(new Blur(0.5, 0.5, 1)))
                        .build());
    }

    private static AugmentationBuilder changedInBytes(int operations, double magnitude, Fill fill) {
        return new AugmentationBuilder()
                .randAugment(Optional.of(new RandAugment(operations, magnitude)))
                .fill(fill);
    }

    private static AugmentationBuilder coloured() {
        return new AugmentationBuilder()
                .brightness(0.3)
                .contrast(0.4)
                .saturation(0.6)
                .hue(0.5)
                .grey(0.3);
    }

    private static AugmentationBuilder cropped(Fill fill) {
        return new AugmentationBuilder()
                .cropPadding(4)
                .flipHorizontal(0.5)
                .flipVertical(0.3)
                .flipMode(FlipMode.ALTERNATING)
                .fill(fill);
    }

    /**
     * Sines, cosines and powers of e may differ in the last of 53 bits, which an image's coordinates and a blur's weights, of 24
     * bits, seldom show, and its values only by a last bit. All else is the same to the bit.
     */
    @ParameterizedTest
    @EnumSource(
            value = Precision.class,
            names = {"F32", "BF16"})
    void imagesAreChangedAsTheAugmenterDoes(Precision precision) {
        try (Twins twins = Twins.start(precision)) {
            for (Augmentation ranges : augmentations()) {
                pictures(twins, ranges, new Shape(1, 28, 28), precision);
                pictures(twins, ranges, new Shape(3, 9, 13), precision);
                pictures(twins, ranges, new Shape(1, 1, 5), precision);
            }
            // What shared memory hasn't room for.
            pictures(twins, with(Optional.of(new Elastic(8, 2)), Optional.empty()), new Shape(2, 67, 71), precision);
            Augmentation all = changedInBytes(3, 12, Fill.REFLECT)
                    .elastic(Optional.of(new Elastic(8, 2)))
                    .contrast(0.4)
                    .blur(Optional.of(new Blur(0.7, 0.3, 2.5)))
                    .build();
            pictures(twins, all, new Shape(3, 67, 71), precision);
            pictures(twins, changedInBytes(3, 12, Fill.REFLECT).build(), new Shape(3, 97, 95), precision);
        }
    }

    private static void pictures(Twins twins, Augmentation ranges, Shape shape, Precision precision) {
        int rows = 9;
        byte[] bytes = new byte[rows * shape.values()];
        twins.random().nextBytes(bytes);
        int[] order = {3, 1, 8, 0, 7, 2, 5, 8, 4};
        Twin pixels = twins.bytes(bytes);
        Twin labels = twins.ints(new int[rows]);
        Twin rowNumbers = twins.ints(order);
        Twin step = twins.step(new StepRow(2, 5, 0, 0, 0, 0, 0));
        Twin y = twins.unwritten(Kind.VALUE, (long) IMAGES * shape.values());
        twins.run((operations, of) -> operations.pictures(
                new Pictures(
                        of.apply(pixels), of.apply(labels), of.apply(rowNumbers), shape, ranges, 0xABCDEF0123456789L),
                of.apply(step),
                IMAGES,
                of.apply(y)));
        double share = precision == Precision.BF16 ? 0x1.0p-7 : 1e-5;
        boolean isExact = !ranges.interpolates() && ranges.blur().isEmpty();
        twins.assertClose(y, isExact ? 0 : share, isExact ? 0 : 1e-5, shape + " by " + ranges);
    }

    /** Sums and rectangles of changed images, before they are stored, and their labels. */
    @ParameterizedTest
    @EnumSource(
            value = Precision.class,
            names = {"F32", "BF16"})
    void imagesAndTargetsAreMixed(Precision precision) {
        List<BatchMix> mixes = List.of(
                BatchMix.NONE,
                BatchMix.ofImages(0.3f),
                BatchMix.ofImages(1),
                new BatchMix(0.4f, 2, 0, 5, 7),
                new BatchMix(1, 0, 0, 9, 13));
        Augmentation ranges = cropped(Fill.REFLECT)
                .brightness(0.4)
                .mixing(new Mixing(0.2, Optional.empty()))
                .build();
        try (Twins twins = Twins.start(precision)) {
            for (BatchMix mix : mixes) {
                mixed(twins, ranges, mix, IMAGES);
                mixed(twins, ranges, mix, 1);
            }
        }
    }

    private static void mixed(Twins twins, Augmentation ranges, BatchMix mix, int images) {
        Shape shape = new Shape(3, 9, 13);
        byte[] bytes = new byte[9 * shape.values()];
        twins.random().nextBytes(bytes);
        Twin pixels = twins.bytes(bytes);
        Twin labels = twins.ints(0, 1, 2, 2, 1, 0, 1, 2, 2);
        Twin order = twins.ints(3, 1, 8, 0, 7, 2, 5, 8, 4);
        Twin step = twins.step(new StepRow(2, 5, 0, 0, 0, 0, 0).with(mix));
        Twin y = twins.unwritten(Kind.VALUE, (long) images * shape.values());
        Twin targets = twins.unwritten(Kind.FLOAT, images * 3L);
        twins.run((operations, of) -> {
            Pictures pictures =
                    new Pictures(of.apply(pixels), of.apply(labels), of.apply(order), shape, ranges, 0x123456789L);
            operations.pictures(pictures, of.apply(step), images, of.apply(y));
            operations.targets(pictures, of.apply(step), images, 3, 0.1, of.apply(targets));
        });
        twins.assertSame(y, images + " images with " + mix);
        twins.assertSame(targets, images + " targets with " + mix);
    }

    @ParameterizedTest
    @EnumSource(
            value = Precision.class,
            names = {"F32", "BF16"})
    void targetsAreSmoothed(Precision precision) {
        try (Twins twins = Twins.start(precision)) {
            Twin labels = twins.ints(2, 0, 1, 2);
            Twin order = twins.ints(3, 1, 2, 0, 1);
            Twin step = twins.step(new StepRow(1, 1, 0, 0, 0, 0, 0));
            Twin pixels = twins.bytes(new byte[4]);
            for (double smoothing : new double[] {0, 0.1}) {
                Twin targets = twins.unwritten(Kind.FLOAT, 9);
                twins.run((operations, of) -> operations.targets(
                        new Pictures(
                                of.apply(pixels),
                                of.apply(labels),
                                of.apply(order),
                                new Shape(1, 1, 1),
                                Augmentation.NONE,
                                1),
                        of.apply(step),
                        3,
                        3,
                        smoothing,
                        of.apply(targets)));
                twins.assertSame(targets, "smoothed by " + smoothing);
                assertTrue(twins.read(targets)[0] > twins.read(targets)[1]);
            }
        }
    }

    @ParameterizedTest
    @EnumSource(
            value = Precision.class,
            names = {"F32", "BF16"})
    void imagesOfTheHostAreArranged(Precision precision) {
        int[][] sizes = {{1, 1, 1}, {3, 3, 35}, {2, 1, 784}, {5, 4, 7}};
        try (Twins twins = Twins.start(precision)) {
            for (int[] size : sizes) {
                int length = size[0] * size[1] * size[2];
                Twin x = twins.randomFloats(length);
                Twin y = twins.unwritten(Kind.VALUE, length);
                twins.run((operations, of) -> operations.arrange(size[0], size[1], size[2], of.apply(x), of.apply(y)));
                twins.assertSame(y, List.of(size[0], size[1], size[2]).toString());
            }
        }
    }

    /** The border of a convolution with 'same' padding whose kernel is even: a row and a column more behind than before. */
    @ParameterizedTest
    @EnumSource(
            value = Precision.class,
            names = {"F32", "BF16"})
    void bordersComeAndGo(Precision precision) {
        try (ProcessorOperations kernels = start(precision)) {
            for (int channels : new int[] {1, 3, 16}) {
                ConvolutionShape shape = new ConvolutionShape(2, 3, 2, channels, 5, 4, 1, 1, 1, 1, 3, 2);
                float[] numbers = new float[12 * channels];
                float[] expected = new float[2 * 6 * 5 * channels];
                for (int i = 0; i < numbers.length; i++) {
                    numbers[i] = i + 1;
                    int pixel = i / channels;
                    int row = pixel / 2 % 3 + 1;
                    int column = pixel % 2 + 1;
                    expected[((pixel / 6 * 6 + row) * 5 + column) * channels + i % channels] = i + 1;
                }
                var floats = kernels.allocate(Kind.FLOAT, numbers.length);
                var x = kernels.allocate(Kind.VALUE, numbers.length);
                var y = kernels.allocate(Kind.VALUE, expected.length);
                var widened = kernels.allocate(Kind.FLOAT, expected.length);
                kernels.upload(numbers, floats);
                kernels.narrow(floats, x);
                kernels.pad(shape, x, y);
                kernels.widen(y, widened);
                float[] padded = new float[expected.length];
                kernels.download(widened, padded);
                assertArrayEquals(expected, padded, "border of " + channels);
                kernels.zero(x);
                kernels.unpad(shape, y, x);
                kernels.widen(x, floats);
                float[] back = new float[numbers.length];
                kernels.download(floats, back);
                assertArrayEquals(numbers, back, "no border of " + channels);
                kernels.checkGuards();
            }
        }
    }

    private static ProcessorOperations start(Precision precision) {
        Twins.requireCompiler();
        return ProcessorOperations.start(precision);
    }
}
