package werkbank.engine.executor;

import java.util.ArrayList;
import java.util.List;
import werkbank.recipe.LayerShape;
import werkbank.recipe.NetworkShapes;
import werkbank.recipe.Shape;
import werkbank.recipe.layer.Activation;
import werkbank.recipe.layer.Dense;
import werkbank.recipe.layer.Extent;
import werkbank.recipe.layer.Initializer;
import werkbank.recipe.layer.Layer;

/**
 * The layers of a network, each with its sizes.
 *
 * @param hidden the layers that a recipe lists
 * @param output the dense layer that makes the logits
 * @param images that the network takes
 */
record Architecture(List<Place> hidden, Place output, Shape images) {
    /**
     * Fits layers to images.
     *
     * @throws werkbank.InputException when a layer can't take what comes before it
     */
    static Architecture of(List<Layer> layers, Shape images, int classes) {
        List<LayerShape> rows = NetworkShapes.infer(layers, images, classes);
        List<Place> hidden = new ArrayList<>();
        Extent input = Extent.image(images.height(), images.width(), images.channels());
        for (int i = 0; i < layers.size(); i++) {
            hidden.add(new Place(i, layers.get(i), input, rows.get(i).output()));
            input = rows.get(i).output();
        }
        Layer last = new Dense(classes, Activation.IDENTITY, Initializer.GLOROT_UNIFORM);
        Place output =
                new Place(layers.size(), last, input, rows.get(layers.size()).output());
        return new Architecture(List.copyOf(hidden), output, images);
    }

    /** All layers, the output last. */
    List<Place> places() {
        List<Place> all = new ArrayList<>(hidden);
        all.add(output);
        return all;
    }

    int classes() {
        return output.outputChannels();
    }

    /** The place of the first layer that learns; gradients go no further back. */
    int firstThatLearns() {
        return places().stream()
                .filter(place -> place.layer().parameters(place.input()).trainable() > 0)
                .findFirst()
                .orElseThrow()
                .index();
    }
}
