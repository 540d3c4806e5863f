package werkbank.dataset;

import java.util.Optional;
import werkbank.picture.Framing;
import werkbank.recipe.ImageSpec;

/**
 * Finds how pictures are framed for networks that learned from arrays. Grey arrays were framed by whoever made them,
 * and nobody knows how; all others are framed by Werkbank, or could be.
 */
public final class ArrayFraming {
    private ArrayFraming() {}

    /**
     * The framing of pictures; empty where a specification says how they are framed, as the training images are then. How
     * values are normalised and how many bits they have says nothing of that.
     *
     * @param channels of the training images
     * @param asked what the space says of how images are framed
     * @param file name of the first file of the training images
     * @param sha256 of that file
     */
    public static Optional<Framing> of(int channels, ImageSpec asked, String file, String sha256) {
        boolean isAsMade = channels == 1 && asked.leavesFraming() && !file.equals(ImageSet.PICTURES);
        return isAsMade ? Optional.of(Framing.fitting(sha256)) : Optional.empty();
    }
}
