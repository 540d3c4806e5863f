package werkbank.cli;

import java.io.PrintStream;
import java.util.function.IntSupplier;

/** The last line of a terminal, which is drawn anew as things move; lines that stay appear above it. */
final class StatusLine {
    /** The cursor stays in this line, so that nothing above is ever touched. */
    private static final String CLEAR = "\r\u001b[K";

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

    /** Shows a text in place of the former one, cut to the terminal's width. */
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
        int room = Math.max(0, columns() - 1);
        terminal.print(before + (text.length() <= room ? text : text.substring(0, room)));
        terminal.flush();
    }
}
