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
 * @param frozen nodes of the graph whose parameters stay as they are, the first ones; 0 for none. Batch normalisations among
 *     them keep their running statistics, and normalise with these
 * @param headRate what the learning rate of the output layer is multiplied by, greater than 0
 */
public record NetworkSpec(
        Recipe recipe, Shape shape, int classes, List<Double> classWeights, long seed, int frozen, double headRate) {
    public NetworkSpec {
        classWeights = List.copyOf(classWeights);
    }

    /** A network that learns altogether, at one rate. */
    public NetworkSpec(Recipe recipe, Shape shape, int classes, List<Double> classWeights, long seed) {
        this(recipe, shape, classes, classWeights, seed, 0, 1);
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
