package werkbank.cli;

import me.tongfei.progressbar.ProgressBar;
import me.tongfei.progressbar.ProgressBarBuilder;
import me.tongfei.progressbar.ProgressBarStyle;
import werkbank.search.Workload;
import werkbank.space.Objective;

/** For terminals: one bar that moves, above it lines of finished trials, or of the epochs when all is told. */
final class LiveProgress extends Progress {
    /** The bar counts whole steps. */
    private static final long STEPS = 1000;

    private static final String CLEAR_LINE = "\r\u001b[K";

    private ProgressBar bar;

    LiveProgress(boolean verbose, Objective objective, Workload workload) {
        super(verbose, objective, workload);
    }

    /** The launcher looks whether standard error is a terminal, which Java can't. */
    static boolean isPossible() {
        return "1".equals(System.getenv("WERKBANK_TERMINAL"));
    }

    @Override
    void begun(int trials) {
        bar = new ProgressBarBuilder()
                .setTaskName(trials == 1 ? "training" : "search")
                .setInitialMax(STEPS)
                .setStyle(ProgressBarStyle.ASCII)
                .setUpdateIntervalMillis(250)
                .hideEta()
                .build();
    }

    @Override
    void epoch(String metrics, String outlook) {
        if (tellsAll()) {
            line(metrics);
        }
    }

    @Override
    void moved(double done, String position) {
        if (bar != null) {
            bar.stepTo(Math.round(done * STEPS));
            bar.setExtraMessage(position);
        }
    }

    @Override
    void line(String text) {
        System.err.println((bar == null ? "" : CLEAR_LINE) + Shown.plain(text));
    }

    @Override
    void ended() {
        if (bar != null) {
            bar.close();
            bar = null;
        }
    }
}
