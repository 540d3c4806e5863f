package werkbank.cli;

import java.io.PrintStream;
import java.util.Locale;
import java.util.Optional;
import java.util.function.LongSupplier;
import werkbank.Counted;
import werkbank.app.ValueFormat;
import werkbank.dataset.ReadingProgress;

/**
 * Shows how many pictures have been decoded: a bar on terminals, a line every few seconds elsewhere, and at the end a line
 * that stays. Nothing shows when it is over at once.
 */
final class DecodingProgress implements ReadingProgress {
    /** Time between two looks of the bar. */
    private static final long NANOS_OF_BAR = 200_000_000;

    /** Time between two lines where there is no bar. */
    private static final long NANOS_OF_LINES = 10_000_000_000L;

    /** A reading that takes less isn't worth a line. */
    private static final long NANOS_WORTH_A_LINE = 2_000_000_000;

    private static final double NANOS_A_SECOND = 1e9;

    private final PrintStream out;
    /** The bar; empty where standard error is no terminal. */
    private final Optional<StatusLine> status;

    private final LongSupplier nanos;
    private long begun;
    private long shown;

    DecodingProgress(PrintStream out, Optional<StatusLine> status, LongSupplier nanos) {
        this.out = out;
        this.status = status;
        this.nanos = nanos;
    }

    static DecodingProgress here() {
        return new DecodingProgress(
                System.err,
                Optional.of(new StatusLine(System.err, new TerminalWidth())).filter(line -> LiveProgress.isPossible()),
                System::nanoTime);
    }

    @Override
    public synchronized void on(int done, int all) {
        long now = nanos.getAsLong();
        if (done == 0) {
            begun = now;
            shown = now;
        } else if (done == all) {
            end(all, now - begun);
        } else if (now - shown >= (status.isPresent() ? NANOS_OF_BAR : NANOS_OF_LINES)) {
            shown = now;
            show(done, all);
        }
    }

    private void show(int done, int all) {
        String text = String.format(Locale.ROOT, "decoding %,d / %s", done, Counted.of(all, "picture"));
        status.ifPresentOrElse(line -> line.show(line.bar((double) done / all) + text), () -> out.println(text));
    }

    @Override
    public synchronized void over() {
        status.ifPresent(StatusLine::remove);
    }

    private void end(int all, long took) {
        over();
        if (took >= NANOS_WORTH_A_LINE) {
            out.println(String.format(
                    Locale.ROOT,
                    "decoded %s in %s; the next time they are there at once",
                    ValueFormat.count(all, "picture"),
                    String.format(Locale.ROOT, "%.0f s", took / NANOS_A_SECOND)));
        }
    }
}
