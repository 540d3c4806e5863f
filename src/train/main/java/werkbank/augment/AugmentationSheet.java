package werkbank.augment;

import java.awt.image.BufferedImage;
import java.awt.image.DataBufferByte;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Comparator;
import java.util.stream.IntStream;
import javax.imageio.ImageIO;
import javax.imageio.stream.MemoryCacheImageOutputStream;
import werkbank.dataset.LabelledImages;
import werkbank.file.DurableFile;
import werkbank.recipe.Augmentation;

/** A picture of what augmentation does: a row for each image, with its label, the original and its first draws. */
public final class AugmentationSheet {
    /** Draws of an image: those of the epochs 1 to 9. */
    public static final int DRAWS = 9;

    private static final int GAP = 4;
    /** Images are magnified, pixel by pixel, to about this height. */
    private static final int ROW_HEIGHT = 84;

    private static final int DIGIT_SCALE = 4;
    private static final int PAPER = 0x70;
    private static final int INK = 0xFF;

    private final LabelledImages training;
    private final Augmenter augmenter;
    private final int[] rows;
    private final int scale;
    private final int left;

    /**
     * @param training the images that the trial learns from, in its order: their draws depend on their row
     * @param seed of the trial
     * @param images how many to show, at least 1; the first of each class in turn, all when there are fewer
     */
    public AugmentationSheet(LabelledImages training, Augmentation ranges, long seed, int images) {
        this.training = training;
        this.augmenter = new Augmenter(ranges, training.shape(), seed);
        this.rows = classesInTurn(training, images);
        this.scale = Math.max(1, ROW_HEIGHT / training.shape().height());
        this.left = 2 * GAP + DotDigits.width(training.classes() - 1) * DIGIT_SCALE;
    }

    /**
     * Writes the sheet as a PNG.
     *
     * @return how many images it shows
     * @throws werkbank.WerkbankException when the file can't be written
     */
    public int write(Path file) {
        BufferedImage image = image();
        DurableFile.write(file, out -> {
            try (var stream = new MemoryCacheImageOutputStream(out)) {
                ImageIO.write(image, "png", stream);
            }
        });
        return rows.length;
    }

    BufferedImage image() {
        int columns = 1 + DRAWS;
        BufferedImage sheet = new BufferedImage(
                left + columns * cellWidth() + 2 * GAP, GAP + rows.length * cellHeight(), BufferedImage.TYPE_BYTE_GRAY);
        byte[] grey = ((DataBufferByte) sheet.getRaster().getDataBuffer()).getData();
        Arrays.fill(grey, (byte) PAPER);
        for (int line = 0; line < rows.length; line++) {
            drawLine(grey, sheet.getWidth(), GAP + line * cellHeight(), rows[line]);
        }
        return sheet;
    }

    private void drawLine(byte[] sheet, int stride, int top, int row) {
        int middle = (scale * training.shape().height() - DotDigits.HEIGHT * DIGIT_SCALE) / 2;
        DotDigits.draw(
                training.labels()[row],
                (r, c) -> block(sheet, (top + middle + r * DIGIT_SCALE) * stride + GAP + c * DIGIT_SCALE, stride));
        float[] pixels = new float[training.shape().values()];
        Pixels.scale(training.images().row(row), pixels, 0);
        copy(pixels, sheet, stride, top, left);
        for (int epoch = 1; epoch <= DRAWS; epoch++) {
            augmenter.apply(training.images().row(row), epoch, row, pixels, 0);
            copy(pixels, sheet, stride, top, left + 2 * GAP + epoch * cellWidth());
        }
    }

    private static void block(byte[] sheet, int at, int stride) {
        for (int r = 0; r < DIGIT_SCALE; r++) {
            Arrays.fill(sheet, at + r * stride, at + r * stride + DIGIT_SCALE, (byte) INK);
        }
    }

    private void copy(float[] pixels, byte[] sheet, int stride, int top, int from) {
        for (int r = 0; r < scale * training.shape().height(); r++) {
            for (int c = 0; c < scale * training.shape().width(); c++) {
                float value = pixels[r / scale * training.shape().width() + c / scale];
                sheet[(top + r) * stride + from + c] = (byte) Math.round(value * 255);
            }
        }
    }

    private int cellWidth() {
        return scale * training.shape().width() + GAP;
    }

    private int cellHeight() {
        return scale * training.shape().height() + GAP;
    }

    /** Row numbers: each class's first image, then each class's second, and so on. */
    private static int[] classesInTurn(LabelledImages images, int count) {
        int[] turn = new int[images.rows()];
        int[] seen = new int[images.classes()];
        for (int row = 0; row < turn.length; row++) {
            turn[row] = seen[images.labels()[row]]++;
        }
        return IntStream.range(0, turn.length)
                .boxed()
                .sorted(Comparator.<Integer>comparingInt(row -> turn[row])
                        .thenComparingInt(row -> images.labels()[row]))
                .limit(count)
                .mapToInt(Integer::intValue)
                .toArray();
    }
}
