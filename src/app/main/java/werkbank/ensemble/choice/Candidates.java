package werkbank.ensemble.choice;

import java.util.Arrays;
import java.util.BitSet;
import java.util.Comparator;
import java.util.List;
import java.util.stream.IntStream;
import werkbank.ensemble.Blend;
import werkbank.metric.ClassScore;
import werkbank.metric.Classes;
import werkbank.metric.MacroScore;
import werkbank.metric.Score;
import werkbank.space.Objective;

/** Checkpoints that may become members, best first, with their probabilities of the same labelled images. */
public final class Candidates {
    private final int[] labels;
    private final List<float[][]> probabilities;
    private final double[][] likelihoods;
    private final BitSet[] errors;

    private Candidates(int[] labels, List<float[][]> probabilities, double[][] likelihoods, BitSet[] errors) {
        this.labels = labels;
        this.probabilities = probabilities;
        this.likelihoods = likelihoods;
        this.errors = errors;
    }

    /**
     * @param labels [rows]
     * @param probabilities of each candidate, [rows][classes]; at least one candidate
     */
    public static Candidates of(int[] labels, List<float[][]> probabilities) {
        double[][] likelihoods = probabilities.stream()
                .map(candidate -> IntStream.range(0, labels.length)
                        .mapToDouble(row -> Math.max(Score.CLIP, candidate[row][labels[row]]))
                        .toArray())
                .toArray(double[][]::new);
        BitSet[] errors = probabilities.stream()
                .map(candidate -> IntStream.range(0, labels.length)
                        .filter(row -> Classes.mostProbable(candidate[row]) != labels[row])
                        .collect(BitSet::new, BitSet::set, BitSet::or))
                .toArray(BitSet[]::new);
        return new Candidates(labels, List.copyOf(probabilities), likelihoods, errors);
    }

    int count() {
        return likelihoods.length;
    }

    int rows() {
        return labels.length;
    }

    int[] labels() {
        return labels.clone();
    }

    /**
     * Probability of each image's label, [rows], at least 1e-7: all that the log-loss of a mixture depends on. Not to
     * be written to.
     */
    double[] likelihood(int candidate) {
        return likelihoods[candidate];
    }

    /** Rows that the candidate gets wrong. Not to be written to. */
    BitSet errors(int candidate) {
        return errors[candidate];
    }

    /** Combined probabilities, [rows][classes]. */
    float[][] blend(MemberWeights weights) {
        List<Integer> members = weights.members();
        return Blend.mean(
                members.stream().map(probabilities::get).toList(),
                members.stream().mapToDouble(weights::of).toArray());
    }

    /** Scores the combined probabilities. */
    Score score(MemberWeights weights) {
        return Score.of(labels, blend(weights));
    }

    /** Scores one candidate alone. */
    Score score(int candidate) {
        return Score.of(labels, probabilities.get(candidate));
    }

    /** Restricts the candidates to some of the images. */
    Candidates atRows(int[] rows) {
        int[] some = IntStream.of(rows).map(row -> labels[row]).toArray();
        return of(
                some,
                probabilities.stream()
                        .map(candidate -> IntStream.of(rows)
                                .mapToObj(row -> candidate[row])
                                .toArray(float[][]::new))
                        .toList());
    }

    /** Some of the candidates, in the order of the indexes. */
    Candidates only(List<Integer> chosen) {
        int[] indexes = chosen.stream().mapToInt(Integer::intValue).toArray();
        return new Candidates(
                labels,
                chosen.stream().map(probabilities::get).toList(),
                IntStream.of(indexes).mapToObj(c -> likelihoods[c]).toArray(double[][]::new),
                IntStream.of(indexes).mapToObj(c -> errors[c]).toArray(BitSet[]::new));
    }

    /**
     * Indexes of the candidates, the best first by the objective on these images; of equal ones that of the lower log-loss,
     * then the first.
     */
    List<Integer> bestFirst(Objective objective) {
        double[] losses = IntStream.range(0, count())
                .mapToDouble(candidate -> loss(candidate, objective))
                .toArray();
        double[] logLosses = IntStream.range(0, count())
                .mapToDouble(candidate -> Arrays.stream(losses(candidate)).sum())
                .toArray();
        return IntStream.range(0, count())
                .boxed()
                .sorted(Comparator.comparingDouble((Integer candidate) -> losses[candidate])
                        .thenComparingDouble(candidate -> logLosses[candidate]))
                .toList();
    }

    private double loss(int candidate, Objective objective) {
        return switch (objective) {
            case VAL_ACCURACY, VAL_ERRORS -> errors[candidate].cardinality();
            case VAL_LOSS -> Arrays.stream(losses(candidate)).sum();
            case VAL_F1 -> -macro(candidate).f1();
            case VAL_BALANCED_ACCURACY -> -macro(candidate).recall();
        };
    }

    private MacroScore macro(int candidate) {
        float[][] answers = probabilities.get(candidate);
        return MacroScore.of(
                ClassScore.of(ClassScore.confusion(labels, Classes.mostProbable(answers), answers[0].length)));
    }

    /** Loss of each image, [rows], in nats. */
    double[] losses(int candidate) {
        return Arrays.stream(likelihoods[candidate]).map(p -> -Math.log(p)).toArray();
    }
}
