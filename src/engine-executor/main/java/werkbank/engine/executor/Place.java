package werkbank.engine.executor;

import java.util.List;
import werkbank.engine.operation.PoolShape;
import werkbank.recipe.layer.ElementaryLayer;
import werkbank.recipe.layer.Extent;

/**
 * A layer where it stands in a network.
 *
 * @param index counted from 0, as dropout draws by it
 * @param inputs indices of the places that it takes from, {@link werkbank.recipe.layer.Expansion#IMAGES} for the images
 * @param taken sizes of what these put out for one image
 * @param output size of what it puts out
 * @param isFrozen whether its parameters stay as they are
 */
record Place(
        int index, ElementaryLayer layer, List<Integer> inputs, List<Extent> taken, Extent output, boolean isFrozen) {
    /** Size of what it takes first, for most all that it takes. */
    Extent input() {
        return taken.get(0);
    }

    /** Whether gradients change some of its parameters. */
    boolean learns() {
        return !isFrozen && layer.parameters(input()).trainable() > 0;
    }

    /** Pixels of an input image; 1 of a vector. */
    int inputPixels() {
        return Math.toIntExact(input().height() * input().width());
    }

    /** Pixels of an output image; 1 of a vector. */
    int outputPixels() {
        return Math.toIntExact(output.height() * output.width());
    }

    int inputChannels() {
        return (int) input().channels();
    }

    int outputChannels() {
        return (int) output.channels();
    }

    /** The sizes of its pooling on a batch. */
    PoolShape pooled(int images, int size, int stride) {
        return new PoolShape(images, (int) input().height(), (int) input().width(), inputChannels(), size, stride);
    }
}
