package werkbank.space.draft;

import java.util.List;
import werkbank.recipe.Shape;

/**
 * Facts about a folder of images that a search space is to fit.
 *
 * @param name of the study, as {@code werkbank.space.NameRule} allows it
 * @param folder as the file is to name it
 * @param found what is in the folder, in words
 * @param images the size that they are brought to
 * @param arePictures whether they are picture files, which may be framed in another way
 * @param counts images to learn from, of each class, those to hold out included
 * @param hasValidation whether the folder has a part of its own for validation
 * @param hasTest whether the folder has a part of its own for the test
 */
public record DataFacts(
        String name,
        String folder,
        String found,
        Shape images,
        boolean arePictures,
        List<Integer> counts,
        boolean hasValidation,
        boolean hasTest) {
    public DataFacts {
        counts = List.copyOf(counts);
    }

    /** The folder in words: by the study's name where the file lies in it. */
    String called() {
        return folder.equals(".") ? name : folder;
    }

    /** Images to learn from, those to hold out included. */
    int all() {
        return counts.stream().mapToInt(Integer::intValue).sum();
    }

    /** Whether the largest class has more than three times the images of the smallest. */
    boolean areUneven() {
        int largest = counts.stream().mapToInt(Integer::intValue).max().orElse(0);
        int smallest = counts.stream().mapToInt(Integer::intValue).min().orElse(0);
        return largest > 3 * smallest;
    }

    boolean areColour() {
        return images.channels() > 1;
    }

    /** Height or width, whichever is less, in pixels. */
    int side() {
        return Math.min(images.height(), images.width());
    }
}
