package werkbank.augment;

import java.text.Normalizer;
import java.util.Locale;
import java.util.regex.Pattern;
import java.util.stream.IntStream;

/** Text as dots: a Java without fonts, as on many servers, can't draw text. Letters are capitals. */
final class DotText {
    static final int HEIGHT = 5;
    private static final int WIDTH = 3;

    /** The shapes of 0 to 9, each five rows of three dots, the top row in the highest bits. */
    private static final int[] DIGITS = {
        0b111_101_101_101_111,
        0b010_110_010_010_111,
        0b111_001_111_100_111,
        0b111_001_111_001_111,
        0b101_101_111_001_001,
        0b111_100_111_001_111,
        0b111_100_111_101_111,
        0b111_001_001_010_010,
        0b111_101_111_101_111,
        0b111_101_111_001_111
    };

    /** The shapes of A to Z. */
    private static final int[] LETTERS = {
        0b010_101_111_101_101,
        0b110_101_110_101_110,
        0b011_100_100_100_011,
        0b110_101_101_101_110,
        0b111_100_110_100_111,
        0b111_100_110_100_100,
        0b011_100_101_101_011,
        0b101_101_111_101_101,
        0b111_010_010_010_111,
        0b001_001_001_101_010,
        0b101_101_110_101_101,
        0b100_100_100_100_111,
        0b101_111_111_101_101,
        0b110_101_101_101_101,
        0b010_101_101_101_010,
        0b110_101_110_100_100,
        0b010_101_101_111_011,
        0b110_101_110_101_101,
        0b011_100_010_001_110,
        0b111_010_010_010_010,
        0b101_101_101_101_111,
        0b101_101_101_101_010,
        0b101_101_111_111_101,
        0b101_101_010_101_101,
        0b101_101_010_010_010,
        0b111_001_010_100_111
    };

    private static final Pattern ACCENTS = Pattern.compile("\\p{M}");
    private static final int DASH = 0b000_000_111_000_000;
    private static final int PERCENT = 0b101_001_010_100_101;

    private DotText() {}

    /** A surface that takes dots. */
    interface Dots {
        void dot(int row, int column);
    }

    /** The width of a text in dots, the gap behind the last letter included. */
    static int width(String text) {
        return text.length() * (WIDTH + 1);
    }

    /** Spells a text in capitals without accents. */
    static String spelled(String text) {
        return ACCENTS.matcher(Normalizer.normalize(text, Normalizer.Form.NFD))
                .replaceAll("")
                .toUpperCase(Locale.ROOT)
                .strip();
    }

    /** Whether there is something to be seen of a text that was {@link #spelled}, and no letter or digit lacks a shape. */
    static boolean canDraw(String text) {
        int[] letters = text.codePoints().filter(Character::isLetterOrDigit).toArray();
        return letters.length > 0
                && IntStream.of(letters).allMatch(letter -> letter <= 'Z' && shape((char) letter) != 0);
    }

    /** @param text of digits, letters without accents, - and %; others are blank */
    static void draw(String text, Dots dots) {
        String capitals = text.toUpperCase(Locale.ROOT);
        for (int i = 0; i < capitals.length(); i++) {
            draw(shape(capitals.charAt(i)), i * (WIDTH + 1), dots);
        }
    }

    private static int shape(char letter) {
        if (letter >= '0' && letter <= '9') {
            return DIGITS[letter - '0'];
        }
        if (letter >= 'A' && letter <= 'Z') {
            return LETTERS[letter - 'A'];
        }
        return letter == '-' ? DASH : letter == '%' ? PERCENT : 0;
    }

    private static void draw(int shape, int left, Dots dots) {
        for (int dot = 0; dot < HEIGHT * WIDTH; dot++) {
            if ((shape >> (HEIGHT * WIDTH - 1 - dot) & 1) == 1) {
                dots.dot(dot / WIDTH, left + dot % WIDTH);
            }
        }
    }
}
