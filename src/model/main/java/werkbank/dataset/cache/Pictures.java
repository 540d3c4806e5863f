package werkbank.dataset.cache;

import java.util.List;
import werkbank.dataset.ChannelSums;
import werkbank.dataset.Images;
import werkbank.dataset.PixelHashes;
import werkbank.recipe.ImageSpec;

/**
 * Pictures as images of one size.
 *
 * @param images of the pictures that can be read
 * @param files [images] the place of each one's file in the list of the request, rising
 * @param unreadable the others
 * @param sha256 of the names and contents of the images' files, in their order, lower-case hexadecimal
 * @param image how they were framed, with size and colour
 * @param why the images have their size, a line without a full stop; empty where the size was asked for
 * @param sums of the images
 * @param hashes of the images
 * @param clipped those with values that became white
 */
public record Pictures(
        Images images,
        int[] files,
        List<Unreadable> unreadable,
        String sha256,
        ImageSpec image,
        String why,
        ChannelSums sums,
        PixelHashes hashes,
        Clipped clipped) {
    /**
     * Reads pictures from the cache, which is filled where it lacks some. What was decoded once is mapped into memory and
     * takes no heap.
     *
     * @throws werkbank.InputException when pictures can't be read and aren't to be left out, or none can be read
     * @throws werkbank.StorageException when the cache can't be written
     */
    public static Pictures read(PictureRequest request) {
        return new PictureCache(request).pictures();
    }
}
