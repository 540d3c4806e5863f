package werkbank.dataset.listed;

import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;

/** The part of a data folder that a picture belongs to. */
public enum PicturePart {
    /** Pictures that are learned from. */
    TRAINING("train", "training"),
    /** Held out, to compare trials on. */
    VALIDATION("val", "valid", "validation"),
    /** Sealed until the end. */
    TEST("test", "testing");

    private final List<String> names;

    PicturePart(String... names) {
        this.names = List.of(names);
    }

    /** The part that people call so, in upper or lower case; empty when it is no name of a part. */
    public static Optional<PicturePart> named(String word) {
        String lower = word.toLowerCase(Locale.ROOT);
        return Stream.of(values()).filter(part -> part.names.contains(lower)).findFirst();
    }

    /** The name for messages: {@code train}, {@code val} or {@code test}. */
    public String word() {
        return names.get(0);
    }
}
