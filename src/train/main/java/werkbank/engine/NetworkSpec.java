package werkbank.engine;

import java.util.List;
import werkbank.recipe.NetworkGraph;
import werkbank.recipe.Recipe;
import werkbank.recipe.Shape;

/**
 * The recipe, images and seed that a new network is made from.
 *
 * @param recipe layers, loss, optimizer and penalties
 * @param shape of its images
 * @param classes outputs, at least 2
 * @param classWeights what an image's loss is multiplied by, for each class; empty when all count alike
 * @param seed of the first weights
 */
public record NetworkSpec(Recipe recipe, Shape shape, int classes, List<Double> classWeights, long seed) {
    public NetworkSpec {
        classWeights = List.copyOf(classWeights);
    }

    /**
     * The network's layers as nodes.
     *
     * @throws werkbank.InputException when a layer can't take what comes before it
     */
    public NetworkGraph graph() {
        return NetworkGraph.of(recipe.network(), shape, classes);
    }
}
