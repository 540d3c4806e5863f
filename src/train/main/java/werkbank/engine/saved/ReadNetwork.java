package werkbank.engine.saved;

import java.util.List;
import werkbank.recipe.layer.Layer;

/**
 * A network from a file, checked: its layers fit the images that it is for, and its parameters are as many as they need.
 *
 * @param layers those that a recipe lists; the output layer comes after them
 * @param classes of the output layer
 * @param saved what the file has, its configuration written anew
 */
public record ReadNetwork(List<Layer> layers, int classes, SavedNetwork saved) {
    public ReadNetwork {
        layers = List.copyOf(layers);
    }
}
