package werkbank.ensemble;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.IntStream;
import werkbank.dataset.Images;
import werkbank.dataset.LabelledImages;
import werkbank.experiment.result.Diagnostics;
import werkbank.experiment.result.EnsembleResult;
import werkbank.experiment.result.Evaluation;
import werkbank.experiment.result.Evaluation.InFloats;
import werkbank.experiment.result.Evaluation.MemberScore;
import werkbank.experiment.result.Evaluation.Mistake;
import werkbank.experiment.result.Member;
import werkbank.metric.AccuracyGain;
import werkbank.metric.Agreement;
import werkbank.metric.BalancedScore;
import werkbank.metric.Calibration;
import werkbank.metric.ClassScore;
import werkbank.metric.Classes;
import werkbank.metric.Growth;
import werkbank.metric.Interval;
import werkbank.metric.MacroScore;
import werkbank.metric.McNemar;
import werkbank.metric.RiskCoverage;
import werkbank.metric.Score;

/** Figures of an ensemble on labelled images, from its members' probabilities. */
public final class Assessment {
    private final EnsembleResult ensemble;
    private final Images images;
    private final int[] labels;
    private final List<MemberProbabilities> answers;
    private final Optional<MemberProbabilities> distilled;
    private final Optional<List<MemberProbabilities>> floats;
    private final List<float[][]> probabilities;
    private final float[][] mean;
    private final float[][] blend;
    private final int[] predicted;

    /**
     * @param answers of each member, in the ensemble's order
     * @param distilled of the network that has learned from the ensemble, after its temperature
     * @param floats of each member in 32 bits, where one of them is in eight
     */
    Assessment(
            EnsembleResult ensemble,
            LabelledImages images,
            List<MemberProbabilities> answers,
            Optional<MemberProbabilities> distilled,
            Optional<List<MemberProbabilities>> floats) {
        this.ensemble = ensemble;
        this.images = images.images();
        this.labels = images.labels();
        this.answers = answers;
        this.distilled = distilled;
        this.floats = floats;
        this.probabilities =
                answers.stream().map(MemberProbabilities::probabilities).toList();
        CombinedProbabilities combined = CombinedProbabilities.of(ensemble, answers);
        this.mean = combined.mean();
        this.blend = combined.probabilities();
        this.predicted = Classes.mostProbable(blend);
    }

    public Evaluation at(Instant time) {
        Score score = Score.of(labels, blend);
        List<MemberScore> members = IntStream.range(0, probabilities.size())
                .mapToObj(this::memberScore)
                .toList();
        // The ensemble has them best first.
        McNemar versusBest = McNemar.of(labels, predicted, Classes.mostProbable(probabilities.get(0)));
        int[][] confusion = ClassScore.confusion(labels, predicted, blend[0].length);
        List<ClassScore> classes = ClassScore.of(confusion);
        return new Evaluation(
                time,
                labels.length,
                images.shape().height(),
                images.shape().width(),
                score,
                interval(score),
                members,
                members.get(0),
                versusBest,
                confusion,
                classes,
                mistakes(),
                Optional.of(diagnostics(versusBest, classes)),
                distilled.map(
                        said -> score(ensemble.distilled().orElseThrow().trial(), Optional.empty(), said, labels)),
                Optional.empty(),
                floats.map(this::inFloats),
                List.of());
    }

    private InFloats inFloats(List<MemberProbabilities> said) {
        float[][] together = CombinedProbabilities.of(ensemble, said).probabilities();
        Score score = Score.of(labels, together);
        return new InFloats(score, interval(score), Calibration.of(labels, together), secondsPerThousand(said));
    }

    private static double secondsPerThousand(List<MemberProbabilities> said) {
        return said.stream()
                .mapToDouble(MemberProbabilities::secondsPerThousand)
                .sum();
    }

    private MemberScore memberScore(int member) {
        Member of = ensemble.members().get(member);
        return score(of.trial(), of.epoch(), answers.get(member), labels);
    }

    /** A network's figures, from what it says of labelled images. */
    public static MemberScore score(int trial, Optional<Integer> epoch, MemberProbabilities said, int[] labels) {
        Score score = Score.of(labels, said.probabilities());
        return new MemberScore(
                trial,
                epoch,
                score,
                interval(score),
                Optional.of(Calibration.of(labels, said.probabilities())),
                Optional.of(said.secondsPerThousand()),
                Optional.of(BalancedScore.of(labels, said.probabilities())));
    }

    private Diagnostics diagnostics(McNemar versusBest, List<ClassScore> classes) {
        return new Diagnostics(
                MacroScore.of(classes),
                AccuracyGain.of(versusBest, labels.length),
                new Diagnostics.Calibrated(
                        ensemble.temperature(), Calibration.of(labels, mean), Calibration.of(labels, blend)),
                RiskCoverage.of(labels, blend),
                Agreement.of(labels, probabilities),
                Growth.of(labels, probabilities),
                secondsPerThousand(answers));
    }

    private static Interval interval(Score score) {
        return Interval.wilson(score.images() - score.errors(), score.images());
    }

    private List<Mistake> mistakes() {
        List<Mistake> mistakes = new ArrayList<>();
        for (int row = 0; row < labels.length; row++) {
            if (predicted[row] != labels[row]) {
                mistakes.add(new Mistake(
                        row, labels[row], predicted[row], blend[row][predicted[row]], votes(row), new byte[0]));
            }
        }
        Set<Mistake> pictured = PicturedMistakes.of(mistakes, Evaluation.MAX_PICTURES);
        return mistakes.stream()
                .map(mistake -> pictured.contains(mistake) ? mistake.with(images.row(mistake.index())) : mistake)
                .toList();
    }

    private List<Integer> votes(int row) {
        return probabilities.stream()
                .map(member -> Classes.mostProbable(member[row]))
                .toList();
    }
}
