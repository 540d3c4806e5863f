package werkbank.cli;

import werkbank.search.Workload;
import werkbank.space.Objective;

/** A display that says nothing. */
final class QuietProgress extends Progress {
    QuietProgress(Objective objective, Workload workload) {
        super(false, objective, workload);
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
