package werkbank.report.view;

/** Words of commands that people paste into a POSIX shell. */
public final class ShellWord {
    private ShellWord() {}

    /** The word as it is where a shell leaves it so, else in quotes. */
    public static String of(String word) {
        return word.matches("[A-Za-z0-9_./=+-]+") ? word : "'" + word.replace("'", "'\\''") + "'";
    }
}
