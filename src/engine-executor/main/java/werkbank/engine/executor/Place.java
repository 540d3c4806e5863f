package werkbank.engine.executor;

import werkbank.recipe.layer.ElementaryLayer;
import werkbank.recipe.layer.Extent;

/**
 * A layer where it stands in a network.
 *
 * @param index counted from 0, as dropout draws by it
 * @param input size of what it takes for one image
 * @param output size of what it puts out
 */
record Place(int index, ElementaryLayer layer, Extent input, Extent output) {
    /** Pixels of an input image; 1 of a vector. */
    int inputPixels() {
        return Math.toIntExact(input.height() * input.width());
    }

    /** Pixels of an output image; 1 of a vector. */
    int outputPixels() {
        return Math.toIntExact(output.height() * output.width());
    }

    int inputChannels() {
        return (int) input.channels();
    }

    int outputChannels() {
        return (int) output.channels();
    }
}
