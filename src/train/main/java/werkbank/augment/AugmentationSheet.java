package werkbank.augment;

import java.awt.image.BufferedImage;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;
import javax.imageio.ImageIO;
import javax.imageio.stream.MemoryCacheImageOutputStream;
import werkbank.dataset.ClassNames;
import werkbank.dataset.LabelledImages;
import werkbank.file.DurableFile;
import werkbank.recipe.Augmentation;
import werkbank.recipe.BatchMix;
import werkbank.recipe.Mixing;
import werkbank.recipe.Mixing.CutMix;
import werkbank.recipe.Shape;

/**
 * A picture of what augmentation does: a row for each image, with its class, the original and its first draws; a strip for
 * each change alone, with its name; and a strip for each way of mixing, with the labels' shares.
 */
public final class AugmentationSheet {
    /** Draws of an image: those of the epochs 1 to 9. */
    public static final int DRAWS = 9;

    private static final int GAP = 4;
    /** Images are magnified, pixel by pixel, to about this height. */
    private static final int ROW_HEIGHT = 84;

    private static final int TEXT_DOT = 2;
    private static final int LINE_HEIGHT = DotText.HEIGHT * TEXT_DOT + GAP;
    /** The longest share of a label. */
    private static final String MOST = " 100%";

    private final LabelledImages training;
    private final SheetLabels labels;
    private final Shape shape;
    private final Augmentation ranges;
    private final long seed;
    private final int[] rows;
    private final int scale;
    private final int left;

    /**
     * @param training the images that the trial learns from, in its order: their draws depend on their row
     * @param classes of the images
     * @param seed of the trial
     * @param images how many to show, at least 1; the first of each class in turn, all when there are fewer
     */
    public AugmentationSheet(LabelledImages training, ClassNames classes, Augmentation ranges, long seed, int images) {
        this.training = training;
        this.labels = new SheetLabels(classes);
        this.shape = training.shape();
        this.ranges = ranges;
        this.seed = seed;
        this.rows = classesInTurn(training, images);
        this.scale = Math.max(1, ROW_HEIGHT / shape.height());
        this.left = 2 * GAP + labels.width();
    }

    /** How many images it shows. */
    public int images() {
        return rows.length;
    }

    /**
     * How many of these images a sheet has room for in half of the memory, beside the strips for single changes; 0 where
     * those fill it.
     */
    public int room() {
        return room(Math.min(Integer.MAX_VALUE, Runtime.getRuntime().maxMemory() / 2 / Integer.BYTES));
    }

    /** @param pixels that the sheet may have */
    int room(long pixels) {
        long height = pixels / width() - strips(SingleChanges.of(ranges).size(), mixes().size());
        return (int) Math.max(0, height / cellHeight());
    }

    /**
     * Writes the sheet as a PNG.
     *
     * @throws werkbank.WerkbankException when the file can't be written
     */
    public void write(Path file) {
        BufferedImage image = image();
        DurableFile.write(file, out -> {
            try (var stream = new MemoryCacheImageOutputStream(out)) {
                ImageIO.write(image, "png", stream);
            }
        });
    }

    BufferedImage image() {
        Map<String, Augmentation> parts = SingleChanges.of(ranges);
        Map<String, Mixing> mixes = mixes();
        SheetCanvas sheet = new SheetCanvas(width(), rows.length * cellHeight() + strips(parts.size(), mixes.size()));
        int top = GAP;
        for (int row : rows) {
            int middle = (scale * shape.height() - DotText.HEIGHT * labels.dot()) / 2;
            sheet.text(labels.of(training.labels()[row]), top + middle, GAP, labels.dot());
            top = drawStrip(sheet, top, row, ranges);
        }
        int strip = 0;
        for (Map.Entry<String, Augmentation> part : parts.entrySet()) {
            sheet.text(part.getKey(), top, left, TEXT_DOT);
            top = drawStrip(sheet, top + LINE_HEIGHT, rows[strip++ % rows.length], part.getValue());
        }
        for (Map.Entry<String, Mixing> mix : mixes.entrySet()) {
            sheet.text(mix.getKey(), top, left, TEXT_DOT);
            top = drawMixes(sheet, top + LINE_HEIGHT, mix.getValue());
        }
        return sheet.image();
    }

    /** Each way of mixing alone; every batch is mixed. */
    private Map<String, Mixing> mixes() {
        Map<String, Mixing> mixes = new LinkedHashMap<>();
        Mixing mixing = ranges.mixing();
        if (mixing.mixup() > 0) {
            mixes.put("mixup", new Mixing(mixing.mixup(), Optional.empty()));
        }
        mixing.cutMix().ifPresent(cut -> mixes.put("cutmix", new Mixing(0, Optional.of(new CutMix(cut.alpha(), 1)))));
        return mixes;
    }

    /** Draws the original and what the first epochs make of it; returns where the next strip begins. */
    private int drawStrip(SheetCanvas sheet, int top, int row, Augmentation changes) {
        Augmenter augmenter = new Augmenter(changes, shape, seed);
        byte[] image = training.images().row(row);
        float[] values = new float[shape.values()];
        Pixels.scale(image, values, 0);
        sheet.picture(values, shape, top, left, scale);
        for (int epoch = 1; epoch <= DRAWS; epoch++) {
            augmenter.apply(image, epoch, row, values, 0);
            sheet.picture(values, shape, top, cell(epoch), scale);
        }
        return top + cellHeight();
    }

    /** Draws the first image and what it is when it is mixed with the second one as the first batches are. */
    private int drawMixes(SheetCanvas sheet, int top, Mixing mixing) {
        BatchMixer mixer = new BatchMixer(mixing, shape, seed);
        int first = rows[0];
        int second = rows[rows.length > 1 ? 1 : 0];
        float[] values = new float[2 * shape.values()];
        Pixels.scale(training.images().row(first), values, 0);
        sheet.picture(values, shape, top, left, scale);
        for (int batch = 0; batch < DRAWS; batch++) {
            BatchMix mix = mixer.of(1, batch);
            Pixels.scale(training.images().row(first), values, 0);
            Pixels.scale(training.images().row(second), values, shape.values());
            MixedBatch.mixImages(mix, shape, values);
            sheet.picture(values, shape, top, cell(batch + 1), scale);
            drawShare(sheet, top + cellHeight(), cell(batch + 1), first, mix.own());
            drawShare(sheet, top + cellHeight() + LINE_HEIGHT, cell(batch + 1), second, mix.share());
        }
        return top + cellHeight() + 2 * LINE_HEIGHT;
    }

    private void drawShare(SheetCanvas sheet, int top, int from, int row, float share) {
        int letters = cellWidth() / (DotText.width(" ") * TEXT_DOT) - MOST.length();
        String label = labels.cut(training.labels()[row], Math.max(1, letters));
        sheet.text(label + " " + Math.round(share * 100) + "%", top, from, TEXT_DOT);
    }

    private int width() {
        return left + (1 + DRAWS) * cellWidth() + 2 * GAP;
    }

    /** The height of what is not a row for an image, in pixels. */
    private int strips(int parts, int mixes) {
        return GAP + parts * (LINE_HEIGHT + cellHeight()) + mixes * (3 * LINE_HEIGHT + cellHeight());
    }

    private int cell(int epoch) {
        return left + 2 * GAP + epoch * cellWidth();
    }

    private int cellWidth() {
        return scale * shape.width() + GAP;
    }

    private int cellHeight() {
        return scale * shape.height() + GAP;
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
