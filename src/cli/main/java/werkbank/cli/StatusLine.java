package werkbank.cli;

import java.io.PrintStream;
import java.util.function.IntSupplier;

/** The last line of a terminal, which is drawn anew as things move; lines that stay appear above it. */
final class StatusLine {
    /** The cursor stays in this line, so that nothing above is ever touched. */
    private static final String CLEAR = "\r\u001b[K";

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

    int columns() {
        return columns.getAsInt();
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
        terminal.print(before + cut(Math.max(0, columns() - 1)));
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
