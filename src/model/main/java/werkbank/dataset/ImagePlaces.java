package werkbank.dataset;

import java.util.List;
import java.util.Locale;
import java.util.stream.IntStream;
import werkbank.dataset.ImageSet.SourceFile;

/** The places of images in files or arrays with many each, some of which may have been left out. */
public final class ImagePlaces {
    private final List<Part> parts;
    private final int[] positions;

    /**
     * A file or an array that images were read from, one after the other.
     *
     * @param name for people
     * @param images in it
     */
    public record Part(String name, int images) {}

    private ImagePlaces(List<Part> parts, int[] positions) {
        this.parts = parts;
        this.positions = positions;
    }

    /**
     * The places of all images of some parts.
     *
     * @param parts in the images' order, at least one; what follows the last image counts for nothing
     */
    public static ImagePlaces of(List<Part> parts, int images) {
        return new ImagePlaces(List.copyOf(parts), IntStream.range(0, images).toArray());
    }

    /** The places of all images of some files, the first of which have the images. */
    public static ImagePlaces ofFiles(List<SourceFile> files, int images) {
        return of(
                files.stream().map(file -> new Part(file.name(), file.items())).toList(), images);
    }

    /** The places of the images at these rows, in this order. */
    ImagePlaces subset(int[] rows) {
        return new ImagePlaces(
                parts, IntStream.of(rows).map(row -> positions[row]).toArray());
    }

    /** The position of an image, counted from 0 through all parts. */
    public int position(int row) {
        return positions[row];
    }

    /** The words for an image: its part, and its position there from 0, for instance {@code x_train[556]}. */
    String name(int row) {
        int position = positions[row];
        int part = 0;
        while (part < parts.size() - 1 && position >= parts.get(part).images()) {
            position -= parts.get(part).images();
            part++;
        }
        return String.format(Locale.ROOT, "%s[%d]", parts.get(part).name(), position);
    }
}
