package werkbank.augment;

import werkbank.recipe.Augmentation.Blur;
import werkbank.recipe.Augmentation.Fill;
import werkbank.recipe.Shape;

/** Blurs each channel by a Gaussian; beyond its edges an image is mirrored. One for each thread. */
final class GaussianBlur {
    private final Blur range;
    private final Shape shape;
    private final float[] smoothed;

    GaussianBlur(Blur range, Shape shape) {
        this.range = range;
        this.shape = shape;
        this.smoothed = new float[shape.height() * shape.width()];
    }

    /**
     * Blurs an image if its draw says so.
     *
     * @param draw uniform in [0, 1), against the probability; {@code sigmaDraw} likewise, within the range of sigma
     * @param target changed from {@code offset} on
     */
    void apply(double draw, double sigmaDraw, float[] target, int offset) {
        if (draw >= range.probability()) {
            return;
        }
        float[] kernel = ElasticField.kernel(range.minSigma() + sigmaDraw * (range.sigma() - range.minSigma()));
        for (int channel = 0; channel < shape.channels(); channel++) {
            int from = offset + channel * smoothed.length;
            down(kernel, target, from);
            across(kernel, target, from);
        }
    }

    private void down(float[] kernel, float[] target, int from) {
        int width = shape.width();
        for (int r = 0; r < shape.height(); r++) {
            int to = r * width;
            for (int c = 0; c < width; c++) {
                smoothed[to + c] = kernel[0] * target[from + to + c];
            }
            for (int k = 1; k < kernel.length; k++) {
                int above = from + place(r - k, shape.height()) * width;
                int below = from + place(r + k, shape.height()) * width;
                for (int c = 0; c < width; c++) {
                    smoothed[to + c] += kernel[k] * (target[above + c] + target[below + c]);
                }
            }
        }
    }

    private void across(float[] kernel, float[] target, int from) {
        int width = shape.width();
        for (int r = 0; r < shape.height(); r++) {
            for (int c = 0; c < width; c++) {
                float sum = kernel[0] * smoothed[r * width + c];
                for (int k = 1; k < kernel.length; k++) {
                    float left = smoothed[r * width + place(c - k, width)];
                    float right = smoothed[r * width + place(c + k, width)];
                    sum += kernel[k] * (left + right);
                }
                target[from + r * width + c] = sum;
            }
        }
    }

    private static int place(int at, int size) {
        return FilledAxis.place(at, size, Fill.REFLECT);
    }
}
