package werkbank.engine.saved;

import java.util.List;
import werkbank.engine.NetworkSpec;
import werkbank.recipe.NetworkGraph;
import werkbank.recipe.Recipe;
import werkbank.recipe.Shape;
import werkbank.recipe.layer.Layer;

/**
 * A network of another library in layers of ours.
 *
 * @param layers as a recipe lists them, a standardisation before them where the network has one
 * @param classes outputs of the output layer, at least 2
 * @param parameters [parameters] node by node, as {@link werkbank.engine.NetworkState#parameters} has them
 */
public record ImportedNetwork(List<Layer> layers, int classes, float[] parameters) {
    public ImportedNetwork {
        layers = List.copyOf(layers);
    }

    /**
     * The network as it is to be saved.
     *
     * @param images that it is for
     * @param other a recipe, whose training and augmentation it gets: the file may have neither
     */
    public SavedNetwork saved(Shape images, Recipe other) {
        Recipe recipe = new Recipe(layers, other.training(), other.augmentation());
        NetworkSpec spec = new NetworkSpec(recipe, images, classes, List.of(), 0);
        NetworkGraph graph = spec.graph();
        String configuration =
                NetworkJson.of(spec, 0, recipe.training().optimizer().learningRate());
        return SavedNetwork.of(graph, configuration, parameters);
    }
}
