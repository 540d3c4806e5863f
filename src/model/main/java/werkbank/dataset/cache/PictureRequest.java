package werkbank.dataset.cache;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import werkbank.dataset.ReadingProgress;
import werkbank.picture.Framing;
import werkbank.recipe.ImageSpec;

/**
 * A wish to have pictures as images.
 *
 * @param folder that they are in
 * @param files relative to the folder, with forward slashes, in the order that the images shall have
 * @param image how they are framed; what it doesn't say of size and colour follows from the pictures
 * @param seesBits whether it is seen in the pictures how many bits the values of files with 16 bits have; never where {@code
 *     image} says it. Where neither is so, they have all sixteen
 * @param grey how they are framed for networks on grey images, in place of what {@code image} says of it; empty for
 *     that
 * @param skipUnreadable whether pictures that can't be read are left out; otherwise they are refused
 * @param cache the folder where decoded pictures are kept
 * @param progress hears how far the decoding has come
 */
public record PictureRequest(
        Path folder,
        List<String> files,
        ImageSpec image,
        boolean seesBits,
        Optional<Framing> grey,
        boolean skipUnreadable,
        Path cache,
        ReadingProgress progress) {
    /** Copies the list. */
    public PictureRequest {
        files = List.copyOf(files);
        seesBits &= image.bits().isEmpty();
        folder = folder.toAbsolutePath().normalize();
    }

    /** Wants the same pictures, with the bits that are seen in them. */
    PictureRequest seeingBits() {
        ImageSpec unsaid = image.withBits(Optional.empty());
        return new PictureRequest(folder, files, unsaid, true, grey, skipUnreadable, cache, progress);
    }

    Path path(int file) {
        return folder.resolve(files.get(file));
    }
}
