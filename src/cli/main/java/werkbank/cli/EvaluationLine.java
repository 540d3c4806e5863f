package werkbank.cli;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.util.List;
import java.util.Optional;
import werkbank.dataset.ClassNames;
import werkbank.experiment.result.Diagnostics;
import werkbank.experiment.result.Distilled;
import werkbank.experiment.result.EnsembleResult;
import werkbank.experiment.result.Evaluation;
import werkbank.experiment.result.Evaluation.InFloats;
import werkbank.experiment.result.Evaluation.MemberScore;
import werkbank.experiment.result.Evaluation.Mistake;
import werkbank.experiment.result.Member;
import werkbank.metric.AccuracyGain;
import werkbank.metric.BalancedScore;
import werkbank.metric.Calibration;
import werkbank.metric.ClassScore;
import werkbank.metric.Interval;
import werkbank.metric.MacroScore;
import werkbank.metric.Majority;
import werkbank.metric.McNemar;
import werkbank.metric.RiskCoverage;
import werkbank.metric.Score;

/**
 * An evaluation as {@code evaluate --json} promises it: keys may be added, none renamed.
 *
 * @param baseline always the most frequent class of the test images
 * @param growth at index k − 1 the first k members with equal weights
 * @param classNames what each class is called
 * @param mistakes images that the ensemble gets wrong, in their order
 * @param lastEpoch the network of the last epoch, beside the best of a trial alone
 * @param floats the ensemble with all members in 32 bits; left out where none is in eight
 * @param warnings what makes the figures say less than they seem to, sentences without a full stop
 */
