package werkbank.picture;

import java.util.Locale;

/** Tells by the name of a file whether it should be a picture. */
public final class PictureName {
    private PictureName() {}

    /** Whether a file's name ends as those of pictures do, in capitals or not. */
    public static boolean isOne(String fileName) {
        int dot = fileName.lastIndexOf('.');
        return dot >= 0 && PictureFormat.isEnding(fileName.substring(dot + 1).toLowerCase(Locale.ROOT));
    }
}
