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
 * @param image how they are framed; what it doesn't say follows from the pictures
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
        Optional<Framing> grey,
        boolean skipUnreadable,
        Path cache,
        ReadingProgress progress) {
    /** Copies the list. */
    public PictureRequest {
        files = List.copyOf(files);
        folder = folder.toAbsolutePath().normalize();
    }

    Path path(int file) {
        return folder.resolve(files.get(file));
    }
}
