package werkbank.checkpoint;

import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.stream.IntStream;
import werkbank.metric.ClassScore;
import werkbank.metric.Classes;
import werkbank.metric.MacroScore;
import werkbank.metric.Score;
import werkbank.recipe.Monitor;

/**
 * The predictions of a trial's networks for their held-out images.
 *
 * @param probabilities [held-out images of all folds, one fold after the other][classes]
 * @param score of all of them
 * @param macro of all of them
 * @param folds score of each fold
 * @param confusion of all of them: counts [true class][predicted class]
 * @param secondsPerImage wall time of the trained weights' inference
 */
public record HeldOutPredictions(
        float[][] probabilities,
        Score score,
        MacroScore macro,
        List<Score> folds,
        List<List<Integer>> confusion,
        double secondsPerImage) {

    /** @param probabilities [images][classes] for each fold; {@code labels} [images] for each */
    public static HeldOutPredictions of(List<float[][]> probabilities, List<int[]> labels, double secondsPerImage) {
        float[][] all = probabilities.stream().flatMap(Arrays::stream).toArray(float[][]::new);
        int[] truth = labels.stream().flatMapToInt(IntStream::of).toArray();
        int[][] counts = ClassScore.confusion(truth, Classes.mostProbable(all), all[0].length);
        List<Score> folds = IntStream.range(0, labels.size())
                .mapToObj(fold -> Score.of(labels.get(fold), probabilities.get(fold)))
                .toList();
        return new HeldOutPredictions(
                all,
                Score.of(truth, all),
                MacroScore.of(ClassScore.of(counts)),
                folds,
                Arrays.stream(counts)
                        .map(row -> IntStream.of(row).boxed().toList())
                        .toList(),
                secondsPerImage);
    }

    /** Unweighted mean of the classes' F1, 0 to 1. */
    public double macroF1() {
        return macro.f1();
    }

    /** Unweighted mean of the classes' recalls, 0 to 1. */
    public double balancedAccuracy() {
        return macro.recall();
    }

    /** Whether the true classes' probabilities are numbers; a network that has grown too large gives others. */
    public boolean areFinite() {
        return Double.isFinite(score.logLoss());
    }

    /**
     * The order by a monitor of those that {@link #areFinite}, the others behind them.
     *
     * @param monitor one of those on the validation images
     */
    public static Comparator<HeldOutPredictions> bestFirst(Monitor monitor) {
        Comparator<HeldOutPredictions> byValue = Comparator.comparingDouble(answer -> answer.value(monitor));
        return Comparator.comparing((HeldOutPredictions answer) -> !answer.areFinite())
                .thenComparing(monitor.higherIsBetter() ? byValue.reversed() : byValue);
    }

    /**
     * The figure that a monitor watches.
     *
     * @param monitor one of those on the validation images
     */
    double value(Monitor monitor) {
        return switch (monitor) {
            case VAL_LOSS -> score.logLoss();
            case VAL_ACCURACY -> score.accuracy();
            case VAL_F1 -> macroF1();
            case VAL_BALANCED_ACCURACY -> balancedAccuracy();
            case LOSS, ACCURACY -> throw new IllegalArgumentException(monitor.label() + " is no validation figure");
        };
    }
}
