package werkbank.dataset.cache;

import java.nio.file.Path;
import java.util.List;
import werkbank.dataset.ReadingProgress;
import werkbank.recipe.ImageSpec;

/**
 * A wish to have pictures as images.
 *
 * @param folder that they are in
 * @param files relative to the folder, with forward slashes, in the order that the images shall have
 * @param image how they are framed; what it doesn't say follows from the pictures
 * @param skipUnreadable whether pictures that can't be read are left out; otherwise they are refused
 * @param cache the folder where decoded pictures are kept
 * @param progress hears how far the decoding has come
 */
public record PictureRequest(
        Path folder,
        List<String> files,
        ImageSpec image,
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
