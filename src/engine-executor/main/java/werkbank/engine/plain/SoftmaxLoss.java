package werkbank.engine.plain;

import java.util.Optional;
import werkbank.engine.operation.Figures;

/** Softmax and cross-entropy of a batch [images][classes]. */
final class SoftmaxLoss {
    /** The least probability in a loss that has no clip, as ND4J has it. */
    private static final double LEAST = 1e-10;

    private final int images;
    private final int classes;

    SoftmaxLoss(int images, int classes) {
        this.images = images;
        this.classes = classes;
    }

    float[] softmax(float[] logits) {
        float[] p = new float[images * classes];
        for (int from = 0; from < p.length; from += classes) {
            softmax(logits, from, p);
        }
        return p;
    }

    private void softmax(float[] logits, int from, float[] p) {
        float most = logits[highest(logits, from)];
        float sum = 0;
        for (int i = from; i < from + classes; i++) {
            p[i] = (float) Math.exp(logits[i] - most);
            sum += p[i];
        }
        for (int i = from; i < from + classes; i++) {
            p[i] /= sum;
        }
    }

    /** The place of an image's largest number, the first where several are. */
    private int highest(float[] numbers, int from) {
        int best = from;
        for (int i = from + 1; i < from + classes; i++) {
            if (numbers[i] > numbers[best]) {
                best = i;
            }
        }
        return best;
    }

    /** A step's figures, [{@link Figures#LENGTH}]. */
    float[] figures(double clip, Optional<float[]> weights, float[] logits, float[] targets) {
        float[] p = softmax(logits);
        float least = (float) (clip > 0 ? clip : LEAST);
        float most = (float) (1 - (clip > 0 ? clip : LEAST));
        float[] losses = new float[images];
        int right = 0;
        for (int image = 0; image < images; image++) {
            int from = image * classes;
            for (int i = from; i < from + classes; i++) {
                float limited = p[i] < least ? least : p[i] > most ? most : p[i];
                losses[image] -= weighted(weights, targets, i) * (float) Math.log(limited);
            }
            right += highest(logits, from) == highest(targets, from) ? 1 : 0;
        }
        float[] figures = new float[Figures.LENGTH];
        figures[Figures.LOSS] = ChannelSums.of(losses);
        figures[Figures.RIGHT] = right;
        return figures;
    }

    private float weighted(Optional<float[]> weights, float[] targets, int i) {
        return weights.isPresent() ? weights.get()[i % classes] * targets[i] : targets[i];
    }

    /** The gradient of the logits. */
    float[] gradient(double clip, Optional<float[]> weights, float[] logits, float[] targets) {
        float[] p = softmax(logits);
        float[] counted = new float[p.length];
        float[] gradient = new float[p.length];
        for (int from = 0; from < p.length; from += classes) {
            float sum = 0;
            for (int i = from; i < from + classes; i++) {
                counted[i] = isLevel(clip, p[i]) ? 0 : weighted(weights, targets, i);
                sum += counted[i];
            }
            float factor = clip > 0 || weights.isPresent() ? sum : 1;
            for (int i = from; i < from + classes; i++) {
                gradient[i] = (p[i] * factor - counted[i]) / images;
            }
        }
        return gradient;
    }

    /** Whether the clipped loss doesn't change with a probability. */
    private static boolean isLevel(double clip, float p) {
        return clip > 0 && (p < (float) clip || p > (float) (1 - clip));
    }
}
