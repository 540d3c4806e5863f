package werkbank.train;

import org.nd4j.linalg.api.ndarray.INDArray;

/** Labels that leave something for the other classes (Szegedy et al., 2016). */
final class LabelSmoothing {
    private LabelSmoothing() {}

    /**
     * Turns 1 into 1 − s + s / classes and 0 into s / classes.
     *
     * @param labels one-hot [images][classes], overwritten
     * @param share s, in [0, 1); the true class stays the largest
     */
    static void apply(INDArray labels, double share) {
        if (share > 0) {
            labels.muli(1 - share).addi(share / labels.size(1));
        }
    }
}
