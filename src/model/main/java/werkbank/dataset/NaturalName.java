package werkbank.dataset;

import java.text.Normalizer;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.Function;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A name in the order in which people count: {@code class2} before {@code class10}. Runs of the digits 0 to 9 count by
 * their value; what is between them by its characters, without case and accents, so that {@code Äpfel} and {@code apfel}
 * are neighbours. Names that are alike so far go by their characters in the form NFC. Nothing depends on the machine or
 * its language.
 *
 * @param text in the form NFC
 * @param pieces of the text without case and accents, digits and others in turn
 */
public record NaturalName(String text, List<String> pieces) implements Comparable<NaturalName> {
    private static final Pattern PIECE = Pattern.compile("[0-9]+|[^0-9]+");
    private static final Pattern ACCENT = Pattern.compile("\\p{M}+");

    /** Makes the name of a text. */
    public static NaturalName of(String text) {
        String plain = ACCENT.matcher(Normalizer.normalize(text, Normalizer.Form.NFD))
                .replaceAll("")
                .toLowerCase(Locale.ROOT);
        List<String> pieces = new ArrayList<>();
        Matcher piece = PIECE.matcher(plain);
        while (piece.find()) {
            pieces.add(piece.group());
        }
        return new NaturalName(composed(text), List.copyOf(pieces));
    }

    /** The form NFC, in which a letter and its accent are one character where there is such a one. */
    public static String composed(String text) {
        return Normalizer.normalize(text, Normalizer.Form.NFC);
    }

    /** Sorts things by their names. */
    public static <T> List<T> sorted(Collection<T> things, Function<T, String> name) {
        return things.stream()
                .map(thing -> Map.entry(of(name.apply(thing)), thing))
                .sorted(Map.Entry.comparingByKey(Comparator.naturalOrder()))
                .map(Map.Entry::getValue)
                .toList();
    }

    @Override
    public int compareTo(NaturalName other) {
        for (int i = 0; i < Math.min(pieces.size(), other.pieces.size()); i++) {
            int order = compare(pieces.get(i), other.pieces.get(i));
            if (order != 0) {
                return order;
            }
        }
        int order = Integer.compare(pieces.size(), other.pieces.size());
        return order != 0 ? order : text.compareTo(other.text);
    }

    private static int compare(String one, String other) {
        if (!isNumber(one) || !isNumber(other)) {
            return one.compareTo(other);
        }
        String value = withoutZeros(one);
        String otherValue = withoutZeros(other);
        int order = Integer.compare(value.length(), otherValue.length());
        return order != 0 ? order : value.compareTo(otherValue);
    }

    private static boolean isNumber(String piece) {
        return piece.charAt(0) >= '0' && piece.charAt(0) <= '9';
    }

    private static String withoutZeros(String digits) {
        return digits.replaceFirst("^0+", "");
    }
}
