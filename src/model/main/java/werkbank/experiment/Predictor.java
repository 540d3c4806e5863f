package werkbank.experiment;

import java.nio.file.Path;
import java.util.List;
import werkbank.dataset.Images;
import werkbank.recipe.Views;

/** Runs stored networks on images. */
public interface Predictor {
    /**
     * A network and how it looks at images.
     *
     * @param model DL4J zip
     */
    record Network(Path model, Views views) {}

    /**
     * A network's probabilities for images, and how long they took.
     *
     * @param probabilities [rows][classes], the mean over its looks; each row sums to 1
     * @param seconds its share of the wall time: were it alone and spread over the same cores, it would take so long.
     *     Reading its file doesn't count
     */
    record Output(float[][] probabilities, double seconds) {}

    /**
     * Runs all networks on all images, side by side where there are several cores.
     *
     * @return of each network, in their order
     * @throws werkbank.WerkbankException when a model can't be read
     */
    List<Output> run(List<Network> networks, Images images);
}
