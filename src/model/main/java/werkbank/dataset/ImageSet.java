package werkbank.dataset;

import java.util.List;

/**
 * Labelled images and the files that they were read from.
 *
 * @param files the image file, then the label file
 */
public record ImageSet(LabelledImages images, List<SourceFile> files) {
    /**
     * A file that was read.
     *
     * @param name without its folder, {@code .gz} included
     * @param sha256 of the uncompressed content, lower-case hexadecimal
     * @param items images or labels in it
     */
    public record SourceFile(String name, String sha256, int items) {}
}
