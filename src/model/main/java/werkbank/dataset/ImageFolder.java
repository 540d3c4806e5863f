package werkbank.dataset;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import werkbank.InputException;
import werkbank.dataset.ImageSet.SourceFile;
import werkbank.recipe.Shape;

/** A folder with MNIST's four IDX files, or with others in the same format. Nothing is read until it is asked for. */
public final class ImageFolder {
    private final Path folder;

    private ImageFolder(Path folder) {
        this.folder = folder;
    }

    /** @throws InputException when there is no such folder */
    public static ImageFolder of(Path folder) {
        if (!Files.isDirectory(folder)) {
            throw new InputException(String.format(
                    Locale.ROOT,
                    "%s: expected a folder with IDX files but found %s",
                    folder,
                    Files.exists(folder) ? "a file" : "none"));
        }
        return new ImageFolder(folder);
    }

    /** Its last name, for people. */
    public String name() {
        return folder.toAbsolutePath().normalize().getFileName().toString();
    }

    /**
     * The images to learn from. Never opens a test file.
     *
     * @throws InputException when a file is missing or damaged, or images and labels don't fit together
     */
    public ImageSet readTraining() {
        Pair pair = read(require(IdxName.TRAINING_IMAGES), IdxName.TRAINING_LABELS);
        int classes = Arrays.stream(pair.labels().values()).max().orElseThrow() + 1;
        if (classes < 2) {
            throw new InputException(String.format(
                    Locale.ROOT, "%s: expected labels of two classes or more but every label is 0", pair.labelFile()));
        }
        return pair.imageSet(classes);
    }

    /**
     * The sealed images, which must be of the training images' size and classes.
     *
     * @throws InputException when a file is missing or damaged, or doesn't fit the training images
     */
    public ImageSet readTest(int classes, Shape shape) {
        boolean emnist = IdxName.TEST_IMAGES.find(folder).isEmpty()
                && IdxName.OTHER_TEST_IMAGES.find(folder).isPresent();
        Pair pair = emnist
                ? read(require(IdxName.OTHER_TEST_IMAGES), IdxName.OTHER_TEST_LABELS)
                : read(require(IdxName.TEST_IMAGES), IdxName.TEST_LABELS);
        pair.checkShape(shape);
        pair.checkClasses(classes);
        return pair.imageSet(classes);
    }

    private IdxName.Found require(IdxName name) {
        return name.find(folder).orElseThrow(() -> missing(name, ""));
    }

    private InputException missing(IdxName name, String prefix) {
        return new InputException(String.format(
                Locale.ROOT,
                "%s: expected one of %s but found none; put the file there or name another folder",
                folder,
                name.tried(prefix)));
    }

    private Pair read(IdxName.Found imageFile, IdxName labelName) {
        Path labelFile = labelName
                .find(folder, imageFile.prefix())
                .orElseThrow(() -> missing(labelName, imageFile.prefix()))
                .file();
        Pair pair = new Pair(
                imageFile.file(), IdxFile.readImages(imageFile.file()), labelFile, IdxFile.readLabels(labelFile));
        pair.checkCounts();
        return pair;
    }

    /** An image file and its label file. */
    private record Pair(Path imageFile, IdxFile.ImageFile images, Path labelFile, IdxFile.LabelFile labels) {

        void checkCounts() {
            int imageCount = images.images().count();
            int labelCount = labels.values().length;
            if (imageCount != labelCount) {
                throw new InputException(String.format(
                        Locale.ROOT,
                        "%s: %d images but %d labels; is it the label file of %s?",
                        labelFile,
                        imageCount,
                        labelCount,
                        imageFile.getFileName()));
            }
        }

        void checkShape(Shape shape) {
            if (!images.images().shape().equals(shape)) {
                throw new InputException(String.format(
                        Locale.ROOT,
                        "%s: expected images of %s as in training but found %s",
                        imageFile,
                        shape,
                        images.images().shape()));
            }
        }

        void checkClasses(int classes) {
            int[] values = labels.values();
            for (int row = 0; row < values.length; row++) {
                if (values[row] >= classes) {
                    throw new InputException(String.format(
                            Locale.ROOT,
                            "%s: expected labels 0 to %d as in training but label %d is %d",
                            labelFile,
                            classes - 1,
                            row + 1,
                            values[row]));
                }
            }
        }

        ImageSet imageSet(int classes) {
            return new ImageSet(
                    new LabelledImages(images.images(), labels.values(), classes),
                    List.of(
                            source(imageFile, images.sha256(), images.images().count()),
                            source(labelFile, labels.sha256(), labels.values().length)));
        }

        private static SourceFile source(Path file, String sha256, int items) {
            return new SourceFile(file.getFileName().toString(), sha256, items);
        }
    }
}
