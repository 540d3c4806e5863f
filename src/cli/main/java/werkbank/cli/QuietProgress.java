package werkbank.cli;

import werkbank.search.PlannedEpochs;
import werkbank.space.Objective;

/** A display that says nothing. */
final class QuietProgress extends Progress {
    QuietProgress(Objective objective, PlannedEpochs planned) {
        super(false, objective, planned);
    }

    @Override
    void begun(int trials) {}

    @Override
    void epoch(String metrics, String outlook) {}

    @Override
    void moved(double done, String position) {}

    @Override
    void line(String text) {}

    @Override
    void ended() {}
}
