package werkbank.cli;

import java.io.ByteArrayOutputStream;
import java.io.OutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

/**
 * What somebody sees on a terminal of some width to which was written: lines that wrap, carriage returns, line feeds and
 * the sequence that clears the rest of a line. Everything else that moves the cursor is an error.
 */
final class Screen {
    private static final String CLEAR = "\u001b[K";

    private final int columns;
    private final ByteArrayOutputStream written = new ByteArrayOutputStream();
    private final List<StringBuilder> lines = new ArrayList<>(List.of(new StringBuilder()));
    private int row;
    private int column;

    Screen(int columns) {
        this.columns = columns;
    }

    PrintStream stream() {
        return new PrintStream(OutputStream.nullOutputStream(), true, StandardCharsets.UTF_8) {
            @Override
            public void print(String text) {
                written.writeBytes(text.getBytes(StandardCharsets.UTF_8));
            }
        };
    }

    /** Lines without the spaces at their end, the empty ones after the last left out. */
    List<String> lines() {
        interpret(written.toString(StandardCharsets.UTF_8));
        written.reset();
        List<String> seen = new ArrayList<>(
                lines.stream().map(line -> line.toString().stripTrailing()).toList());
        while (!seen.isEmpty() && seen.get(seen.size() - 1).isEmpty()) {
            seen.remove(seen.size() - 1);
        }
        return seen;
    }

    private void interpret(String text) {
        for (int i = 0; i < text.length(); i++) {
            if (text.startsWith(CLEAR, i)) {
                line().setLength(Math.min(column, line().length()));
                i += CLEAR.length() - 1;
            } else {
                put(text.charAt(i));
            }
        }
    }

    private void put(char c) {
        switch (c) {
            case '\r' -> column = 0;
            case '\n' -> newLine();
            default -> {
                if (c < ' ') {
                    throw new IllegalArgumentException("a terminal would do something else than show this: " + (int) c);
                }
                if (column == columns) {
                    newLine();
                }
                line().append(" ".repeat(Math.max(0, column - line().length())));
                line().replace(column, Math.min(column + 1, line().length()), String.valueOf(c));
                column++;
            }
        }
    }

    private void newLine() {
        row++;
        column = 0;
        while (lines.size() <= row) {
            lines.add(new StringBuilder());
        }
    }

    private StringBuilder line() {
        return lines.get(row);
    }
}
