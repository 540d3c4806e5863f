package werkbank.engine.onednn;

import org.nd4j.linalg.api.ndarray.INDArray;

/** Counts the images that the training steps' own forward passes classified right. */
public final class StepTally {
    private int images;
    private int right;

    /** @param logits [images][classes]; {@code labels} one-hot, same shape */
    void add(INDArray logits, INDArray labels) {
        int[] predicted = logits.argMax(1).toIntVector();
        int[] truth = labels.argMax(1).toIntVector();
        images += truth.length;
        for (int row = 0; row < truth.length; row++) {
            if (truth[row] == predicted[row]) {
                right++;
            }
        }
    }

    public void reset() {
        images = 0;
        right = 0;
    }

    /** 0 to 1; 0 before the first step. */
    public double accuracy() {
        return images == 0 ? 0 : (double) right / images;
    }
}