record EvaluationLine(
        String study,
        int testImages,
        EnsembleLine ensemble,
        List<MemberLine> members,
        MemberLine bestMember,
        Optional<DistilledLine> distilled,
        Majority baseline,
        McNemar mcNemar,
        AccuracyGain gain,
        Diagnostics.Calibrated calibration,
        RiskCoverage rejection,
        AgreementLine agreement,
        List<Score> growth,
        MacroScore macro,
        int[][] confusion,
        List<ClassScore> classes,
        List<String> classNames,
        List<MistakeLine> mistakes,
        Optional<MemberLine> lastEpoch,
        @JsonInclude(JsonInclude.Include.NON_EMPTY) Optional<FloatsLine> floats,
        List<String> warnings) {

    /**
     * @param interval Wilson 95 %: [low, high]
     * @param members numbers of the trials
     */
    record EnsembleLine(
            double accuracy,
            int errors,
            double logLoss,
            List<Double> interval,
            List<Integer> members,
            String method,
            List<Double> weights,
            double temperature,
            double brier,
            double ece,
            double secondsPerThousand,
            long bytes,
            BalancedLine balanced) {

        static EnsembleLine of(EnsembleResult ensemble, Evaluation evaluation, Diagnostics diagnostics) {
            Score score = evaluation.ensemble();
            return new EnsembleLine(
                    score.accuracy(),
                    score.errors(),
                    score.logLoss(),
                    bounds(evaluation.interval()),
                    ensemble.members().stream().map(Member::trial).toList(),
                    ensemble.method(),
                    ensemble.members().stream().map(Member::weight).toList(),
                    diagnostics.calibration().temperature(),
                    diagnostics.calibration().after().brier(),
                    diagnostics.calibration().after().ece(),
                    diagnostics.secondsPerThousand(),
                    ensemble.bytes(),
                    BalancedLine.of(evaluation.balanced()));
        }
    }

    /**
     * The ensemble with all members in 32 bits.
     *
     * @param interval Wilson 95 %: [low, high]
     * @param int8 numbers of the trials whose networks the ensemble has in eight bits
     */
    record FloatsLine(
            double accuracy,
            int errors,
            double logLoss,
            List<Double> interval,
            double brier,
            double ece,
            double secondsPerThousand,
            List<Integer> int8) {
        static FloatsLine of(EnsembleResult ensemble, InFloats floats) {
            return new FloatsLine(
                    floats.score().accuracy(),
                    floats.score().errors(),
                    floats.score().logLoss(),
                    bounds(floats.interval()),
                    floats.calibration().brier(),
                    floats.calibration().ece(),
                    floats.secondsPerThousand(),
                    ensemble.members().stream()
                            .filter(Member::answersInInt8)
                            .map(Member::trial)
                            .toList());
        }
    }

    /**
     * The network that has learned from the ensemble.
     *
     * @param trial whose configuration it has
     */
    record DistilledLine(
            int trial,
            double accuracy,
            int errors,
            double logLoss,
            List<Double> interval,
            Optional<Double> brier,
            Optional<Double> ece,
            Optional<Double> secondsPerThousand,
            long parameters,
            long bytes,
            Optional<BalancedLine> balanced) {

        static DistilledLine of(Distilled student, MemberScore score) {
            MemberLine line = MemberLine.of(score);
            return new DistilledLine(
                    line.trial,
                    line.accuracy,
                    line.errors,
                    line.logLoss,
                    line.interval,
                    line.brier,
                    line.ece,
                    line.secondsPerThousand,
                    student.parameters(),
                    student.model().bytes(),
                    line.balanced);
        }
    }

    /**
     * A member alone.
     *
     * @param epoch of its checkpoint; left out for the trial's best
     */
    record MemberLine(
            int trial,
            @JsonInclude(JsonInclude.Include.NON_EMPTY) Optional<Integer> epoch,
            double accuracy,
            int errors,
            double logLoss,
            List<Double> interval,
            Optional<Double> brier,
            Optional<Double> ece,
            Optional<Double> secondsPerThousand,
            Optional<BalancedLine> balanced) {

        static MemberLine of(MemberScore member) {
            return new MemberLine(
                    member.trial(),
                    member.epoch(),
                    member.score().accuracy(),
                    member.score().errors(),
                    member.score().logLoss(),
                    bounds(member.interval()),
                    member.calibration().map(Calibration::brier),
                    member.calibration().map(Calibration::ece),
                    member.secondsPerThousand(),
                    member.balanced().map(BalancedLine::of));
        }
    }

    /**
     * Figures with each class counted alike.
     *
     * @param accuracyInterval of the balanced accuracy, 95 %: [low, high]
     * @param f1Interval of the macro F1, 95 %: [low, high]
     */
    record BalancedLine(
            double balancedAccuracy, List<Double> accuracyInterval, double macroF1, List<Double> f1Interval) {
        static BalancedLine of(BalancedScore score) {
            return new BalancedLine(
                    score.balancedAccuracy(),
                    bounds(score.accuracyInterval()),
                    score.macroF1(),
                    bounds(score.f1Interval()));
        }
    }

    /**
     * An image that the ensemble gets wrong.
     *
     * @param image its position in the test file, from 0
     * @param probability the ensemble's, of the class that it predicts
     * @param file its picture in the data folder; left out where one file has many images
     */
    record MistakeLine(
            int image,
            int truth,
            int predicted,
            double probability,
            String truthName,
            String predictedName,
            @JsonInclude(JsonInclude.Include.NON_EMPTY) Optional<String> file) {
        static MistakeLine of(Mistake mistake, ClassNames names) {
            return new MistakeLine(
                    mistake.index(),
                    mistake.truth(),
                    mistake.predicted(),
                    mistake.confidence(),
                    names.of(mistake.truth()),
                    names.of(mistake.predicted()),
                    mistake.file());
        }
    }

    /**
     * @param evaluation with diagnostics, as every new one has them
     * @param names what the classes are called
     */
    static EvaluationLine of(String study, EnsembleResult ensemble, Evaluation evaluation, ClassNames names) {
        Diagnostics diagnostics = evaluation.diagnostics().orElseThrow();
        return new EvaluationLine(
                study,
                evaluation.testImages(),
                EnsembleLine.of(ensemble, evaluation, diagnostics),
                evaluation.members().stream().map(MemberLine::of).toList(),
                MemberLine.of(evaluation.bestMember()),
                evaluation
                        .distilled()
                        .map(score -> DistilledLine.of(ensemble.distilled().orElseThrow(), score)),
                evaluation.majority(),
                evaluation.versusBestMember(),
                diagnostics.gain(),
                diagnostics.calibration(),
                diagnostics.rejection(),
                AgreementLine.of(diagnostics.agreement(), evaluation.members()),
                diagnostics.growth(),
                diagnostics.macro(),
                evaluation.confusion(),
                evaluation.classes(),
                names.names(),
                evaluation.mistakes().stream()
                        .map(mistake -> MistakeLine.of(mistake, names))
                        .toList(),
                evaluation.lastEpoch().map(MemberLine::of),
                evaluation.floats().map(floats -> FloatsLine.of(ensemble, floats)),
                evaluation.warnings());
    }

    private static List<Double> bounds(Interval interval) {
        return List.of(interval.low(), interval.high());
    }
}
