package werkbank.dataset;

import java.nio.file.Path;
import java.util.Locale;
import werkbank.InputException;

/** An image file and its label file, which have as many items each. */
record IdxPair(Path imageFile, IdxFile.ImageFile images, Path labelFile, IdxFile.LabelFile labels) {
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
