package werkbank.dataset;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * A kind of data folder, for instance one with IDX files. A class that is named in {@code
 * META-INF/services/werkbank.dataset.ImageSource} is found on the class path and needs a constructor without parameters.
 * It keeps nothing between calls; {@code ImageSourceContract} in the tests is what it has to pass.
 */
public interface ImageSource {
    /** The name that people give the format: lower-case letters, digits and hyphens, for instance {@code idx}. */
    String name();

    /**
     * How much the files say by themselves that they are of this kind. Where a folder has files of several kinds, the
     * source with the highest rank reads it: 100 where files have names that nobody else gives them, less where any
     * picture would do.
     */
    int rank();

    /**
     * Why this source has nothing to read in a folder, in words without a full stop, for instance {@code no file
     * train-images-idx3-ubyte}; empty when there are training or test images. Looks at names alone and opens no image.
     *
     * @param folder that exists; it may be a file
     */
    Optional<String> whyNot(Path folder);

    /**
     * Tells what to do with images that lie in a folder otherwise than this source reads them, in words without a full
     * stop; empty where there are none.
     *
     * @param folder in which it has nothing to read
     */
    default Optional<String> remedy(Path folder) {
        return Optional.empty();
    }

    /** Whether its images are pictures of any size, which have to be framed; those of other files have one size. */
    default boolean readsPictures() {
        return false;
    }

    /**
     * Whether {@link #readTest} would find images: those that the folder has for the test, or a part of the others that is
     * drawn as the request says, by a seed of the source's own, so that every study on the folder has the same. Looks at
     * names alone and opens no image.
     *
     * @param request for a folder in which this source has something to read
     */
    boolean hasTest(ImageRequest request);

    /**
     * Reads the images to learn from. Of a file of the test images, which may be missing, it looks at size and header at
     * most, to say how many there are.
     *
     * @throws werkbank.InputException when a file is missing or damaged, or images and labels don't fit together
     */
    ImageSet readTraining(ImageRequest request);

    /**
     * Outlines test images that the folder has of its own, without reading one: by headers, sizes of files, labels, and
     * the range of values where that says what they mean. Empty where there are none, and for pictures in files of their
     * own. {@link ImageFolder#requireFittingTest} compares it with the images to learn from.
     *
     * @throws werkbank.InputException when a file is missing or damaged, or images and labels don't fit together
     */
    default Optional<TestOutline> outlineTest(ImageRequest request) {
        return Optional.empty();
    }

    /**
     * Reads the sealed images. The files of the training images may be missing. Whether the images have the shape and the
     * classes of the training images is checked by {@link ImageFolder}, for all sources alike.
     *
     * @param classes of the training images, and of the set that is returned
     * @throws werkbank.InputException when a file is missing or damaged, images and labels don't fit together, or there
     *     are no test images
     */
    ImageSet readTest(ImageRequest request, ClassNames classes);

    /**
     * The files that {@link #readTraining} opens, none of them with test images alone, so that copies of them in another
     * folder give the same images there; names of classes are among them. For a source of pictures, whose files are many,
     * nobody asks.
     *
     * @param folder that they were read from; it may be a file
     * @param training the images that were read
     * @return files in one folder
     */
    default List<Path> trainingFiles(Path folder, ImageSet training) {
        return Stream.concat(
                        training.files().stream().map(file -> folder.resolve(file.name())),
                        Stream.of(folder.resolve(ClassNamesFile.NAME)).filter(Files::isRegularFile))
                .toList();
    }
}
