package werkbank.dataset;

import java.nio.file.Path;
import java.util.Optional;
import werkbank.file.CacheFolder;
import werkbank.picture.Framing;
import werkbank.recipe.ImageSpec;
import werkbank.recipe.Portion;

/**
 * A wish to read images.
 *
 * @param folder that they are in
 * @param test the part that is drawn for the test where the folder has no test images of its own; empty where the source
 *     decides. {@link Portion#ALL} takes for the test what nobody has said to be for training
 * @param skipUnreadable whether pictures that can't be read are left out and told; otherwise they are refused
 * @param image how pictures are framed; what it doesn't say follows from the training pictures
 * @param seesBits whether it is seen in the pictures how many bits the values of files with 16 bits have, where {@code
 *     image} doesn't say it; test pictures have what was seen in those of the training
 * @param grey how pictures are framed for networks on grey images, in place of what {@code image} says of it; empty for
 *     that
 * @param cache the folder where decoded pictures are kept
 * @param progress hears how far the reading has come
 */
public record ImageRequest(
        Path folder,
        Optional<Portion> test,
        boolean skipUnreadable,
        ImageSpec image,
        boolean seesBits,
        Optional<Framing> grey,
        Path cache,
        ReadingProgress progress) {
    /** Wants the images of a folder as they are, each of them readable. */
    public static ImageRequest of(Path folder) {
        return new ImageRequest(
                folder,
                Optional.empty(),
                false,
                ImageSpec.FROM_DATA,
                true,
                Optional.empty(),
                CacheFolder.ofUser(),
                ReadingProgress.SILENT);
    }

    /** Whether a part of the images is to be drawn for the test; never all of them. */
    public boolean draws() {
        return test.filter(part -> !part.equals(Portion.NONE) && !part.equals(Portion.ALL))
                .isPresent();
    }

    /** Replaces the part that is drawn for the test. */
    public ImageRequest drawing(Portion part) {
        return new ImageRequest(folder, Optional.of(part), skipUnreadable, image, seesBits, grey, cache, progress);
    }

    /** Wants images of another folder. */
    ImageRequest in(Path other) {
        return new ImageRequest(other, test, skipUnreadable, image, seesBits, grey, cache, progress);
    }

    /** Leaves pictures out that can't be read. */
    public ImageRequest skippingUnreadable() {
        return new ImageRequest(folder, test, true, image, seesBits, grey, cache, progress);
    }

    /** Replaces how pictures are framed. */
    public ImageRequest framing(ImageSpec other) {
        return new ImageRequest(folder, test, skipUnreadable, other, seesBits, grey, cache, progress);
    }

    /** Sees no bits in the pictures: those of a test have as many as those of the training. */
    ImageRequest seeingNoBits() {
        return new ImageRequest(folder, test, skipUnreadable, image, false, grey, cache, progress);
    }

    /** Frames pictures for networks on grey images; as the image specification says, when it is empty. */
    public ImageRequest framing(Optional<Framing> other) {
        return new ImageRequest(folder, test, skipUnreadable, image, seesBits, other, cache, progress);
    }

    /** Tells somebody how far the reading has come. */
    public ImageRequest telling(ReadingProgress other) {
        return new ImageRequest(folder, test, skipUnreadable, image, seesBits, grey, cache, other);
    }
}
