package werkbank.engine;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import werkbank.dataset.Images;
import werkbank.recipe.LayerSensitivity;
import werkbank.recipe.Quantisation;
import werkbank.recipe.Shape;

/** Computes saved networks in eight bits: weights, and what layers hand on, are whole numbers from 0 to 255 or -127 to 127. */
public interface Quantiser {
    /** The name of its engine. */
    String name();

    /** The processor that it computes on. */
    Hardware hardware();

    /** Why this machine can't compute in eight bits, in words that follow 'it'; empty when it can. */
    Optional<String> whyNot();

    /**
     * Why it can't compute the network in a zip in eight bits, in words that follow 'it'; empty when it can.
     *
     * @param images that the network is for
     * @throws werkbank.InputException when it can't be read at all, isn't one of Werkbank's networks or is for other images
     */
    Optional<String> whyNot(Path zip, Shape images);

    /**
     * Finds the ranges of what a network's layers put out, with floats, and corrections of their sums. The same images give the
     * same.
     *
     * @param zip with a network that it can compute
     * @param images at least 1
     * @param floats layers with weights that are to stay in 32 bits, of those in {@link #sensitivities}
     */
    Quantisation calibrate(Path zip, Images images, Set<Integer> floats);

    /**
     * Finds how much each layer that can be in eight bits changes a network's answers, alone, in their order.
     *
     * @param zip with a network that it can compute
     * @param images at least 1
     */
    List<LayerSensitivity> sensitivities(Path zip, Images images);

    /**
     * Reads a network to be computed in eight bits.
     *
     * @param zip with a network that it can compute
     * @param quantisation of its layers
     * @throws werkbank.InputException when the zip can't be read, or the quantisation is not one of its layers
     */
    Network read(Path zip, Shape images, Quantisation quantisation);
}
