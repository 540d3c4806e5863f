package werkbank.space.yaml;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import werkbank.option.MessageText;

/**
 * The folder of images that a file names.
 *
 * @param text as it stands there
 */
record NamedFolder(Place place, String text, Path path) {
    /** @throws werkbank.InputException at its place, when there is nothing of that name */
    void requireThere() {
        if (!Files.exists(path)) {
            throw place.error(String.format(
                    Locale.ROOT,
                    "folder is %s, but there is nothing at %s; name a folder of images by its path from the file's own",
                    MessageText.quoted(text),
                    path.toAbsolutePath().normalize()));
        }
    }
}
