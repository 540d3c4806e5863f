package werkbank.dataset;

import java.util.List;

/**
 * Labelled images, what their classes are called, and the files that they were read from.
 *
 * @param classes as many as {@code images} has
 * @param files that decide images and labels, at least one; the first has images and the last has labels
 */
public record ImageSet(LabelledImages images, ClassNames classes, List<SourceFile> files) {
    /** @throws IllegalArgumentException when there isn't a name for each class, or no file */
    public ImageSet {
        if (classes.count() != images.classes() || files.isEmpty()) {
            throw new IllegalArgumentException(
                    classes.count() + " names of " + images.classes() + " classes, " + files.size() + " files");
        }
        files = List.copyOf(files);
    }

    /**
     * A file that was read.
     *
     * @param name without the data folder, {@code .gz} included
     * @param sha256 of the uncompressed content, lower-case hexadecimal
     * @param items images or labels in it
     */
    public record SourceFile(String name, String sha256, int items) {}
}
