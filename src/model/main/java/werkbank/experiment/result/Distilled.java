package werkbank.experiment.result;

import werkbank.file.StoredFile;
import werkbank.metric.Score;

/**
 * A network that has learned what an ensemble says of augmented training images (Hinton, Vinyals and Dean 2015), to be
 * used in its place.
 *
 * @param trial whose configuration it has
 * @param parameters count
 * @param model in the ensemble's folder
 * @param temperature of its probabilities, as an ensemble's
 * @param validation after the temperature, on the images that the temperature was fitted on
 * @param epochs that it was trained
 * @param seconds of training, wall time
 */
public record Distilled(
        int trial,
        long parameters,
        StoredFile model,
        double temperature,
        Score validation,
        int epochs,
        double seconds) {

    /** Replaces the file by a copy of it elsewhere. */
    public Distilled with(StoredFile copy) {
        return new Distilled(trial, parameters, copy, temperature, validation, epochs, seconds);
    }
}
