package werkbank.engine.keras;

import java.util.Collections;
import werkbank.recipe.layer.Standardisation;

/** Makes a standardisation of a Rescaling of Keras's, which multiplies by a scale and adds an offset. */
final class Rescaling {
    /** The largest value of a pixel, of which ours are shares. */
    private static final double MOST = 255;

    /** A scale below takes pixels of 0 to 255, one from it on values of 0 to 1. */
    private static final double FOR_BYTES = 0.1;

    private Rescaling() {}

    /**
     * Makes a standardisation that is the same for each channel.
     *
     * @throws werkbank.InputException when the scale isn't above 0, as no deviation is
     */
    static Standardisation of(ListedLayer layer, int channels) {
        double scale = layer.number("scale");
        if (scale <= 0) {
            throw layer.refusal(
                    "has the scale %s; Werkbank's are above 0, so train it with one, on images that are inverted already"
                            + " where that is meant",
                    layer.setting("scale"));
        }
        double of = scale < FOR_BYTES ? scale * MOST : scale;
        double mean = -layer.number("offset") / of;
        return new Standardisation(Collections.nCopies(channels, mean), Collections.nCopies(channels, 1 / of));
    }
}
