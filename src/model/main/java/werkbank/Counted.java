package werkbank;

import java.util.Locale;

/** Numbers with their nouns, in the singular where there is one. */
public final class Counted {
    private Counted() {}

    /**
     * A number and what is counted: {@code 1 image}, {@code 1,200 images}, {@code 2 classes}.
     *
     * @param noun in the singular; its plural ends with s, after an s with es
     */
    public static String of(long count, String noun) {
        return String.format(Locale.ROOT, "%,d %s", count, word(count, noun));
    }

    /** The noun alone, as it stands behind this number. */
    public static String word(long count, String noun) {
        return count == 1 ? noun : noun.endsWith("s") ? noun + "es" : noun + "s";
    }
}
