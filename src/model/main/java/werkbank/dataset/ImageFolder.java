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
            throw wrong(place(labels(training)), "expected labels of two classes or more but every label is 0");
        }
        return training;
    }

    /**
     * Checks that sealed images will fit those to learn from, as far as headers, labels and the range of values tell:
     * before a search, not after it. None of them is kept.
     *
     * @param training images that were read by this request
     * @return what will be done to them, in lines without a full stop
     * @throws InputException when a file is missing or damaged, or doesn't fit the training images
     */
    public List<String> requireFittingTest(ImageRequest request, ImageSet training) {
        return source.outlineTest(request.in(folder))
                .map(test -> {
                    Shape framed = FramedImages.shape(test.shape(), request.image());
                    Shape wanted = training.images().shape();
                    requireShape(test.images(), framed, wanted, ", or have both framed with " + framing(wanted));
                    requireClasses(
                            test.labelled(), test.labels(), training.classes().count());
                    return framed.equals(test.shape()) ? List.<String>of() : List.of(framed(test, framed));
                })
                .orElseGet(List::of);
    }

    private static String framed(TestOutline test, Shape framed) {
        return String.format(
                Locale.ROOT,
                "%s: images of %s, which are framed to %s as image: says",
                test.images(),
                test.shape(),
                framed);
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
        ImageSet read = source.readTest(request.in(folder).framing(pictures).seeingNoBits(), classes);
        // Arrays of another size are other data, unless the space frames arrays too.
        ImageSet test = framed(read, read.isFramed() ? pictures : request.image());
        requireShape(place(test.files().get(0)), test.images().shape(), shape, "");
        requireClasses(place(labels(test)), test.images().labels(), classes.count());
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

    private static String framing(Shape shape) {
        return String.format(
                Locale.ROOT,
                "image: {size: {height: %d, width: %d}, colour: %s}",
                shape.height(),
                shape.width(),
                shape.channels() == 1 ? "grey" : "rgb");
    }

    private static void requireShape(String place, Shape found, Shape shape, String remedy) {
        if (!found.equals(shape)) {
            throw wrong(
                    place,
                    "expected images of %s as in training but found %s; make them alike%s",
                    shape,
                    found,
                    remedy);
        }
    }

    private static void requireClasses(String place, int[] labels, int classes) {
        for (int row = 0; row < labels.length; row++) {
            if (labels[row] >= classes) {
                throw wrong(
                        place,
                        "expected labels 0 to %d as in training but label %d is %d; leave its image out, or learn"
                                + " from some of its class",
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

    /** The path of a file, of which the data folder itself may be one. */
    private String place(SourceFile file) {
        return (Files.isRegularFile(folder) ? folder : folder.resolve(file.name())).toString();
    }

    private static InputException wrong(String place, String format, Object... values) {
        return new InputException(place + ": " + String.format(Locale.ROOT, format, values));
    }
}
