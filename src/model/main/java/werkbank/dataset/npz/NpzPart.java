package werkbank.dataset.npz;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import werkbank.dataset.ImagePlaces;
import werkbank.dataset.ImageSet.SourceFile;
import werkbank.dataset.Images;
import werkbank.file.DurableFile;

/** The arrays of one part of an archive, by Keras's names or those of MedMNIST. */
enum NpzPart {
    TRAINING("train"),
    VALIDATION("val"),
    TEST("test");

    private final List<Names> names;

    /** The names of the images and of their labels. */
    record Names(String images, String labels) {}

    NpzPart(String word) {
        names = List.of(new Names("x_" + word, "y_" + word), new Names(word + "_images", word + "_labels"));
    }

    List<Names> names() {
        return names;
    }

    /**
     * The arrays that were read of a part.
     *
     * @param labels of the images, each at least 0
     * @param file that they were read from
     * @param arrays of the images, one after the other
     * @param notes for people
     */
    record Read(Images images, int[] labels, SourceFile file, List<ImagePlaces.Part> arrays, List<String> notes) {
        int count() {
            return labels.length;
        }

        ImagePlaces places() {
            return ImagePlaces.of(arrays, count());
        }

        int largestLabel() {
            return IntStream.of(labels).max().orElseThrow();
        }

        /** Adds another part of the same archive, of images of the same shape. */
        Read followedBy(Read other) {
            byte[][] pixels =
                    Stream.concat(images.stream(), other.images.stream()).toArray(byte[][]::new);
            int[] both = IntStream.concat(IntStream.of(labels), IntStream.of(other.labels))
                    .toArray();
            String sums = file.sha256() + other.file.sha256();
            return new Read(
                    new Images(pixels, images.shape()),
                    both,
                    new SourceFile(
                            file.name(), DurableFile.sha256(sums.getBytes(StandardCharsets.US_ASCII)), both.length),
                    Stream.concat(arrays.stream(), other.arrays.stream()).toList(),
                    Stream.concat(notes.stream(), other.notes.stream())
                            .distinct()
                            .toList());
        }
    }
}
