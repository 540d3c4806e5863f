package werkbank.dataset;

import java.nio.file.Path;
import java.util.Locale;
import werkbank.Counted;
import werkbank.InputException;

/** An image file and its label file, which have as many items each. */
record IdxPair(Path imageFile, IdxFile.ImageFile images, Path labelFile, IdxFile.LabelFile labels) {
    /** @throws InputException when a file is missing or damaged, or there are more of one than of the other */
    static IdxPair read(Path folder, IdxName imageName, IdxName labelName) {
        Place place = Place.of(folder, imageName, labelName);
        IdxPair pair = new IdxPair(
                place.images, IdxFile.readImages(place.images), place.labels, IdxFile.readLabels(place.labels));
        place.requireAsMany(pair.count(), pair.labels.values().length);
        return pair;
    }

    /**
     * Outlines images by their header and their labels; none of them is looked at.
     *
     * @throws InputException when a file is missing or damaged, or there are more of one than of the other
     */
    static TestOutline outline(Path folder, IdxName imageName, IdxName labelName) {
        Place place = Place.of(folder, imageName, labelName);
        IdxFile.ImageHeader header = IdxFile.readHeader(place.images);
        int[] labels = IdxFile.readLabels(place.labels).values();
        place.requireAsMany(header.count(), labels.length);
        return new TestOutline(place.images.toString(), header.shape(), place.labels.toString(), labels);
    }

    /** How many images there are. */
    int count() {
        return images.images().count();
    }

    /** The two files of a folder. */
    private record Place(Path images, Path labels) {
        static Place of(Path folder, IdxName imageName, IdxName labelName) {
            IdxName.Found images = imageName.find(folder).orElseThrow(() -> missing(folder, imageName, ""));
            Path labels = labelName
                    .find(folder, images.prefix())
                    .orElseThrow(() -> missing(folder, labelName, images.prefix()))
                    .file();
            return new Place(images.file(), labels);
        }

        private static InputException missing(Path folder, IdxName name, String prefix) {
            return new InputException(String.format(
                    Locale.ROOT,
                    "%s: expected one of %s but found none; put the file there or name another folder",
                    folder,
                    name.tried(prefix)));
        }

        void requireAsMany(int imageCount, int labelCount) {
            if (imageCount != labelCount) {
                throw new InputException(String.format(
                        Locale.ROOT,
                        "%s: %s but %s; is it the label file of %s?",
                        labels,
                        Counted.of(imageCount, "image"),
                        Counted.of(labelCount, "label"),
                        images.getFileName()));
            }
        }
    }
}
