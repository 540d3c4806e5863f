package werkbank.augment;

/** Numbers as dots: a Java without fonts, as on many servers, can't draw text. */
final class DotDigits {
    static final int HEIGHT = 5;
    private static final int WIDTH = 3;

    /** The shapes of 0 to 9, each five rows of three dots, the top row in the highest bits. */
    private static final int[] SHAPES = {
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

    private DotDigits() {}

    /** A surface that takes dots. */
    interface Dots {
        void dot(int row, int column);
    }

    /** The width of a number in dots, the gap behind the last digit included. */
    static int width(int number) {
        return Integer.toString(number).length() * (WIDTH + 1);
    }

    /** @param number at least 0 */
    static void draw(int number, Dots dots) {
        String text = Integer.toString(number);
        for (int i = 0; i < text.length(); i++) {
            draw(SHAPES[text.charAt(i) - '0'], i * (WIDTH + 1), dots);
        }
    }

    private static void draw(int shape, int left, Dots dots) {
        for (int dot = 0; dot < HEIGHT * WIDTH; dot++) {
            if ((shape >> (HEIGHT * WIDTH - 1 - dot) & 1) == 1) {
                dots.dot(dot / WIDTH, left + dot % WIDTH);
            }
        }
    }
}
