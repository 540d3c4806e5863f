package werkbank.cli;

import werkbank.app.ValueFormat;
import werkbank.search.PlannedEpochs;
import werkbank.space.Objective;

/** A progress display for logs and pipes: a line an epoch and a line a trial. */
final class LineProgress extends Progress {
    LineProgress(boolean verbose, Objective objective, PlannedEpochs planned) {
        super(verbose, objective, planned);
    }

    @Override
    void begun(int trials) {}

    @Override
    void epoch(String metrics, String outlook) {
        line(outlook.isEmpty() ? metrics : metrics + "  | " + outlook);
    }

    @Override
    void moved(double done, String position) {}

    @Override
    void line(String text) {
        System.err.println(ValueFormat.plain(text));
    }

    @Override
    void ended() {}
}
