package werkbank.checkpoint;

import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import werkbank.metric.ClassScore;
import werkbank.metric.Classes;
import werkbank.metric.Score;

/**
 * The predictions of a trial's networks for their held-out images.
 *
 * @param probabilities [held-out images of all folds, one fold after the other][classes]
 * @param score of all of them
 * @param macroF1 of all of them, 0 to 1
 * @param folds score of each fold
 * @param confusion of all of them: counts [true class][predicted class]
 * @param secondsPerImage wall time of the trained weights' inference
 */
public record HeldOutPredictions(
        float[][] probabilities,
        Score score,
        double macroF1,
        List<Score> folds,
        List<List<Integer>> confusion,
        double secondsPerImage) {

    /** @param probabilities [images][classes] for each fold; {@code labels} [images] for each */
    public static HeldOutPredictions of(List<float[][]> probabilities, List<int[]> labels, double secondsPerImage) {
        float[][] all = probabilities.stream().flatMap(Arrays::stream).toArray(float[][]::new);
        int[] truth = labels.stream().flatMapToInt(IntStream::of).toArray();
        List<Score> folds = IntStream.range(0, labels.size())
                .mapToObj(fold -> Score.of(labels.get(fold), probabilities.get(fold)))
                .toList();
        return new HeldOutPredictions(
                all,
                Score.of(truth, all),
                ClassScore.macroF1(truth, all),
                folds,
                confusion(truth, all),
                secondsPerImage);
    }

    private static List<List<Integer>> confusion(int[] truth, float[][] probabilities) {
        int[][] counts = ClassScore.confusion(truth, Classes.mostProbable(probabilities), probabilities[0].length);
        return Arrays.stream(counts)
                .map(row -> IntStream.of(row).boxed().toList())
                .toList();
    }
}
