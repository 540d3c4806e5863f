package werkbank.dataset.listed;

import java.util.Locale;
import java.util.Set;

/** Tells names of files and folders that nobody put there to be read. */
final class HiddenName {
    /** Names that systems leave in folders, beside those that begin with a dot. */
    private static final Set<String> LEFT_BEHIND = Set.of("thumbs.db", "desktop.ini", "__macosx", "@eadir");

    private HiddenName() {}

    /** Whether it is the name of something hidden, or of what a system left there. */
    static boolean isOne(String name) {
        return name.startsWith(".") || LEFT_BEHIND.contains(name.toLowerCase(Locale.ROOT));
    }
}
