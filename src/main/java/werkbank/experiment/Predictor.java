package werkbank.experiment;

import java.nio.file.Path;

/** Runs a stored network on images. */
public interface Predictor {
    /**
     * @param model DL4J zip of a trial
     * @param images [rows][height × width] grey values
     * @return probabilities [rows][classes]; each row sums to 1
     * @throws werkbank.WerkbankException when the model can't be read
     */
    float[][] probabilities(Path model, byte[][] images, int height, int width);
}
