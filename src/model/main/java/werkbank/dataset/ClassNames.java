package werkbank.dataset;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.IntStream;

/**
 * The names of the classes of some images.
 *
 * @param names of class 0, class 1 and so on; each is a name by {@link #whyNot}, and no two are equal
 */
public record ClassNames(List<String> names) {
    /** The longest name, in characters. */
    public static final int LONGEST = 100;

    private static final Pattern NUMBER = Pattern.compile("[0-9]+");

    /** Characters that turn the text around, so that what is seen is not what is there. */
    private static final String TURNING = "\u202A\u202B\u202C\u202D\u202E\u2066\u2067\u2068\u2069";

    /** @throws IllegalArgumentException when there are none, one can't be a name, or two are equal */
    public ClassNames {
        names = List.copyOf(names);
        names.forEach(name -> whyNot(name).ifPresent(reason -> {
            throw new IllegalArgumentException("the name of a class " + reason);
        }));
        if (names.isEmpty() || Set.copyOf(names).size() < names.size()) {
            throw new IllegalArgumentException("no names of classes, or two that are equal: " + names);
        }
    }

    /** The numbers from 0, for classes that have no names. */
    public static ClassNames numbers(int count) {
        return new ClassNames(
                IntStream.range(0, count).mapToObj(Integer::toString).toList());
    }

    /** Why a class can't be called so, as the end of a sentence without a full stop; empty when it can. */
    public static Optional<String> whyNot(String name) {
        if (name.isBlank()) {
            return Optional.of("is empty");
        }
        if (name.length() > LONGEST) {
            return Optional.of("is longer than " + LONGEST + " characters");
        }
        return name.codePoints().anyMatch(ClassNames::isUnseen)
                ? Optional.of("has a control character")
                : Optional.empty();
    }

    private static boolean isUnseen(int character) {
        return switch (Character.getType(character)) {
            case Character.CONTROL,
                    Character.LINE_SEPARATOR,
                    Character.PARAGRAPH_SEPARATOR,
                    Character.SURROGATE -> true;
            default -> TURNING.indexOf(character) >= 0;
        };
    }

    /** How many classes there are. */
    public int count() {
        return names.size();
    }

    /** Looks up the name of a class. */
    public String of(int number) {
        return names.get(number);
    }

    /** The class in a sentence: {@code class 7}, {@code class 'cat'}. */
    public String phrase(int number) {
        return phrase(of(number));
    }

    /** A class of this name in a sentence; what is no number is quoted, since some are called class themselves. */
    public static String phrase(String name) {
        return NUMBER.matcher(name).matches() ? "class " + name : "class '" + name + "'";
    }

    /** Whether they are only the numbers from 0. */
    public boolean areNumbers() {
        return equals(numbers(count()));
    }
}
