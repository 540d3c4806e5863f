package werkbank.dataset.listed;

import java.util.Optional;

/**
 * A picture file with what is known of it before it is opened.
 *
 * @param file its path from the data folder, with forward slashes
 * @param className the class that it shows, in the form NFC
 * @param part that it belongs to; empty where the data are not divided
 */
public record ListedPicture(String file, String className, Optional<PicturePart> part) {
    /** Puts it into a part. */
    public ListedPicture in(PicturePart other) {
        return new ListedPicture(file, className, Optional.of(other));
    }

    boolean isIn(PicturePart other) {
        return part.filter(other::equals).isPresent();
    }
}
