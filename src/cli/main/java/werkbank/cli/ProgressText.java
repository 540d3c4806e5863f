package werkbank.cli;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalInt;
import werkbank.Counted;
import werkbank.app.ValueFormat;
import werkbank.cli.StudyProgress.RunningTrial;
import werkbank.experiment.trial.EpochMetrics;
import werkbank.experiment.trial.TrialResult;
import werkbank.space.Objective;

/** The words for a study's progress. */
final class ProgressText {
    private final StudyProgress study;
    private final Objective objective;

    ProgressText(StudyProgress study, Objective objective) {
        this.study = study;
        this.objective = objective;
    }

    /** How far the study is, how long it takes, and what runs now: what matters most comes first. */
    String position(String timeLeft) {
        List<String> parts = new ArrayList<>();
        if (!study.isOneTrial()) {
            parts.add(String.format(Locale.ROOT, "%d/%s", study.finished(), Counted.of(study.trials(), "trial")));
        }
        parts.add(timeLeft);
        parts.add(bestSoFar());
        study.running().forEach((trial, running) -> parts.add(where(trial, running)));
        return String.join("  ", parts);
    }

    private String where(int trial, RunningTrial running) {
        String epoch = String.format(
                Locale.ROOT,
                "%sepoch %d/%d",
                study.isOneTrial() ? "" : "trial " + trial + " ",
                running.epoch(),
                running.epochs());
        if (running.epoch() == 1 && running.share() == 0) {
            return epoch;
        }
        return running.judged()
                ? String.format(Locale.ROOT, "%s %s %s", epoch, label(), rounded(running.figure()))
                : String.format(Locale.ROOT, "%s train %.1f %%", epoch, 100 * running.figure());
    }

    /** The name of the objective's figure in a narrow place. */
    private String label() {
        return switch (objective) {
            case VAL_ACCURACY, VAL_ERRORS -> "val";
            case VAL_BALANCED_ACCURACY -> "val-balanced";
            case VAL_LOSS, VAL_F1 -> objective.label();
        };
    }

    private String rounded(double loss) {
        return objective == Objective.VAL_LOSS
                ? ValueFormat.loss(objective, loss)
                : String.format(Locale.ROOT, "%.1f %%", -100 * loss);
    }

    private String bestSoFar() {
        return study.best().map(this::result).orElse("no result yet");
    }

    private String result(StudyProgress.Best best) {
        return String.format(Locale.ROOT, "best %s %s", label(), ValueFormat.loss(objective, best.loss()))
                + (study.isOneTrial() ? "" : String.format(Locale.ROOT, " (trial %d%s)", best.trial(), broken(best)));
    }

    private static String broken(StudyProgress.Best best) {
        return best.violation() > 0 ? ", breaks a limit" : "";
    }

    /** The best result and the time left, to follow an epoch's figures; empty for the only trial of a study. */
    String outlook(String timeLeft) {
        return study.isOneTrial() ? "" : String.format(Locale.ROOT, "%s, %s", bestSoFar(), timeLeft);
    }

    /** An epoch of a trial that runs, with its figures. */
    String epoch(int trial, EpochMetrics metrics) {
        return String.format(
                Locale.ROOT,
                "%sepoch %d/%d  %s",
                name(trial),
                metrics.epoch(),
                study.running().get(trial).epochs(),
                figures(metrics));
    }

    private String figures(EpochMetrics metrics) {
        return String.format(
                Locale.ROOT,
                "loss %s  accuracy %s  val-loss %s  val-accuracy %s  %s%slearning rate %s  %s",
                ValueFormat.decimal(metrics.loss()),
                ValueFormat.percent(metrics.accuracy()),
                ValueFormat.decimal(metrics.validationLoss()),
                ValueFormat.percent(metrics.validationAccuracy()),
                special(metrics.validationF1(), metrics.validationBalancedAccuracy())
                        .map(value -> String.format(Locale.ROOT, "%s %s  ", objective.label(), value))
                        .orElse(""),
                metrics.averaged().map(this::averaged).orElse(""),
                ValueFormat.rate(metrics.learningRate()),
                ValueFormat.seconds(metrics.seconds()));
    }

    private String averaged(EpochMetrics.Averaged weights) {
        return String.format(
                Locale.ROOT,
                "averaged %s, %s%s  ",
                ValueFormat.decimal(weights.loss()),
                ValueFormat.percent(weights.accuracy()),
                special(weights.macroF1(), weights.balancedAccuracy())
                        .map(value -> ", " + value)
                        .orElse(""));
    }

    /** The objective's own figure where log-loss and accuracy, which all epochs tell, aren't it. */
    private Optional<String> special(double macroF1, double balancedAccuracy) {
        return switch (objective) {
            case VAL_F1 -> Optional.of(ValueFormat.percent(macroF1));
            case VAL_BALANCED_ACCURACY -> Optional.of(ValueFormat.percent(balancedAccuracy));
            case VAL_ACCURACY, VAL_LOSS, VAL_ERRORS -> Optional.empty();
        };
    }

    /** How a trial ended: its state, what it took, and its result or why there is none. */
    String end(int trial, TrialResult result) {
        String outcome = result.outcome()
                .map(o -> ValueFormat.objective(objective, o.best()))
                .or(() -> result.failure().map(TrialResult.Failure::cause))
                .orElse("goes on with the next run");
        return String.format(
                Locale.ROOT,
                "%s  %s after %s and %s: %s",
                title(trial),
                result.state(),
                ValueFormat.count(result.epochs(), "epoch"),
                ValueFormat.time(result.seconds()),
                outcome);
    }

    /** The start of a line about a trial; empty for the only trial of a study, which needs no name. */
    String name(int trial) {
        return study.isOneTrial() ? "" : title(trial) + "  ";
    }

    /** Repeats use up numbers and are not counted, so a study that was made longer has trials beyond its count. */
    private String title(int trial) {
        OptionalInt original = study.original(trial);
        if (original.isPresent()) {
            return String.format(Locale.ROOT, "trial %d (%d again)", trial, original.getAsInt());
        }
        return trial > study.trials()
                ? "trial " + trial
                : String.format(Locale.ROOT, "trial %d/%d", trial, study.trials());
    }
}
