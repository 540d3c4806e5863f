package werkbank.augment;

import static org.assertj.core.api.Assertions.assertThat;

import java.awt.image.BufferedImage;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import werkbank.dataset.ClassNames;
import werkbank.dataset.Images;
import werkbank.dataset.LabelledImages;
import werkbank.recipe.Augmentation;
import werkbank.recipe.AugmentationBuilder;
import werkbank.recipe.Augmentations;
import werkbank.recipe.BatchMix;
import werkbank.recipe.Mixing;
import werkbank.recipe.Mixing.CutMix;
import werkbank.recipe.Shape;

class AugmentationSheetTest {
    private static final int SIDE = 14;
    private static final int SCALE = 6;
    private static final int CELL = SCALE * SIDE + 4;
    /** Margin, one digit of three dots and its gap, margin. */
    private static final int LEFT = 4 + 16 + 4;

    private static final Augmentation RANGES = Augmentations.affine(30, 0.2, 10, 0.2);

    @Test
    void aRowIsTheOriginalThenWhatTheFirstEpochsTrainOn() {
        LabelledImages images = images(1, 0);
        BufferedImage sheet = sheet(images, RANGES, 7, 2).image();
        Augmenter augmenter = new Augmenter(RANGES, Shape.grey(SIDE, SIDE), 7);
        float[] pixels = new float[SIDE * SIDE];

        assertThat(sheet.getWidth()).isEqualTo(LEFT + 10 * CELL + 8);
        // Two images, and rotation, shift, shear and zoom alone, each with its name above.
        assertThat(sheet.getHeight()).isEqualTo(4 + 2 * CELL + 4 * (14 + CELL));
        // The first row of the sheet is class 0: row 1 of the images.
        Pixels.scale(images.images().row(1), pixels, 0);
        assertShows(sheet, LEFT, pixels);
        for (int epoch = 1; epoch <= AugmentationSheet.DRAWS; epoch++) {
            augmenter.apply(images.images().row(1), epoch, 1, pixels, 0);
            assertShows(sheet, LEFT + 8 + epoch * CELL, pixels);
        }
    }

    @Test
    void thereIsRoomForAsManyImagesAsItsPixelsAllow() {
        AugmentationSheet sheet = sheet(images(1, 0), RANGES, 7, 2);
        long width = sheet.image().getWidth();
        int strips = sheet.image().getHeight() - 2 * CELL;

        assertThat(sheet.room(width * (strips + 300 * CELL))).isEqualTo(300);
        assertThat(sheet.room(width * (strips + 300 * CELL) - 1)).isEqualTo(299);
        assertThat(sheet.room(width * strips / 2)).isZero();
    }

    @Test
    void theClassesTakeTurns(@TempDir Path folder) throws IOException {
        Path file = folder.resolve("new/sheet.png");
        LabelledImages images = images(0, 0, 0, 2, 1, 2);

        AugmentationSheet four = sheet(images, Augmentation.NONE, 1, 4);
        four.write(file);

        assertThat(four.images()).isEqualTo(4);
        BufferedImage sheet = ImageIO.read(file.toFile());
        int[] rows = {0, 4, 3, 1};
        for (int line = 0; line < rows.length; line++) {
            float[] pixels = new float[SIDE * SIDE];
            Pixels.scale(images.images().row(rows[line]), pixels, 0);
            assertShows(sheet.getSubimage(0, line * CELL, sheet.getWidth(), CELL), LEFT, pixels);
        }
    }

    @Test
    void eachChangeHasAStripOfItsOwnUnderItsName() {
        LabelledImages images = images(0, 1);
        Augmentation both =
                new AugmentationBuilder().hue(0.2).cropPadding(2).cutout(3).build();
        assertThat(SingleChanges.of(both).keySet()).containsExactly("crop-padding", "hue", "cutout");
        assertThat(SingleChanges.of(Augmentation.NONE)).isEmpty();
        BufferedImage sheet = sheet(images, both, 7, 2).image();

        int top = 4 + 2 * CELL;
        // C is 011 100 100 100 011, in dots of 2 × 2 pixels.
        assertThat(grey(sheet, LEFT, top)).isEqualTo(0x70);
        assertThat(grey(sheet, LEFT + 2, top)).isEqualTo(255);
        assertThat(grey(sheet, LEFT, top + 2)).isEqualTo(255);
        Augmenter cropping =
                new Augmenter(new AugmentationBuilder().cropPadding(2).build(), Shape.grey(SIDE, SIDE), 7);
        float[] pixels = new float[SIDE * SIDE];
        cropping.apply(images.images().row(0), 3, 0, pixels, 0);
        assertShows(sheet.getSubimage(0, top + 14 - 4, sheet.getWidth(), CELL), LEFT + 8 + 3 * CELL, pixels);
    }

