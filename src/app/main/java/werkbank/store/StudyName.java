package werkbank.store;

import java.util.Locale;
import java.util.regex.Pattern;
import werkbank.InputException;
import werkbank.space.NameRule;

/**
 * Names of studies become names of folders, so they are kept to what every file system takes. A study may be older than
 * {@link NameRule}, which new ones keep to, so a few more are taken.
 */
final class StudyName {
    private static final int LONGEST = 100;
    private static final Pattern ALLOWED = Pattern.compile("[\\p{L}\\p{N}_-][\\p{L}\\p{N}_.-]*");

    private StudyName() {}

    /**
     * The name itself.
     *
     * @throws InputException when no study can have it
     */
    static String checked(String name) {
        if (name.length() > LONGEST) {
            throw new InputException(String.format(
                    Locale.ROOT,
                    "study name of %d characters ('%s…'): use %d at most",
                    name.length(),
                    name.substring(0, 20),
                    LONGEST));
        }
        if (!isValid(name)) {
            throw new InputException(String.format(
                    Locale.ROOT, "study name '%s': it must be %s", name.replaceAll("\\p{Cntrl}", "?"), NameRule.WORDS));
        }
        return name;
    }

    static boolean isValid(String name) {
        return name.length() <= LONGEST && ALLOWED.matcher(name).matches();
    }
}
