package werkbank.report.view;

import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.IntStream;
import werkbank.experiment.result.Diagnostics;
import werkbank.experiment.result.Evaluation;
import werkbank.metric.BalancedScore;
import werkbank.metric.Calibration;
import werkbank.metric.ClassScore;
import werkbank.metric.ConfusedPair;
import werkbank.metric.FewImages;
import werkbank.metric.Interval;
import werkbank.metric.Majority;
import werkbank.metric.McNemar;
import werkbank.metric.Score;
import werkbank.report.figure.PageNumbers;

/**
 * The scores of the ensemble and its members on the test set.
 *
 * @param baseline always the most frequent class
 * @param few a sentence when the images are so few that figures on them say little
 * @param ensemble its row
 * @param members in the ensemble's order
 * @param bestMember place in {@code members} of the one with the best validation score
 * @param comparison ensemble against that member, one sentence
 * @param confusion counts [true class][predicted class]
 * @param pairs which class was taken for which, the most frequent first
 * @param pictures mistakes that have pixels, most confident first
 * @param withoutPicture mistakes that have none
 * @param diagnostics what lies behind the accuracy; empty when an older version evaluated
 * @param distilled row of the network that has learned from the ensemble
 * @param floats row of the ensemble with all members in 32 bits; empty when none is in eight
 * @param balanced the ensemble's figures with each class counted alike
 * @param lastEpoch row of the last epoch's network, beside the best of a trial alone
 * @param warnings what makes the figures say less than they seem to, sentences without a full stop
 */
public record TestView(
        Instant at,
        int images,
        Majority baseline,
        Optional<String> few,
        Row ensemble,
        List<Row> members,
        int bestMember,
        String comparison,
        int[][] confusion,
        List<ClassScore> classes,
        List<ConfusedPair> pairs,
        List<Picture> pictures,
        int withoutPicture,
        Optional<Diagnostics> diagnostics,
        Optional<Row> distilled,
        Optional<Row> lastEpoch,
        Optional<Row> floats,
        Balanced balanced,
        List<String> warnings) {

    /**
     * @param trial number; 0 for the ensemble
     * @param epoch of the member's checkpoint, when that isn't the trial's best
     * @param ece expected calibration error, 0 to 1, and {@code secondsPerThousand} images; empty when an older version
     *     evaluated
     */
    public record Row(
            int trial,
            Optional<Integer> epoch,
            double accuracy,
            int errors,
            double logLoss,
            double low,
            double high,
            Optional<Double> ece,
            Optional<Double> secondsPerThousand) {
        public static Row of(
                int trial,
                Optional<Integer> epoch,
                Score score,
                Interval interval,
                Optional<Calibration> calibration,
                Optional<Double> secondsPerThousand) {
            return new Row(
                    trial,
                    epoch,
                    score.accuracy(),
                    score.errors(),
                    PageNumbers.rounded(score.logLoss()),
                    PageNumbers.rounded(interval.low()),
                    PageNumbers.rounded(interval.high()),
                    calibration.map(Calibration::ece).map(PageNumbers::rounded),
                    secondsPerThousand.map(PageNumbers::rounded));
        }
    }

    /**
     * Means over the classes.
     *
     * @param accuracy balanced accuracy, 0 to 1
     * @param f1 macro F1, 0 to 1
     */
    public record Balanced(double accuracy, Interval accuracyInterval, double f1, Interval f1Interval) {
        private static Balanced of(BalancedScore score) {
            return new Balanced(
                    PageNumbers.rounded(score.balancedAccuracy()),
                    rounded(score.accuracyInterval()),
                    PageNumbers.rounded(score.macroF1()),
                    rounded(score.f1Interval()));
        }

        private static Interval rounded(Interval interval) {
            return new Interval(PageNumbers.rounded(interval.low()), PageNumbers.rounded(interval.high()));
        }
    }

    public static TestView of(Evaluation evaluation) {
        List<Picture> pictures = Picture.of(evaluation);
        return new TestView(
                evaluation.at(),
                evaluation.testImages(),
                evaluation.majority(),
                FewImages.warning(evaluation.testImages(), "test"),
                Row.of(
                        0,
                        Optional.empty(),
                        evaluation.ensemble(),
                        evaluation.interval(),
                        evaluation.diagnostics().map(d -> d.calibration().after()),
                        evaluation.diagnostics().map(Diagnostics::secondsPerThousand)),
                evaluation.members().stream().map(TestView::row).toList(),
                bestMember(evaluation),
                inWords(evaluation.bestMember().name(), evaluation.versusBestMember()),
                evaluation.confusion(),
                evaluation.classes(),
                ConfusedPair.of(evaluation.confusion()),
                pictures,
                evaluation.mistakes().size() - pictures.size(),
                evaluation.diagnostics(),
                evaluation.distilled().map(TestView::row),
                evaluation.lastEpoch().map(TestView::row),
                evaluation.floats().map(TestView::row),
                Balanced.of(evaluation.balanced()),
                evaluation.warnings());
    }

    private static Row row(Evaluation.MemberScore member) {
        return Row.of(
                member.trial(),
                member.epoch(),
                member.score(),
                member.interval(),
                member.calibration(),
                member.secondsPerThousand());
    }

    private static Row row(Evaluation.InFloats floats) {
        return Row.of(
                0,
                Optional.empty(),
                floats.score(),
                floats.interval(),
                Optional.of(floats.calibration()),
                Optional.of(floats.secondsPerThousand()));
    }

    private static int bestMember(Evaluation evaluation) {
        return IntStream.range(0, evaluation.members().size())
                .filter(place -> evaluation.members().get(place).isOfTheSameMemberAs(evaluation.bestMember()))
                .findFirst()
                .orElseThrow();
    }

    private static String inWords(String member, McNemar test) {
        if (test.onlyFirstRight() + test.onlySecondRight() == 0) {
            return String.format(
                    Locale.ROOT,
                    "The ensemble and %s, the best member on validation, get the same images right.",
                    member);
        }
        String verdict = test.p() < 0.05
                ? "a difference that chance alone would rarely make"
                : "a difference that chance alone could make";
        return String.format(
                Locale.ROOT,
                "The ensemble gets %s right that %s, the best member on validation, gets wrong, and loses %d: %s (McNemar, %s).",
                images(test.onlyFirstRight()),
                member,
                test.onlySecondRight(),
                verdict,
                PageNumbers.p(test.p()));
    }

    private static String images(int count) {
        return count == 1 ? "1 image" : count + " images";
    }
}
