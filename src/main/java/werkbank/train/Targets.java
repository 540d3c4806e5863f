package werkbank.train;

import org.nd4j.linalg.api.ndarray.INDArray;

/** What a network learns to say of a batch. */
@FunctionalInterface
interface Targets {
    /**
     * Of one batch.
     *
     * @param features the batch's images as the network gets them, [images][1][height][width]
     * @return probabilities [images][classes], each row summing to 1; the caller closes them
     */
    INDArray of(Batches batches, int batch, INDArray features);

    /**
     * The true classes.
     *
     * @param smoothing what is left for the other classes, as {@link LabelSmoothing#apply} takes it
     */
    static Targets ofTruth(double smoothing) {
        return (batches, batch, features) -> {
            INDArray labels = batches.labels(batch);
            LabelSmoothing.apply(labels, smoothing);
            return labels;
        };
    }

    /** What the teacher says of the very images that the network gets, augmented as they are. */
    static Targets of(TeacherNetworks teacher) {
        return (batches, batch, features) -> teacher.probabilities(features);
    }
}
