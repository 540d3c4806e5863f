package werkbank.option;

import java.math.BigDecimal;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/** How values and remedies read in a message. */
public final class MessageText {
    private static final int LONGEST = 60;

    private MessageText() {}

    /** A value in one line: text in quotes and cut when long, numbers as a person writes them. */
    public static String shown(Object value) {
        if (value instanceof Double number) {
            return number(number);
        }
        return value instanceof String text ? quoted(text) : String.valueOf(value);
    }

    public static String shown(List<?> values) {
        return values.stream().map(MessageText::plain).collect(Collectors.joining(", "));
    }

    /** Shows a value as {@link #shown(Object)} does, without quotes. */
    public static String plain(Object value) {
        return value instanceof String text ? oneLine(text) : shown(value);
    }

    public static String quoted(String text) {
        return "'" + oneLine(text) + "'";
    }

    /** Control characters become spaces, so that a message keeps to its line. */
    public static String oneLine(String text) {
        String line = text.replaceAll("[\\p{Cntrl}\\u2028\\u2029]+", " ").strip();
        return line.length() <= LONGEST ? line : line.substring(0, LONGEST) + "…";
    }

    /** {@code ; did you mean 'filters'?}, or nothing when no word is near. */
    public static String didYouMean(String word, Collection<String> known) {
        return nearest(word, known)
                .map(candidate -> "; did you mean '" + candidate + "'?")
                .orElse("");
    }

    public static Optional<String> nearest(String word, Collection<String> known) {
        return known.stream()
                .filter(candidate -> distance(word, candidate) <= Math.max(1, candidate.length() / 3))
                .min(Comparator.comparingInt(candidate -> distance(word, candidate)));
    }

    /** Levenshtein's distance, case ignored; far apart for a word of more than a hundred letters. */
    static int distance(String left, String right) {
        if (left.length() > 100) {
            return left.length();
        }
        int[] row = new int[right.length() + 1];
        for (int j = 0; j < row.length; j++) {
            row[j] = j;
        }
        for (int i = 1; i <= left.length(); i++) {
            nextRow(row, i, left.charAt(i - 1), right);
        }
        return row[right.length()];
    }

    private static void nextRow(int[] row, int i, char letter, String right) {
        int diagonal = row[0];
        row[0] = i;
        for (int j = 1; j < row.length; j++) {
            boolean same = Character.toLowerCase(letter) == Character.toLowerCase(right.charAt(j - 1));
            int replaced = diagonal + (same ? 0 : 1);
            diagonal = row[j];
            row[j] = Math.min(replaced, 1 + Math.min(row[j], row[j - 1]));
        }
    }

    private static String number(double value) {
        if (!Double.isFinite(value)) {
            return String.valueOf(value);
        }
        double size = Math.abs(value);
        if (value != 0 && (size < 1e-6 || size >= 1e9)) {
            return String.valueOf(value).replace('E', 'e');
        }
        BigDecimal decimal = BigDecimal.valueOf(value).stripTrailingZeros();
        return decimal.toPlainString();
    }
}
