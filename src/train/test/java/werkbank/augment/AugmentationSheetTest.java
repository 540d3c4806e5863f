package werkbank.augment;

import static org.assertj.core.api.Assertions.assertThat;

import java.awt.image.BufferedImage;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Arrays;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import werkbank.dataset.Images;
import werkbank.dataset.LabelledImages;
import werkbank.recipe.Augmentation;
import werkbank.recipe.Shape;

class AugmentationSheetTest {
    private static final int SIDE = 14;
    private static final int SCALE = 6;
    private static final int CELL = SCALE * SIDE + 4;
    /** Margin, one digit of three dots and its gap, margin. */
    private static final int LEFT = 4 + 16 + 4;

    private static final Augmentation RANGES = Augmentation.affine(30, 0.2, 10, 0.2);

    @Test
    void aRowIsTheOriginalThenWhatTheFirstEpochsTrainOn() {
        LabelledImages images = images(1, 0);
        BufferedImage sheet = new AugmentationSheet(images, RANGES, 7, 2).image();
        Augmenter augmenter = new Augmenter(RANGES, Shape.grey(SIDE, SIDE), 7);
        float[] pixels = new float[SIDE * SIDE];

        assertThat(sheet.getWidth()).isEqualTo(LEFT + 10 * CELL + 8);
        assertThat(sheet.getHeight()).isEqualTo(4 + 2 * CELL);
        // The first row of the sheet is class 0: row 1 of the images.
        Pixels.scale(images.images().row(1), pixels, 0);
        assertShows(sheet, LEFT, pixels);
        for (int epoch = 1; epoch <= AugmentationSheet.DRAWS; epoch++) {
            augmenter.apply(images.images().row(1), epoch, 1, pixels, 0);
            assertShows(sheet, LEFT + 8 + epoch * CELL, pixels);
        }
    }

    @Test
    void theClassesTakeTurns(@TempDir Path folder) throws IOException {
        Path file = folder.resolve("new/sheet.png");
        LabelledImages images = images(0, 0, 0, 2, 1, 2);

        assertThat(new AugmentationSheet(images, Augmentation.NONE, 1, 4).write(file))
                .isEqualTo(4);

        BufferedImage sheet = ImageIO.read(file.toFile());
        int[] rows = {0, 4, 3, 1};
        for (int line = 0; line < rows.length; line++) {
            float[] pixels = new float[SIDE * SIDE];
            Pixels.scale(images.images().row(rows[line]), pixels, 0);
            assertShows(sheet.getSubimage(0, line * CELL, sheet.getWidth(), CELL), LEFT, pixels);
        }
    }

    @Test
    void fewerImagesThanAskedForAreAll(@TempDir Path folder) {
        assertThat(new AugmentationSheet(images(0, 1), RANGES, 1, 50).write(folder.resolve("s.png")))
                .isEqualTo(2);
    }

    @Test
    void theLabelStandsAtTheLeft() {
        BufferedImage sheet = new AugmentationSheet(images(1), Augmentation.NONE, 1, 1).image();
        int white = 0;
        for (int y = 0; y < sheet.getHeight(); y++) {
            for (int x = 0; x < LEFT; x++) {
                white += grey(sheet, x, y) == 255 ? 1 : 0;
            }
        }
        // A 1 has eight dots of 4 × 4 pixels.
        assertThat(white).isEqualTo(8 * 16);
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
