package werkbank.ensemble;

import java.util.Random;
import java.util.stream.Stream;
import werkbank.ensemble.choice.Candidates;

/** Networks that might be: labels and probabilities drawn with a seed. */
public final class Drawn {
    /** The number of classes. */
    public static final int CLASSES = 4;

    private final Random random;
    private final int[] labels;

    public Drawn(int rows, long seed) {
        random = new Random(seed);
        labels = random.ints(rows, 0, CLASSES).toArray();
    }

    public int[] labels() {
        return labels.clone();
    }

    /** Networks that are equally good, each with noise of its own. */
    public Candidates equallyGood(int count) {
        return Candidates.of(
                labels, Stream.generate(() -> network(2, 1)).limit(count).toList());
    }

    /** So many networks that say nothing of the label but are sure of it, then one that knows. */
    public Candidates oneThatKnowsAfter(int sureOnes) {
        Stream<float[][]> sure = Stream.generate(() -> network(0.5, 4)).limit(sureOnes);
        return Candidates.of(
                labels, Stream.concat(sure, Stream.<float[][]>of(network(6, 1))).toList());
    }

    /** Probabilities of normal logits of this deviation, that of the label so much higher. */
    public float[][] network(double signal, double noise) {
        float[][] rows = new float[labels.length][];
        for (int row = 0; row < rows.length; row++) {
            double[] logits = new double[CLASSES];
            for (int c = 0; c < CLASSES; c++) {
                logits[c] = noise * random.nextGaussian() + (c == labels[row] ? signal : 0);
            }
            rows[row] = softmax(logits);
        }
        return rows;
    }

    static float[] softmax(double[] logits) {
        double sum = 0;
        for (double logit : logits) {
            sum += Math.exp(logit);
        }
        float[] probabilities = new float[logits.length];
        for (int c = 0; c < logits.length; c++) {
            probabilities[c] = (float) (Math.exp(logits[c]) / sum);
        }
        return probabilities;
    }
}
