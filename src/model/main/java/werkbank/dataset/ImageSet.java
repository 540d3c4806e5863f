package werkbank.dataset;

import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import werkbank.recipe.ImageSpec;
import werkbank.recipe.ImageSpec.Normalise;

/**
 * Labelled images, what their classes are called, and the files that they were read from.
 *
 * @param classes as many as {@code images} has
 * @param files that decide images and labels, at least one; the first has images and the last has labels
 * @param heldOut how many of the images, the last, are a validation part of their own; 0 where there is none
 * @param pictures the name of each image's file without the data folder; empty where one file has many images
 * @param places of the images in their files, in the same order
 * @param findings what is to be told of the folder
 * @param image how the images are framed and normalised; of a source only what it knows of that
 * @param sums of the images, if somebody has added them up
 * @param hashes of the images, if somebody has made them
 */
public record ImageSet(
        LabelledImages images,
        ClassNames classes,
        List<SourceFile> files,
        int heldOut,
        List<String> pictures,
        ImagePlaces places,
        Findings findings,
        ImageSpec image,
        Optional<ChannelSums> sums,
        Optional<PixelHashes> hashes) {
    /** The name of the source file that stands for all pictures of a folder. */
    public static final String PICTURES = "pictures";

    /**
     * @throws IllegalArgumentException when there isn't a name for each class, a file for each of some pictures, or no
     *     file
     */
    public ImageSet {
        if (classes.count() != images.classes() || files.isEmpty()) {
            throw new IllegalArgumentException(
                    classes.count() + " names of " + images.classes() + " classes, " + files.size() + " files");
        }
        if (!pictures.isEmpty() && pictures.size() != images.rows()) {
            throw new IllegalArgumentException(images.rows() + " images of " + pictures.size() + " pictures");
        }
        files = List.copyOf(files);
        pictures = List.copyOf(pictures);
    }

    /** Images of files with many each, all of one part. */
    public ImageSet(LabelledImages images, ClassNames classes, List<SourceFile> files, Findings findings) {
        this(
                images,
                classes,
                files,
                0,
                List.of(),
                ImagePlaces.ofFiles(files, images.rows()),
                findings,
                ImageSpec.FROM_DATA,
                Optional.empty(),
                Optional.empty());
    }

    /** Images of files with many each, of which nothing more is to be told. */
    public ImageSet(LabelledImages images, ClassNames classes, List<SourceFile> files) {
        this(images, classes, files, Findings.NONE);
    }

    /**
     * A file that was read, or a folder of such.
     *
     * @param name without the data folder, {@code .gz} included
     * @param sha256 of the uncompressed content, lower-case hexadecimal; of a folder that of its files' names, classes
     *     and contents
     * @param items images or labels in it
     */
    public record SourceFile(String name, String sha256, int items) {}

    /** The words for an image: its file, or its place in one with many, for instance {@code x_train[556]}. */
    public String nameOf(int row) {
        return pictures.isEmpty() ? places.name(row) : pictures.get(row);
    }

    /**
     * Picks the images at these rows, in this order; the pixels are shared.
     *
     * @param validation how many of them, the last, are a validation part of their own
     */
    ImageSet subset(int[] rows, int validation) {
        return new ImageSet(
                images.subset(rows),
                classes,
                files,
                validation,
                pictures.isEmpty()
                        ? List.of()
                        : IntStream.of(rows).mapToObj(pictures::get).toList(),
                places.subset(rows),
                findings,
                image,
                sums.map(all -> all.subset(rows)),
                hashes.map(all -> all.subset(rows)));
    }

    /** Whether its source has framed the images, as those of pictures do. */
    boolean isFramed() {
        return image.size().isPresent();
    }

    /** Frames the images as a specification says that has size, colour and normalisation. */
    ImageSet framed(ImageSpec spec) {
        Images framed = FramedImages.of(images.images(), spec);
        return new ImageSet(
                new LabelledImages(framed, images.labels(), images.classes()),
                classes,
                files,
                heldOut,
                pictures,
                places,
                findings,
                spec,
                sums.filter(known -> framed == images.images()),
                hashes.filter(known -> framed == images.images()));
    }

    /** Adds the images up where they are to be normalised with what comes of it, unless somebody has. */
    ImageSet summed() {
        if (sums.isPresent() || !isNormalised()) {
            return this;
        }
        Optional<ChannelSums> added = Optional.of(ChannelSums.of(images.images()));
        return new ImageSet(images, classes, files, heldOut, pictures, places, findings, image, added, hashes);
    }

    private boolean isNormalised() {
        return image.normalise().filter(Normalise.STANDARD::equals).isPresent();
    }

    /** Mean and deviation of the images that aren't held out, when they are to be normalised with them. */
    public Optional<ChannelStatistics> statistics() {
        return isNormalised() ? Optional.of(sums.orElseThrow().over(images.rows() - heldOut)) : Optional.empty();
    }

    /** The hash of each image; those of pictures are known without looking at one. */
    public PixelHashes pixelHashes() {
        return hashes.orElseGet(() -> PixelHashes.of(images.images()));
    }

    /** Replaces what is to be told. */
    public ImageSet with(Findings other) {
        return new ImageSet(images, classes, files, heldOut, pictures, places, other, image, sums, hashes);
    }
}
