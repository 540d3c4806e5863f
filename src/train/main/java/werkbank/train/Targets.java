package werkbank.train;

import werkbank.predict.TeacherNetworks;

/** The probabilities that a network learns to say of a batch. */
@FunctionalInterface
public interface Targets {
    /** Share of the true class in what a network learns that has a teacher. */
    float TRUTH = 0.5f;

    /**
     * The targets of one batch.
     *
     * @param features the batch's images as the network gets them, [images][channels][height][width] in one row
     * @return probabilities [images][classes] in one row, each image's summing to 1
     */
    float[] of(Batches batches, int batch, float[] features);

    /**
     * Makes targets of the true classes.
     *
     * @param smoothing what is left for the other classes, as {@link LabelSmoothing#apply} takes it
     */
    static Targets ofTruth(double smoothing) {
        return (batches, batch, features) -> {
            float[] labels = batches.labels(batch);
            LabelSmoothing.apply(labels, batches.classes(), smoothing);
            return labels;
        };
    }

    /**
     * Makes targets halfway between the true class and what the teacher says of the very images that the network gets,
     * augmented as they are. A teacher errs on some of them; the true class holds against that, as in Hinton, Vinyals
     * and Dean (2015).
     */
    static Targets of(TeacherNetworks teacher) {
        return (batches, batch, features) -> {
            float[] said = teacher.probabilities(features);
            float[] labels = batches.labels(batch);
            for (int i = 0; i < said.length; i++) {
                said[i] = said[i] * (1 - TRUTH) + labels[i] * TRUTH;
            }
            return said;
        };
    }
}
