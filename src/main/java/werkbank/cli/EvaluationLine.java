package werkbank.cli;

import java.util.List;
import werkbank.experiment.EnsembleResult;
import werkbank.experiment.EnsembleResult.Member;
import werkbank.experiment.Evaluation;
import werkbank.experiment.Evaluation.MemberScore;
import werkbank.metric.ClassScore;
import werkbank.metric.Interval;
import werkbank.metric.McNemar;
import werkbank.metric.Score;

/** An evaluation as {@code evaluate --json} promises it: keys may be added, none renamed. */
record EvaluationLine(
        String study,
        int testImages,
        EnsembleLine ensemble,
        List<MemberLine> members,
        MemberLine bestMember,
        McNemar mcNemar,
        int[][] confusion,
        List<ClassScore> classes) {

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
            List<Double> weights) {}

    /** A member alone. */
    record MemberLine(int trial, double accuracy, int errors, double logLoss, List<Double> interval) {
        static MemberLine of(MemberScore member) {
            return new MemberLine(
                    member.trial(),
                    member.score().accuracy(),
                    member.score().errors(),
                    member.score().logLoss(),
                    bounds(member.interval()));
        }
    }

    static EvaluationLine of(String study, EnsembleResult ensemble, Evaluation evaluation) {
        Score score = evaluation.ensemble();
        return new EvaluationLine(
                study,
                evaluation.testImages(),
                new EnsembleLine(
                        score.accuracy(),
                        score.errors(),
                        score.logLoss(),
                        bounds(evaluation.interval()),
                        ensemble.members().stream().map(Member::trial).toList(),
                        ensemble.method(),
                        ensemble.members().stream().map(Member::weight).toList()),
                evaluation.members().stream().map(MemberLine::of).toList(),
                MemberLine.of(evaluation.bestMember()),
                evaluation.versusBestMember(),
                evaluation.confusion(),
                evaluation.classes());
    }

    private static List<Double> bounds(Interval interval) {
        return List.of(interval.low(), interval.high());
    }
}
