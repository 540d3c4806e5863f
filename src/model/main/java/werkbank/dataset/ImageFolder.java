package werkbank.dataset;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import werkbank.InputException;
import werkbank.dataset.ImageSet.SourceFile;
import werkbank.recipe.ImageSpec;
import werkbank.recipe.ImageSpec.Normalise;
import werkbank.recipe.Portion;
import werkbank.recipe.Shape;

/** A folder with images, in a format that some {@link ImageSource} reads. No file is opened until it is asked for. */
public final class ImageFolder {
    private final Path folder;
    private final ImageSource source;

    private ImageFolder(Path folder, ImageSource source) {
        this.folder = folder;
        this.source = source;
    }

    /**
     * Finds out which source reads a folder.
     *
     * @throws InputException when there is no such folder, or there are no images in it, or in several formats that rank
     *     alike
     */
    public static ImageFolder of(Path folder) {
        if (!Files.exists(folder)) {
            throw new InputException(String.format(
                    Locale.ROOT, "%s: expected a folder with images but found none; name one that is there", folder));
        }
        return new ImageFolder(folder, ImageSources.of(folder, ImageSources.all()));
    }

    /** The path of the folder. */
    public Path path() {
        return folder;
    }

    /** The last name in the folder's path, for people. */
    public String name() {
        return folder.toAbsolutePath().normalize().getFileName().toString();
    }

    /** Whether its images are pictures of any size, which have to be framed. */
    public boolean readsPictures() {
        return source.readsPictures();
    }

    /** Whether it has test images, or some are drawn from the others as a request says. */
    public boolean hasTest(ImageRequest request) {
        return source.hasTest(request.in(folder));
    }

    /** Whether it has test images of its own; none that would be drawn from the others. */
    public boolean hasOwnTest() {
        return source.hasTest(ImageRequest.of(folder).drawing(Portion.NONE));
    }

    /** The format of its images, {@link ImageSource#name}. */
    public String format() {
        return source.name();
    }

    /**
     * Reads the images to learn from, as {@link ImageSource#readTraining} does.
     *
     * @throws InputException when a file is missing or damaged, images and labels don't fit together, or all are of one
     *     class
     */
    public ImageSet readTraining() {
        return readTraining(ImageRequest.of(folder));
    }

    /** Reads the images to learn from as a request for them says, but for its folder. */
    public ImageSet readTraining(ImageRequest request) {
        ImageSet training =
                framed(source.readTraining(request.in(folder)), request.image()).summed();
        if (training.images().classes() < 2) {
            throw wrong(labels(training), "expected labels of two classes or more but every label is 0");
        }
        return training;
    }

    /**
     * Reads the sealed images, which must be as the training images are.
     *
     * @param classes of the training images
     * @param shape of the training images
     * @throws InputException when a file is missing or damaged, or doesn't fit the training images
     */
    public ImageSet readTest(ClassNames classes, Shape shape) {
        return readTest(ImageRequest.of(folder), classes, shape);
    }

    /** Reads the sealed images as a request for them says, but for its folder. */
    public ImageSet readTest(ImageRequest request, ClassNames classes, Shape shape) {
        ImageSpec pictures = request.image().with(shape);
        ImageSet read = source.readTest(request.in(folder).framing(pictures), classes);
        // Arrays of another size are other data, unless the space frames arrays too.
        ImageSet test = framed(read, read.isFramed() ? pictures : request.image());
        requireShape(test, shape);
        requireClasses(test, classes.count());
        return test;
    }

    /**
     * The files that the training images were read from, names of classes among them, as {@link
     * ImageSource#trainingFiles} has them; not for pictures.
     */
    public List<Path> trainingFiles(ImageSet training) {
        return source.trainingFiles(folder, training);
    }

    private ImageSet framed(ImageSet set, ImageSpec asked) {
        Shape own = set.images().shape();
        return set.framed(asked.with(FramedImages.shape(own, asked))
                .with(Optional.of(asked.normalise().orElseGet(() -> usual(own))))
                .withBits(asked.bits().or(() -> set.image().bits())));
    }

    /** Grey images in IDX files have always been taken as they are. */
    private Normalise usual(Shape shape) {
        return source instanceof IdxSource && shape.channels() == 1 ? Normalise.NONE : Normalise.STANDARD;
    }

    private void requireShape(ImageSet test, Shape shape) {
        Shape found = test.images().shape();
        if (!found.equals(shape)) {
            throw wrong(test.files().get(0), "expected images of %s as in training but found %s", shape, found);
        }
    }

    private void requireClasses(ImageSet test, int classes) {
        int[] labels = test.images().labels();
        for (int row = 0; row < labels.length; row++) {
            if (labels[row] >= classes) {
                throw wrong(
                        labels(test),
                        "expected labels 0 to %d as in training but label %d is %d",
                        classes - 1,
                        row + 1,
                        labels[row]);
            }
        }
    }

    private static SourceFile labels(ImageSet set) {
        List<SourceFile> files = set.files();
        return files.get(files.size() - 1);
    }

    private InputException wrong(SourceFile file, String format, Object... values) {
        return new InputException(folder.resolve(file.name()) + ": " + String.format(Locale.ROOT, format, values));
    }
}
