package werkbank.space;

import java.util.regex.Pattern;

/** The names that a new study can have: each is also a folder, and a word that a command line takes for no option. */
public final class NameRule {
    /** The rule in words, to follow 'it must be'. */
    public static final String WORDS = "1 to 100 letters, digits, _, - and ., with no . or - at the start";

    private static final Pattern NAME = Pattern.compile("[A-Za-z0-9_][A-Za-z0-9_.-]{0,99}");

    private NameRule() {}

    public static boolean allows(String name) {
        return NAME.matcher(name).matches();
    }
}