    @Test
    void mixedImagesHaveTheSharesOfTheirLabelsBelow() {
        LabelledImages images = images(0, 1);
        Mixing mixing = new Mixing(0, Optional.of(new CutMix(1, 0.01)));
        Augmentation ranges = new AugmentationBuilder().mixing(mixing).build();
        BufferedImage sheet = sheet(images, ranges, 7, 2).image();
        assertThat(sheet.getHeight()).isEqualTo(4 + 2 * CELL + 3 * 14 + CELL);

        BatchMix mix = new BatchMixer(new Mixing(0, Optional.of(new CutMix(1, 1))), Shape.grey(SIDE, SIDE), 7).of(1, 4);
        assertThat(mix.hasRectangle()).isTrue();
        float[] pixels = new float[2 * SIDE * SIDE];
        Pixels.scale(images.images().row(0), pixels, 0);
        Pixels.scale(images.images().row(1), pixels, SIDE * SIDE);
        MixedBatch.mixImages(mix, Shape.grey(SIDE, SIDE), pixels);
        int top = 4 + 2 * CELL + 14;
        assertShows(
                sheet.getSubimage(0, top - 4, sheet.getWidth(), CELL),
                LEFT + 8 + 5 * CELL,
                Arrays.copyOf(pixels, SIDE * SIDE));
        SheetCanvas share = new SheetCanvas(40, 10);
        share.text("1 " + Math.round(mix.share() * 100) + "%", 0, 0, 2);
        for (int y = 0; y < 10; y++) {
            for (int x = 0; x < 40; x++) {
                assertThat(grey(sheet, LEFT + 8 + 5 * CELL + x, top + CELL + 14 + y))
                        .isEqualTo(grey(share.image(), x, y));
            }
        }
    }

    @Test
    void imagesInColourAreShownSo() {
        Shape shape = new Shape(3, 1, 2);
        byte[][] pixels = {{(byte) 255, 10, 0, 20, 0, 30}};
        LabelledImages images = new LabelledImages(new Images(pixels, shape), new int[] {0}, 2);
        BufferedImage sheet = sheet(images, Augmentation.NONE, 1, 1).image();

        assertThat(sheet.getRGB(LEFT, 4)).isEqualTo(0xFFFF0000);
        assertThat(sheet.getRGB(LEFT + 84, 4)).isEqualTo(0xFF0A141E);
    }

    @Test
    void fewerImagesThanAskedForAreAll() {
        assertThat(sheet(images(0, 1), RANGES, 1, 50).images()).isEqualTo(2);
    }

    @Test
    void theLabelStandsAtTheLeft() {
        BufferedImage sheet = sheet(images(1), Augmentation.NONE, 1, 1).image();
        int white = 0;
        for (int y = 0; y < sheet.getHeight(); y++) {
            for (int x = 0; x < LEFT; x++) {
                white += grey(sheet, x, y) == 255 ? 1 : 0;
            }
        }
        // A 1 has eight dots of 4 × 4 pixels.
        assertThat(white).isEqualTo(8 * 16);
    }

    private static AugmentationSheet sheet(LabelledImages images, Augmentation ranges, long seed, int count) {
        return new AugmentationSheet(images, ClassNames.numbers(images.classes()), ranges, seed, count);
    }

    @Test
    void classesWithNamesHaveThemAtTheLeft() {
        ClassNames classes = new ClassNames(List.of("Bär", "Mäuse-" + "a".repeat(30), "猫 2"));
        SheetLabels labels = new SheetLabels(classes);
        assertThat(List.of(labels.of(0), labels.of(1), labels.of(2)))
                .containsExactly("BAR", "MAUSE-" + "A".repeat(18), "2");
        assertThat(labels.cut(1, 5)).isEqualTo("MAUSE");
        assertThat(new SheetLabels(new ClassNames(List.of("Straße", "..."))).of(0))
                .isEqualTo("STRASSE");
        assertThat(new SheetLabels(new ClassNames(List.of("Straße", "..."))).of(1))
                .isEqualTo("1");

        BufferedImage sheet = new AugmentationSheet(images(0, 1, 2), classes, Augmentation.NONE, 1, 3).image();
        int left = 4 + 24 * 8 + 4;
        assertThat(sheet.getWidth()).isEqualTo(left + 10 * CELL + 8);
        SheetCanvas name = new SheetCanvas(left, 10);
        name.text("BAR", 0, 4, 2);
        int top = 4 + (CELL - 4 - 10) / 2;
        for (int y = 0; y < 10; y++) {
            for (int x = 0; x < left; x++) {
                assertThat(grey(sheet, x, top + y)).isEqualTo(grey(name.image(), x, y));
            }
        }
    }

    private static void assertShows(BufferedImage sheet, int left, float[] pixels) {
        for (int i = 0; i < pixels.length; i++) {
            int x = left + i % SIDE * SCALE + SCALE / 2;
            int y = 4 + i / SIDE * SCALE + SCALE / 2;
            assertThat(grey(sheet, x, y)).as("pixel %d", i).isEqualTo(Math.round(pixels[i] * 255));
        }
    }

    private static int grey(BufferedImage sheet, int x, int y) {
        return sheet.getRaster().getSample(x, y, 0);
    }

    private static LabelledImages images(int... labels) {
        byte[][] images = new byte[labels.length][SIDE * SIDE];
        for (int row = 0; row < labels.length; row++) {
            for (int i = 0; i < SIDE * SIDE; i++) {
                images[row][i] = (byte) (i * 7 + row * 31);
            }
        }
        int classes = Math.max(2, Arrays.stream(labels).max().orElseThrow() + 1);
        return new LabelledImages(new Images(images, Shape.grey(SIDE, SIDE)), labels, classes);
    }
}
