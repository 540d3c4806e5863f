package werkbank.engine.plain;

import java.util.Arrays;
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

    float[] softmax(PlainBuffer logits) {
        float[] result = new float[images * classes];
        for (int image = 0; image < images; image++) {
            softmax(logits, image * classes, result);
        }
        return result;
    }

    private void softmax(PlainBuffer logits, int from, float[] result) {
        float most = logits.get(from + highest(logits, from));
        float sum = 0;
        for (int c = from; c < from + classes; c++) {
            result[c] = (float) Math.exp(logits.get(c) - most);
            sum += result[c];
        }
        for (int c = from; c < from + classes; c++) {
            result[c] /= sum;
        }
    }

    /** The first class of those with the largest number. */
    private int highest(PlainBuffer numbers, int from) {
        int best = 0;
        for (int c = 1; c < classes; c++) {
            if (numbers.get(from + c) > numbers.get(from + best)) {
                best = c;
            }
        }
        return best;
    }

    /** Writes the gradient and the step's figures. */
    void loss(
            double clip,
            Optional<PlainBuffer> weights,
            PlainBuffer logits,
            PlainBuffer targets,
            PlainBuffer dlogits,
            PlainBuffer figures) {
        float[] p = softmax(logits);
        float low = (float) (clip > 0 ? clip : LEAST);
        float high = (float) (1 - (clip > 0 ? clip : LEAST));
        float[] losses = new float[images];
        int right = 0;
        for (int image = 0; image < images; image++) {
            int from = image * classes;
            for (int c = 0; c < classes; c++) {
                float probability = p[from + c] < low ? low : p[from + c] > high ? high : p[from + c];
                losses[image] -= weight(weights, c) * targets.get(from + c) * (float) Math.log(probability);
            }
            gradient(low, high, clip > 0, weights, p, targets, from, dlogits);
            right += highest(logits, from) == highest(targets, from) ? 1 : 0;
        }
        Arrays.fill(figures.floats(), figures.offset, figures.offset + Figures.LENGTH, 0);
        figures.floats()[figures.offset + Figures.LOSS] = ChannelSums.of(images, image -> losses[image]);
        figures.floats()[figures.offset + Figures.RIGHT] = right;
    }

    private static float weight(Optional<PlainBuffer> weights, int c) {
        return weights.map(buffer -> buffer.get(c)).orElse(1f);
    }

    private void gradient(
            float low,
            float high,
            boolean clipped,
            Optional<PlainBuffer> weights,
            float[] p,
            PlainBuffer targets,
            int from,
            PlainBuffer dlogits) {
        float sum = 0;
        float[] counted = new float[classes];
        for (int c = 0; c < classes; c++) {
            boolean level = clipped && (p[from + c] < low || p[from + c] > high);
            counted[c] = level ? 0 : weight(weights, c) * targets.get(from + c);
            sum += counted[c];
        }
        float factor = clipped || weights.isPresent() ? sum : 1;
        for (int c = 0; c < classes; c++) {
            dlogits.floats()[dlogits.offset + from + c] = (p[from + c] * factor - counted[c]) / images;
        }
    }
}
