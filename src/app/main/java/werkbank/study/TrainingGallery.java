package werkbank.study;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.SplittableRandom;
import java.util.stream.IntStream;
import werkbank.augment.Augmenter;
import werkbank.dataset.LabelledImages;
import werkbank.experiment.result.Gallery;
import werkbank.experiment.result.Gallery.Augmented;
import werkbank.experiment.result.Gallery.ClassPictures;
import werkbank.experiment.result.Gallery.Versions;
import werkbank.metric.Classes;
import werkbank.picture.ImageFraming;
import werkbank.picture.PlanarImage;
import werkbank.recipe.Augmentation;
import werkbank.recipe.ImageSpec;
import werkbank.recipe.Shape;

/** Chooses pictures of the training images that fit into a page, the same for the same images and seed. */
final class TrainingGallery {
    /** Pixels along the longer side. */
    private static final int LONGEST = 48;

    /** Bytes of all classes' pictures; one more may have begun. */
    private static final int ROOM = 320_000;

    private static final int MOST_OF_A_CLASS = 6;
    private static final int AUGMENTED = 5;
    private static final int VERSIONS = 6;

    private final LabelledImages training;
    private final int[] validation;
    private final Shape shape;
    private final ImageFraming framing;
    /** Rows of each class, in the order in which they are shown. */
    private final List<List<Integer>> rows;

    /**
     * @param training images of the first network
     * @param validation labels of those that judge it
     */
    TrainingGallery(LabelledImages training, int[] validation, long seed) {
        this.training = training;
        this.validation = validation;
        this.shape = reduced(training.shape());
        this.framing = new ImageFraming(ImageSpec.FROM_DATA.with(shape));
        this.rows = rows(training, seed);
    }

    private static Shape reduced(Shape shape) {
        double scale = Math.min(1, (double) LONGEST / Math.max(shape.height(), shape.width()));
        return new Shape(shape.channels(), (int) Math.max(1, Math.round(scale * shape.height())), (int)
                Math.max(1, Math.round(scale * shape.width())));
    }

    private static List<List<Integer>> rows(LabelledImages training, long seed) {
        List<List<Integer>> rows = new ArrayList<>();
        IntStream.range(0, training.classes()).forEach(label -> rows.add(new ArrayList<>()));
        SplittableRandom random = new SplittableRandom(seed);
        int[] order = IntStream.range(0, training.rows()).toArray();
        for (int i = 0; i < order.length; i++) {
            int other = i + random.nextInt(order.length - i);
            int row = order[other];
            order[other] = order[i];
            order[i] = row;
            List<Integer> ofClass = rows.get(training.labels()[row]);
            if (ofClass.size() < MOST_OF_A_CLASS) {
                ofClass.add(row);
            }
        }
        return rows;
    }

    /** Chooses the pictures. */
    Gallery of(Optional<Augmented> augmented) {
        int most = Math.max(1, Math.min(MOST_OF_A_CLASS, ROOM / (training.classes() * shape.values())));
        int[] learned = counts(training.labels());
        int[] judged = counts(validation);
        List<ClassPictures> classes = new ArrayList<>();
        int bytes = 0;
        for (int label = 0; label < training.classes(); label++) {
            List<byte[]> pictures = bytes > ROOM
                    ? List.of()
                    : rows.get(label).stream().limit(most).map(this::picture).toList();
            bytes += pictures.size() * shape.values();
            classes.add(new ClassPictures(learned[label], judged[label], pictures));
        }
        return new Gallery(shape.channels(), shape.height(), shape.width(), List.copyOf(classes), augmented);
    }

    private int[] counts(int[] labels) {
        return Classes.counts(labels, training.classes());
    }

    /**
     * Shows what the first passes of a trial see of a few images; empty where that is the images themselves.
     *
     * @param seed of the trial's first network
     */
    Optional<Augmented> augmented(int trial, Augmentation ranges, long seed) {
        if (ranges.leavesImages()) {
            return Optional.empty();
        }
        Augmenter augmenter = new Augmenter(ranges, training.shape(), seed);
        int[] labels = IntStream.range(0, training.classes())
                .filter(label -> !rows.get(label).isEmpty())
                .toArray();
        int shown = Math.min(AUGMENTED, labels.length);
        return Optional.of(new Augmented(
                trial,
                IntStream.range(0, shown)
                        .map(place -> labels[place * labels.length / shown])
                        .mapToObj(label -> versions(
                                label, rows.get(label).get(rows.get(label).size() - 1), augmenter))
                        .toList()));
    }

    private Versions versions(int label, int row, Augmenter augmenter) {
        float[] values = new float[training.shape().values()];
        List<byte[]> versions = new ArrayList<>();
        for (int pass = 1; pass <= VERSIONS; pass++) {
            augmenter.apply(training.images().row(row), pass, row, values, 0);
            byte[] pixels = new byte[values.length];
            for (int i = 0; i < pixels.length; i++) {
                pixels[i] = (byte) Math.round(255 * Math.min(1, Math.max(0, values[i])));
            }
            versions.add(reduced(pixels));
        }
        return new Versions(label, picture(row), List.copyOf(versions));
    }

    private byte[] picture(int row) {
        return reduced(training.images().row(row));
    }

    private byte[] reduced(byte[] pixels) {
        Shape own = training.shape();
        return shape.equals(own)
                ? pixels
                : framing.of(new PlanarImage(pixels, own.channels(), own.height(), own.width()));
    }
}
