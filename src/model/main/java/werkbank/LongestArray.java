package werkbank;

/** The longest array that a JVM makes for certain. */
public final class LongestArray {
    /** How many elements it has. */
    public static final int LENGTH = Integer.MAX_VALUE - 8;

    private LongestArray() {}
}
