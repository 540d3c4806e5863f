package werkbank.dataset;

import java.nio.file.Path;
import java.util.Locale;
import java.util.OptionalLong;
import java.util.Set;
import werkbank.InputException;

/** An image file and its label file, which have as many items each. */
record IdxPair(Path imageFile, IdxFile.ImageFile images, Path labelFile, IdxFile.LabelFile labels) {
    private static final long LABELS_HEADER = 8;

    /** The bytes of a header with three dimensions, and with four. */
    private static final Set<Long> HEADERS = Set.of(16L, 20L);

    /** @throws InputException when a file is missing or damaged, or there are more of one than of the other */
    static IdxPair read(Path folder, IdxName imageName, IdxName labelName) {
        IdxName.Found imageFile = imageName.find(folder).orElseThrow(() -> missing(folder, imageName, ""));
        Path labelFile = labelName
                .find(folder, imageFile.prefix())
                .orElseThrow(() -> missing(folder, labelName, imageFile.prefix()))
                .file();
        IdxPair pair = new IdxPair(
                imageFile.file(), IdxFile.readImages(imageFile.file()), labelFile, IdxFile.readLabels(labelFile));
        pair.checkCounts();
        return pair;
    }

    private static InputException missing(Path folder, IdxName name, String prefix) {
        return new InputException(String.format(
                Locale.ROOT,
                "%s: expected one of %s but found none; put the file there or name another folder",
                folder,
                name.tried(prefix)));
    }

    /** How many images there are. */
    int count() {
        return images.images().count();
    }

    /**
     * Tells from its size alone how many images another file has, which is not opened.
     *
     * @param other of images of the same shape, the header as long as here
     * @param theirLabels whose number must be the same
     * @return empty where the files are packed, or of other shapes
     */
    OptionalLong countLike(Path other, Path theirLabels) {
        int row = images.images().shape().values();
        long header = imageFile.toFile().length() - (long) count() * row;
        long values = other.toFile().length() - header;
        return HEADERS.contains(header) && values == (theirLabels.toFile().length() - LABELS_HEADER) * row
                ? OptionalLong.of(values / row)
                : OptionalLong.empty();
    }

    private void checkCounts() {
        if (count() != labels.values().length) {
            throw new InputException(String.format(
                    Locale.ROOT,
                    "%s: %d images but %d labels; is it the label file of %s?",
                    labelFile,
                    count(),
                    labels.values().length,
                    imageFile.getFileName()));
        }
    }
}
