package werkbank.run.local;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.function.Consumer;

/** The last lines of a worker's log, for the case that it fails. Safe for several threads. */
final class LogTail {
    private static final int LINES = 40;

    private final Deque<String> lines = new ArrayDeque<>();
    private final Consumer<String> next;

    /** @param next hears every line */
    LogTail(Consumer<String> next) {
        this.next = next;
    }

    void add(String line) {
        synchronized (lines) {
            lines.addLast(line);
            if (lines.size() > LINES) {
                lines.removeFirst();
            }
        }
        next.accept(line);
    }

    /** The last lines, at most {@value #LINES}. */
    String text() {
        synchronized (lines) {
            return String.join("\n", lines);
        }
    }
}
