package werkbank.cli;

import java.util.Locale;
import java.util.Map;
import java.util.function.LongSupplier;
import werkbank.app.ValueFormat;
import werkbank.search.PlannedEpochs;
import werkbank.space.Objective;

/**
 * A progress display for terminals: one bar that moves, above it lines of finished trials, or of the epochs when all is
 * told.
 */
final class LiveProgress extends Progress {
    private static final long NANOS_BETWEEN = 200_000_000;

    private final StatusLine status;
    private final LongSupplier nanos;
    private boolean running;
    private long drawn;

    LiveProgress(boolean verbose, Objective objective, PlannedEpochs planned, StatusLine status, LongSupplier nanos) {
        super(verbose, objective, planned);
        this.status = status;
        this.nanos = nanos;
    }

    /** The launcher looks whether standard error is a terminal, which Java can't. */
    static boolean isPossible() {
        return isPossible(System.getenv());
    }

    static boolean isPossible(Map<String, String> environment) {
        return "1".equals(environment.get("WERKBANK_TERMINAL"));
    }

    static LiveProgress here(boolean verbose, Objective objective, PlannedEpochs planned) {
        return new LiveProgress(
                verbose, objective, planned, new StatusLine(System.err, new TerminalWidth()), System::nanoTime);
    }

    @Override
    void begun(int trials) {
        running = true;
        drawn = nanos.getAsLong() - NANOS_BETWEEN;
    }

    @Override
    void epoch(String metrics, String outlook) {
        if (tellsAll()) {
            line(metrics);
        }
    }

    @Override
    void moved(double done, String position) {
        long now = nanos.getAsLong();
        if (running && now - drawn >= NANOS_BETWEEN) {
            drawn = now;
            status.show(status.bar(done) + String.format(Locale.ROOT, "%3.0f %%  %s", 100 * done, position));
        }
    }

    @Override
    void line(String text) {
        status.above(ValueFormat.plain(text));
    }

    @Override
    void ended() {
        running = false;
        status.remove();
    }
}
