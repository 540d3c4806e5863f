package werkbank;

import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;

/** Numbers with their nouns, in the singular where there is one, and lists of which a few are named. */
public final class Counted {
    /** Names in a line, at most. */
    private static final int FEW = 3;

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

    /** A few of some names: {@code a, b, c, …}. */
    public static String some(List<?> names) {
        return some(names, FEW);
    }

    /** The first names, up to this many, and {@code …} where there are more. */
    public static String some(List<?> names, int most) {
        String named = names.stream().limit(most).map(String::valueOf).collect(Collectors.joining(", "));
        return names.size() > most ? named + ", …" : named;
    }
}
