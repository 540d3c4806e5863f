package werkbank.ensemble;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.stream.IntStream;
import werkbank.experiment.EnsembleResult;
import werkbank.experiment.EnsembleResult.Member;
import werkbank.experiment.Evaluation;
import werkbank.experiment.Evaluation.MemberScore;
import werkbank.experiment.Evaluation.Mistake;
import werkbank.metric.ClassScore;
import werkbank.metric.Classes;
import werkbank.metric.Interval;
import werkbank.metric.McNemar;
import werkbank.metric.Score;

/** Figures of an ensemble on labelled images, from its members' probabilities. */
final class Assessment {
    private final EnsembleResult ensemble;
    private final byte[][] images;
    private final int height;
    private final int width;
    private final int[] labels;
    private final List<float[][]> probabilities;
    private final float[][] blend;
    private final int[] predicted;

    /** @param probabilities [rows][classes] of each member, in the ensemble's order */
    Assessment(
            EnsembleResult ensemble,
            byte[][] images,
            int height,
            int width,
            int[] labels,
            List<float[][]> probabilities) {
        this.ensemble = ensemble;
        this.images = images;
        this.height = height;
        this.width = width;
        this.labels = labels;
        this.probabilities = probabilities;
        double[] weights =
                ensemble.members().stream().mapToDouble(Member::weight).toArray();
        this.blend = new Temperature(ensemble.temperature()).applyTo(Blend.mean(probabilities, weights));
        this.predicted = Classes.mostProbable(blend);
    }

    Evaluation at(Instant time) {
        Score score = Score.of(labels, blend);
        List<MemberScore> members = IntStream.range(0, probabilities.size())
                .mapToObj(this::memberScore)
                .toList();
        int best = bestOnValidation();
        int[][] confusion = ClassScore.confusion(labels, predicted, blend[0].length);
        return new Evaluation(
                time,
                labels.length,
                height,
                width,
                score,
                interval(score),
                members,
                members.get(best),
                McNemar.of(labels, predicted, Classes.mostProbable(probabilities.get(best))),
                confusion,
                ClassScore.of(confusion),
                mistakes());
    }

    private MemberScore memberScore(int member) {
        Score score = Score.of(labels, probabilities.get(member));
        return new MemberScore(ensemble.members().get(member).trial(), score, interval(score));
    }

    private static Interval interval(Score score) {
        return Interval.wilson(score.images() - score.errors(), score.images());
    }

    private int bestOnValidation() {
        Comparator<Integer> byErrors = Comparator.comparingInt(
                m -> ensemble.members().get(m).validation().errors());
        return IntStream.range(0, probabilities.size())
                .boxed()
                .min(byErrors.thenComparingDouble(
                        m -> ensemble.members().get(m).validation().logLoss()))
                .orElseThrow();
    }

    private List<Mistake> mistakes() {
        List<Mistake> mistakes = new ArrayList<>();
        for (int row = 0; row < labels.length; row++) {
            if (predicted[row] != labels[row]) {
                boolean pictured = mistakes.size() < Evaluation.MAX_PICTURES;
                mistakes.add(new Mistake(
                        row,
                        labels[row],
                        predicted[row],
                        blend[row][predicted[row]],
                        votes(row),
                        pictured ? images[row] : new byte[0]));
            }
        }
        return mistakes;
    }

    private List<Integer> votes(int row) {
        return probabilities.stream()
                .map(member -> Classes.mostProbable(member[row]))
                .toList();
    }
}
