package werkbank.engine.onednn;

import org.nd4j.linalg.api.ndarray.INDArray;

/** Counts the images that the training steps' own forward passes classified right. */
public final class StepTally {
    private int right;

    /** @param logits [images][classes]; {@code labels} one-hot, same shape */
    void add(INDArray logits, INDArray labels) {
        int[] predicted = logits.argMax(1).toIntVector();
        int[] truth = labels.argMax(1).toIntVector();
        for (int row = 0; row < truth.length; row++) {
            if (truth[row] == predicted[row]) {
                right++;
            }
        }
    }

    public void reset() {
        right = 0;
    }

    /** Images classified right since the last {@link #reset}. */
    public int right() {
        return right;
    }
}
