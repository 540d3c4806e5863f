package werkbank.cli;

import java.util.Locale;
import werkbank.experiment.TrialEvent;
import werkbank.experiment.TrialResult.Weights;

/** What callbacks did, in words. */
final class EventText {
    private EventText() {}

    static String of(TrialEvent event) {
        if (event instanceof TrialEvent.Saved saved) {
            return saved(saved);
        } else if (event instanceof TrialEvent.RateReduced reduced) {
            return String.format(
                    Locale.ROOT,
                    "%s: learning rate reduced from %s to %s",
                    stuck(reduced.monitor().label(), reduced.waited()),
                    Shown.rate(reduced.from()),
                    Shown.rate(reduced.to()));
        }
        return stopped((TrialEvent.Stopped) event);
    }

    private static String saved(TrialEvent.Saved saved) {
        String what = saved.monitor().label()
                + (saved.weights() == Weights.TRAINED ? "" : " of the weights' average " + saved.weights());
        return saved.before()
                .map(before -> String.format(
                        Locale.ROOT,
                        "%s improved from %s to %s, saved",
                        what,
                        Shown.decimal(before),
                        Shown.decimal(saved.value())))
                .orElseGet(() -> String.format(Locale.ROOT, "%s is %s, saved", what, Shown.decimal(saved.value())));
    }

    private static String stopped(TrialEvent.Stopped stopped) {
        String best = stopped.bestEpoch() == 0
                ? "it never was a number"
                : String.format(Locale.ROOT, "best %s at epoch %d", Shown.decimal(stopped.best()), stopped.bestEpoch());
        return String.format(
                Locale.ROOT, "early stopping: %s (%s)", stuck(stopped.monitor().label(), stopped.waited()), best);
    }

    private static String stuck(String monitor, int epochs) {
        return String.format(Locale.ROOT, "%s has not improved for %s", monitor, Shown.count(epochs, "epoch"));
    }
}
