package werkbank.metric;

import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/**
 * The answers of several classifiers about the same images, and their figures when some images count more often than
 * others. Mistakes and losses alone are kept, since good classifiers make few mistakes.
 */
public final class ManyAnswers {
    private final int[] labels;
    private final int classes;
    private final List<Answers> classifiers;

    private ManyAnswers(int[] labels, int classes, List<Answers> classifiers) {
        this.labels = labels;
        this.classes = classes;
        this.classifiers = classifiers;
    }

    /**
     * The answers of one classifier.
     *
     * @param classes that it tells apart
     * @param wrong rows that it gets wrong
     * @param said the class that it names for each of them
     * @param losses of all rows, in nats
     */
    private record Answers(int classes, int[] wrong, int[] said, double[] losses) {
        static Answers of(int[] labels, float[][] probabilities) {
            int[] said = Classes.mostProbable(probabilities);
            int[] wrong = IntStream.range(0, labels.length)
                    .filter(row -> said[row] != labels[row])
                    .toArray();
            return new Answers(
                    probabilities[0].length,
                    wrong,
                    IntStream.of(wrong).map(row -> said[row]).toArray(),
                    IntStream.range(0, labels.length)
                            .mapToDouble(row -> -Math.log(Math.max(Score.CLIP, probabilities[row][labels[row]])))
                            .toArray());
        }
    }

    /**
     * Takes one classifier's probabilities after the other's and keeps none, so that a lazy stream needs the memory of
     * one.
     *
     * @param labels [rows], each in [0, classes)
     * @param probabilities of each classifier, [rows][classes]; at least one classifier
     */
    public static ManyAnswers of(int[] labels, Stream<float[][]> probabilities) {
        List<Answers> classifiers =
                probabilities.map(one -> Answers.of(labels, one)).toList();
        return new ManyAnswers(labels.clone(), classifiers.get(0).classes, classifiers);
    }

    /** How many classifiers there are. */
    public int count() {
        return classifiers.size();
    }

    /** How many images there are. */
    public int images() {
        return labels.length;
    }

    /** Accuracy of a classifier, 0 to 1, on images that count so often, at least one of them once. */
    public double accuracy(int classifier, int[] counts) {
        int wrong = 0;
        for (int row : classifiers.get(classifier).wrong) {
            wrong += counts[row];
        }
        return Score.accuracy(wrong, Arrays.stream(counts).sum());
    }

    /** Mean log-loss of a classifier, in nats, on images that count so often. */
    public double logLoss(int classifier, int[] counts) {
        double[] losses = classifiers.get(classifier).losses;
        double sum = 0;
        long images = 0;
        for (int row = 0; row < counts.length; row++) {
            sum += counts[row] * losses[row];
            images += counts[row];
        }
        return sum / images;
    }

    /** Means over the classes of a classifier's figures, on images that count so often. */
    public MacroScore macro(int classifier, int[] counts) {
        Answers answers = classifiers.get(classifier);
        int[][] confusion = new int[classes][classes];
        for (int row = 0; row < counts.length; row++) {
            confusion[labels[row]][labels[row]] += counts[row];
        }
        for (int i = 0; i < answers.wrong.length; i++) {
            int row = answers.wrong[i];
            confusion[labels[row]][labels[row]] -= counts[row];
            confusion[labels[row]][answers.said[i]] += counts[row];
        }
        return MacroScore.of(ClassScore.of(confusion));
    }
}
