package werkbank.experiment;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import werkbank.dataset.Images;
import werkbank.recipe.LayerSensitivity;
import werkbank.recipe.Quantisation;
import werkbank.recipe.Views;

/** Runs stored networks on images. */
public interface Predictor {
    /**
     * A network and how it looks at images.
     *
     * @param model DL4J zip
     * @param quantisation by which it is computed in eight bits where that can be done here; empty for 32 bits
     */
    record Network(Path model, Views views, Optional<Quantisation> quantisation) {
        /** A network in 32 bits. */
        public Network(Path model, Views views) {
            this(model, views, Optional.empty());
        }
    }

    /**
     * Tells how a network is to be computed in eight bits.
     *
     * @param quantisation ranges, corrections and layers in 32 bits; empty when it can't be
     * @param whyNot in words that follow the network's name; empty when it can be
     */
    record Calibrated(Optional<Quantisation> quantisation, Optional<String> whyNot) {
        public static Calibrated of(Quantisation quantisation) {
            return new Calibrated(Optional.of(quantisation), Optional.empty());
        }

        public static Calibrated not(String reason) {
            return new Calibrated(Optional.empty(), Optional.of(reason));
        }
    }

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

    /**
     * Finds the ranges of what a network's layers put out for some images, and corrections of their sums.
     *
     * @param floats layers that are to stay in 32 bits, of those in {@link #sensitivities}
     * @throws werkbank.WerkbankException when the model can't be read
     */
    default Calibrated calibrate(Path model, Images images, Set<Integer> floats) {
        return Calibrated.not("is computed in 32 bits alone");
    }

    /**
     * Finds how much each layer alone in eight bits changes a network's answers; none where no network is computed so here.
     *
     * @throws werkbank.WerkbankException when the model can't be read
     */
    default List<LayerSensitivity> sensitivities(Path model, Images images) {
        return List.of();
    }
}
