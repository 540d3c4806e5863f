package werkbank.cli;

import java.io.PrintStream;
import java.util.function.IntSupplier;

/** The last line of a terminal, which is drawn anew as things move; lines that stay appear above it. */
final class StatusLine {
    /** The cursor stays in this line, so that nothing above is ever touched. */
    private static final String CLEAR = "\r\u001b[K";

    /** The columns that a bar needs; narrower terminals have no room for more than the figures. */
    private static final int COLUMNS_WITH_BAR = 60;

    private static final int BAR = 10;

    /** The spaces between the parts of a text. */
    private static final String BETWEEN = "  ";

    private final PrintStream terminal;
    private final IntSupplier columns;
    private String text = "";

    /** @param columns of the terminal, asked each time that the line is drawn */
    StatusLine(PrintStream terminal, IntSupplier columns) {
        this.terminal = terminal;
        this.columns = columns;
    }

    /**
     * Draws a bar to begin a text with; an empty one where the terminal has no room for it.
     *
     * @param done 0 to 1
     */
    String bar(double done) {
        if (columns.getAsInt() < COLUMNS_WITH_BAR) {
            return "";
        }
        int full = (int) Math.min(BAR, Math.floor(done * BAR));
        return "[" + "=".repeat(full) + " ".repeat(BAR - full) + "] ";
    }

    /** Shows a text in place of the former one, as many of its parts as the terminal is wide. */
    void show(String now) {
        text = now;
        draw(CLEAR);
    }

    /** Prints a line that stays above. */
    void above(String line) {
        draw((text.isEmpty() ? "" : CLEAR) + line + System.lineSeparator());
    }

    /** Takes the line away. */
    void remove() {
        if (!text.isEmpty()) {
            show("");
        }
    }

    /** A character in the last column would have some terminals go to the next line. */
    private void draw(String before) {
        terminal.print(before + cut(Math.max(0, columns.getAsInt() - 1)));
        terminal.flush();
    }

    /** Parts that don't fit are left out whole: half a number would be another one. */
    private String cut(int room) {
        if (text.length() <= room) {
            return text;
        }
        int part = text.lastIndexOf(BETWEEN, room);
        return text.substring(0, part > 0 ? part : room);
    }
}
