package werkbank.cli;

import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import werkbank.Counted;
import werkbank.app.ValueFormat;
import werkbank.experiment.result.Diagnostics;
import werkbank.experiment.result.Evaluation;
import werkbank.experiment.result.Evaluation.MemberScore;
import werkbank.metric.AccuracyGain;
import werkbank.metric.Agreement;
import werkbank.metric.Calibration;
import werkbank.metric.MacroScore;
import werkbank.metric.McNemar;
import werkbank.metric.MemberPair;
import werkbank.metric.RiskCoverage;

/** The figures that explain an evaluation's accuracy, a line for each kind. */
final class EvaluationFigures {
    /** Images that all members get wrong are named up to this many. */
    private static final int NAMED = 20;

    private final Evaluation evaluation;

    private EvaluationFigures(Evaluation evaluation) {
        this.evaluation = evaluation;
    }

    /**
     * Puts the figures into lines; one network has nothing to be compared with, and an older evaluation only the
     * comparison.
     */
    static String of(Evaluation evaluation) {
        EvaluationFigures figures = new EvaluationFigures(evaluation);
        boolean several = evaluation.members().size() > 1;
        StringBuilder lines = new StringBuilder();
        if (several) {
            lines.append(figures.comparison());
        }
        evaluation.diagnostics().ifPresent(found -> {
            lines.append(calibration(found.calibration())).append(figures.rejection(found.rejection()));
            if (several) {
                lines.append(figures.agreement(found.agreement())).append(allWrong(found.agreement()));
            }
            lines.append(macro(found.macro()));
        });
        return lines.toString();
    }

    private static String line(String name, String words, Object... values) {
        return String.format(Locale.ROOT, "%-19s ", name) + String.format(Locale.ROOT, words, values) + "\n";
    }

    private String comparison() {
        McNemar test = evaluation.versusBestMember();
        String gain = evaluation.diagnostics().map(found -> words(found.gain())).orElse("");
        return line(
                "against " + evaluation.bestMember().name(),
                "%s%d mended, %d new, McNemar p = %.3g",
                gain,
                test.onlyFirstRight(),
                test.onlySecondRight(),
                test.p());
    }

    private static String words(AccuracyGain gain) {
        return String.format(
                Locale.ROOT,
                "%+.2f points of accuracy (95 %% interval %+.2f to %+.2f): ",
                100 * gain.gain(),
                100 * gain.low(),
                100 * gain.high());
    }

    private static String calibration(Diagnostics.Calibrated calibrated) {
        Calibration before = calibrated.before();
        Calibration after = calibrated.after();
        return line(
                "calibration",
                "temperature %.3f: log-loss %.4f → %.4f, Brier %.4f → %.4f, ECE %.4f → %.4f",
                calibrated.temperature(),
                before.logLoss(),
                after.logLoss(),
                before.brier(),
                after.brier(),
                before.ece(),
                after.ece());
    }

    private String rejection(RiskCoverage rejection) {
        RiskCoverage.Point rest = rejection.halfPercent();
        if (rest.answered() == evaluation.testImages()) {
            return line(
                    "rejection",
                    "0.5 %% of %s is less than one, so none is left out; area under the risk–coverage curve %.2g",
                    ValueFormat.count(evaluation.testImages(), "image"),
                    rejection.area());
        }
        return line(
                "rejection",
                "without the least sure 0.5 %% (%s): %s, %s; area under the risk–coverage curve %.2g",
                ValueFormat.count(evaluation.testImages() - rest.answered(), "image"),
                ValueFormat.percent(rest.accuracy()),
                ValueFormat.count(rest.errors(), "error"),
                rejection.area());
    }

    private String agreement(Agreement agreement) {
        Comparator<MemberPair> byDisagreement = Comparator.comparingDouble(MemberPair::disagreement);
        return line(
                "agreement",
                "two members differ on %s of the images in the mean; least %s, most %s",
                ValueFormat.percent(agreement.meanDisagreement()),
                words(agreement.pairs().stream().min(byDisagreement).orElseThrow()),
                words(agreement.pairs().stream().max(byDisagreement).orElseThrow()));
    }

    /** A pair in words, such as {@code trials 3 and 8 (0.21 %, Q 0.98)} or {@code trial 3 and trial 3, epoch 8 (…)}. */
    private String words(MemberPair pair) {
        String q = pair.q()
                .map(value -> String.format(Locale.ROOT, ", Q %.2f", value))
                .orElse("");
        return String.format(
                Locale.ROOT,
                "%s (%s%s)",
                names(member(pair.first()), member(pair.second())),
                ValueFormat.percent(pair.disagreement()),
                q);
    }

    private static String names(MemberScore first, MemberScore second) {
        return first.epoch().isPresent() || second.epoch().isPresent()
                ? first.name() + " and " + second.name()
                : String.format(Locale.ROOT, "trials %d and %d", first.trial(), second.trial());
    }

    private MemberScore member(int place) {
        return evaluation.members().get(place);
    }

    private static String allWrong(Agreement agreement) {
        List<Integer> images = agreement.allWrong();
        return line(
                "all wrong",
                "%s%s",
                ValueFormat.count(images.size(), "image"),
                images.isEmpty() ? "" : " that no member gets right: " + Counted.some(images, NAMED));
    }

    private static String macro(MacroScore macro) {
        return line(
                "macro",
                "precision %s, recall %s, F1 %s",
                ValueFormat.percent(macro.precision()),
                ValueFormat.percent(macro.recall()),
                ValueFormat.percent(macro.f1()));
    }
}
