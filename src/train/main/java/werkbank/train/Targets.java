package werkbank.train;

import org.nd4j.linalg.api.ndarray.INDArray;
import werkbank.predict.TeacherNetworks;

/** What a network learns to say of a batch. */
@FunctionalInterface
public interface Targets {
    /** Share of the true class in what a network learns that has a teacher. */
    double TRUTH = 0.5;

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

    /**
     * Halfway between the true class and what the teacher says of the very images that the network gets, augmented as they
     * are. A teacher errs on some of them; the true class holds against that, as in Hinton, Vinyals and Dean (2015).
     */
    static Targets of(TeacherNetworks teacher) {
        return (batches, batch, features) -> {
            INDArray said = teacher.probabilities(features).muli(1 - TRUTH);
            try (INDArray labels = batches.labels(batch)) {
                return said.addi(labels.muli(TRUTH));
            }
        };
    }
}
