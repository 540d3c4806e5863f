package werkbank.cli;

import java.util.Locale;
import werkbank.app.ValueFormat;
import werkbank.dataset.ClassNames;
import werkbank.experiment.result.Baselines;
import werkbank.metric.Majority;

/** Says what naming always the same class would reach. */
final class BaselineText {
    private BaselineText() {}

    static String of(Majority majority, ClassNames names, String images) {
        return "always the most frequent class is right for " + share(majority, names, images);
    }

    /** Says how good a linear model on the pixels is, and what it has learned from. */
    static String linear(Baselines baselines) {
        return "logistic regression on the pixels: " + reached(baselines.linear()) + "; learned from "
                + ValueFormat.count(baselines.learnedFrom())
                + (baselines.learnedFrom() < baselines.trainingImages()
                        ? " of " + ValueFormat.count(baselines.trainingImages(), "image")
                        : "")
                + String.format(Locale.ROOT, " at %d × %d", baselines.height(), baselines.width());
    }

    /** Says how good it is to name always the class that is most frequent among the training images. */
    static String majority(Baselines baselines, ClassNames names) {
        return "always " + names.phrase(baselines.majorityClass()) + ", the most frequent to learn from: "
                + reached(baselines.majority());
    }

    private static String reached(Baselines.Reached reached) {
        return String.format(
                Locale.ROOT,
                "accuracy %s, balanced accuracy %s on %s",
                ValueFormat.percent(reached.score().accuracy()),
                ValueFormat.percent(reached.macro().recall()),
                ValueFormat.count(reached.score().images(), "held-out image"));
    }

    static String share(Majority majority, ClassNames names, String images) {
        return String.format(
                Locale.ROOT,
                "%s of the %s images (%s)",
                ValueFormat.percent(majority.accuracy()),
                images,
                names.phrase(majority.label()));
    }
}
