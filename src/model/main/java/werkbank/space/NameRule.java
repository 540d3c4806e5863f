package werkbank.space;

import java.util.regex.Pattern;

/** The names that a new study can have: each is also a folder, and a word that a command line takes for no option. */
public final class NameRule {
    /** The rule in words, to follow 'it must be'. */
    public static final String WORDS = "1 to 100 letters, digits, _, - and ., with no . or - at the start";

    private static final int LONGEST = 100;

    private static final Pattern NAME = Pattern.compile("[A-Za-z0-9_][A-Za-z0-9_.-]{0," + (LONGEST - 1) + "}");

    private NameRule() {}

    public static boolean allows(String name) {
        return NAME.matcher(name).matches();
    }

    /**
     * Makes a name that a new study can have of another study's, which may be older than the rule.
     *
     * @param end letters, digits and - that are added, some letters among them; of a long name the last letters give way
     */
    public static String of(String name, String end) {
        String plain = name.replaceAll("[^A-Za-z0-9_.-]+", "-");
        String cut = plain.substring(0, Math.min(plain.length(), LONGEST - end.length()));
        return (cut + end).replaceAll("^[.-]+", "");
    }
}
