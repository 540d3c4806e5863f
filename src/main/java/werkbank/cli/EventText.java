package werkbank.cli;

import werkbank.experiment.TrialEvent;
import werkbank.experiment.TrialResult.Weights;

/** What callbacks did, in words. */
final class EventText {
    private EventText() {}

    static String of(TrialEvent event) {
        if (event instanceof TrialEvent.Saved saved) {
            return saved(saved);
        } else if (event instanceof TrialEvent.RateReduced reduced) {
            return "%s: learning rate reduced from %s to %s"
                    .formatted(
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
                .map(before -> "%s improved from %s to %s, saved"
                        .formatted(what, Shown.decimal(before), Shown.decimal(saved.value())))
                .orElseGet(() -> "%s is %s, saved".formatted(what, Shown.decimal(saved.value())));
    }

    private static String stopped(TrialEvent.Stopped stopped) {
        String best = stopped.bestEpoch() == 0
                ? "it never was a number"
                : "best %s at epoch %d".formatted(Shown.decimal(stopped.best()), stopped.bestEpoch());
        return "early stopping: %s (%s)".formatted(stuck(stopped.monitor().label(), stopped.waited()), best);
    }

    private static String stuck(String monitor, int epochs) {
        return "%s has not improved for %s".formatted(monitor, Shown.count(epochs, "epoch"));
    }
}
