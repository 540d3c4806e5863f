package werkbank.cli;

import java.util.Locale;
import werkbank.app.ValueFormat;
import werkbank.experiment.trial.TrialEvent;
import werkbank.experiment.trial.TrialResult.Weights;

/** The actions of callbacks, in words. */
final class EventText {
    private EventText() {}

    static String of(TrialEvent.CallbackActed event) {
        if (event instanceof TrialEvent.Saved saved) {
            return saved(saved);
        } else if (event instanceof TrialEvent.RateReduced reduced) {
            return String.format(
                    Locale.ROOT,
                    "%s: learning rate reduced from %s to %s",
                    stuck(reduced.monitor().label(), reduced.waited()),
                    ValueFormat.rate(reduced.from()),
                    ValueFormat.rate(reduced.to()));
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
                        ValueFormat.decimal(before),
                        ValueFormat.decimal(saved.value())))
                .orElseGet(
                        () -> String.format(Locale.ROOT, "%s is %s, saved", what, ValueFormat.decimal(saved.value())));
    }

    private static String stopped(TrialEvent.Stopped stopped) {
        String best = stopped.bestEpoch() == 0
                ? "it never was a number"
                : String.format(
                        Locale.ROOT, "best %s at epoch %d", ValueFormat.decimal(stopped.best()), stopped.bestEpoch());
        return String.format(
                Locale.ROOT, "early stopping: %s (%s)", stuck(stopped.monitor().label(), stopped.waited()), best);
    }

    private static String stuck(String monitor, int epochs) {
        return String.format(Locale.ROOT, "%s has not improved for %s", monitor, ValueFormat.count(epochs, "epoch"));
    }
}
